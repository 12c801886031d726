import { useState, type ReactNode } from 'react'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { useChange } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import { GoodToKnow } from '#web/worklist/good-to-know.tsx'
import { Help } from '#web/worklist/help.tsx'
import type { TaskDetail, TaskRow } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { instantText } from '#web/ui/format.ts'
import { Note, ProblemNote } from '#web/ui/note.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface CallCardProps {
  readonly row: TaskRow
  readonly detail: TaskDetail
}

/** Who it is, why they are called, whether they may be, and what to say. */
export function CallCard({ row, detail }: CallCardProps): ReactNode {
  return (
    <>
      <Who row={row} />
      <MayCall contact={detail.contact} />
      <Why row={row} detail={detail} />
      <div className="call-columns">
        <Help of={detail.help} />
        <GoodToKnow detail={detail} />
      </div>
    </>
  )
}

function Who({ row }: { readonly row: TaskRow }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const facts = [
    [row.model, row.plate].filter((part) => part !== null).join(' '),
    row.stage === null ? null : label(stageLabels[row.stage]),
    row.level === null || row.level === 'none' ? null : label(ladderLevelLabels[row.level]),
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <header className="call-head">
      <div>
        <h2>
          <PersonName name={row.name} /> {row.isVip && <Badge tone="accent">VIP</Badge>}
        </h2>
        <p className="muted">{facts.join(' · ')}</p>
      </div>
      <div className="row">
        <CallButton row={row} />
        <LinkButton href={hrefTo('profile', { params: { customerId: row.customerId } })}>{words.profile}</LinkButton>
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
  if (!mayCall) return null
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
  if (contact.mayCall) return null
  return (
    <Note tone="fair">
      <b>{words.mayNot}</b>{' '}
      {contact.obstacles
        .map(({ label: of, until }) => (until === null ? label(of) : words.mayNotUntil(label(of), instantText(until))))
        .join('；')}
    </Note>
  )
}

function Why({ row, detail }: CallCardProps): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const chance = detail.help[0]?.chance
  return (
    <section className="call-why">
      <h3>{words.why}</h3>
      <ul>
        {row.reasons.map((reason) => (
          <li key={reason.reasonId}>
            <b>
              {reason.playbook} {label(reason.label)}
            </b>{' '}
            {reason.because === null ? '' : label(reason.because)}
          </li>
        ))}
      </ul>
      {row.stakeFen !== null && row.stakeFen > 0 && (
        <p className="muted">
          {words.worth(format.money(row.stakeFen), format.percent(row.chance, 0))}
          {chance !== undefined && chance.benchmark !== null && (
            <>
              {' · '}
              {chance.touched !== null && chance.touched > 0
                ? words.learned(
                    label(chance.benchmark),
                    format.number(chance.touched),
                    format.number(chance.succeeded ?? 0),
                  )
                : words.basis(label(chance.benchmark))}
            </>
          )}
        </p>
      )}
    </section>
  )
}
