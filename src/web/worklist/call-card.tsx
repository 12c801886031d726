import { useEffect, useRef, useState, type ReactNode } from 'react'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { useChange } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import { GoodToKnow } from '#web/worklist/good-to-know.tsx'
import { Help } from '#web/worklist/help.tsx'
import type { TaskDetail, TaskRow } from '#web/worklist/shapes.ts'
import { useMoment } from '#web/worklist/use-moment.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge, LevelBadge, StageBadge } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Note, ProblemNote } from '#web/ui/note.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Chance = TaskDetail['help'][number]['chance']

interface CallCardProps {
  readonly row: TaskRow
  /** Undefined while it is fetched, and without a connection. */
  readonly detail: TaskDetail | undefined
}

/** Who and why, known from the queue before anything is fetched; whether they may be called. */
export function CallHead({ row, detail, takesFocus }: CallCardProps & Pick<WhoProps, 'takesFocus'>): ReactNode {
  return (
    <>
      <Who row={row} takesFocus={takesFocus} />
      {detail !== undefined && <MayCall contact={detail.contact} />}
      <Why row={row} detail={detail} />
    </>
  )
}

/** What to know of them, and what to say. */
export function CallWords({ detail }: { readonly detail: TaskDetail }): ReactNode {
  return (
    <div className="call-columns">
      <GoodToKnow detail={detail} />
      <Help of={detail.help} />
    </div>
  )
}

interface WhoProps {
  readonly row: TaskRow
  /** The one before was just saved: reading goes on here. */
  readonly takesFocus: boolean
}

/** Who it is, with which car, how they stand. */
function Who({ row, takesFocus }: WhoProps): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const name = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) name.current?.focus({ preventScroll: true })
  }, [takesFocus])
  const standing = [
    [row.model, row.plate].filter((part) => part !== null).join(' '),
    row.tier === null ? '' : words.tier(label(valueTierLabels[row.tier])),
    row.healthScore === null ? '' : words.health(format.number(row.healthScore)),
  ]
  return (
    <header className="call-head">
      <div>
        <h2 ref={name} tabIndex={-1}>
          <PersonName name={row.name} /> {row.isVip && <Badge tone="accent">VIP</Badge>}
          {row.stage !== null && <StageBadge stage={row.stage} />}
          {row.level !== null && row.level !== 'none' && <LevelBadge level={row.level} />}
        </h2>
        <p className="muted">{standing.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      <div className="row">
        <LinkButton href={hrefTo('profile', { params: { customerId: row.customerId } })}>{words.profile}</LinkButton>
        <CallButton row={row} />
      </div>
    </header>
  )
}

/** The number comes with a tap, and the tap is written down; then it is a link to dial by. */
function CallButton({ row }: { readonly row: TaskRow }): ReactNode {
  const words = useWords()
  const mayCall = useMe().rights.includes('contacts.read')
  const [phone, setPhone] = useState<string | null>(null)
  const look = useChange('POST /customers/{customerId}/contact-views')
  if (!mayCall || row.message !== null) return null
  if (row.phoneMasked === null) return <span className="muted">{words.noPhone}</span>
  if (phone !== null) {
    return (
      <LinkButton href={`tel:${phone}`} variant="primary" icon="phone" download>
        {phone}
      </LinkButton>
    )
  }
  const dial = (): void =>
    look.mutate(
      { params: { customerId: row.customerId }, body: { reason: 'call' } },
      {
        onSuccess: (told) => {
          setPhone(told.phone)
          if (told.phone !== null) window.location.href = `tel:${told.phone}`
        },
      },
    )
  return (
    <>
      <Button variant="primary" icon="phone" isBusy={look.isPending} onPress={dial}>
        {words.call} {row.phoneMasked}
      </Button>
      {look.error !== null && <ProblemNote problem={look.error} />}
    </>
  )
}

function MayCall({ contact }: { readonly contact: TaskDetail['contact'] }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const moment = useMoment()
  if (contact.mayCall) return null
  return (
    <Note tone="fair">
      <b>{words.mayNot}</b>{' '}
      {contact.obstacles
        .map(({ label: of, until }) => (until === null ? label(of) : words.mayNotUntil(label(of), moment(until))))
        .join(words.listComma)}
    </Note>
  )
}

function Why({ row, detail }: CallCardProps): ReactNode {
  const words = useWords()
  const label = useLabel()
  return (
    <section className="call-why">
      <h3>{words.why}</h3>
      <ul>
        {row.reasons.map((reason) => (
          <li key={reason.reasonId}>
            <b>{label(reason.label)}</b>{' '}
            {reason.playbook !== null && <small className="muted">{reason.playbook}</small>}{' '}
            {reason.because === null ? '' : label(reason.because)}
          </li>
        ))}
      </ul>
      {row.stakeFen !== null && row.stakeFen > 0 && <Worth row={row} chance={detail?.help[0]?.chance} />}
    </section>
  )
}

/** What is at stake, the chance that a call changes it, and where that chance comes from. */
function Worth({ row, chance }: { readonly row: TaskRow; readonly chance: Chance | undefined }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const worth = words.worth(format.money(row.stakeFen), format.percent(row.chance, 0))
  if (chance === undefined || chance.benchmark === null) return <p className="call-worth">{worth}</p>
  const benchmark = label(chance.benchmark)
  const { touched, succeeded } = chance
  return (
    <p className="call-worth">
      {worth}
      <span className="muted">
        {touched === null || touched === 0
          ? words.basis(benchmark)
          : words.learned(benchmark, format.number(touched), format.number(succeeded ?? 0))}
      </span>
    </p>
  )
}
