import { useState, type ReactNode } from 'react'
import type { Reply } from '#web/api/client.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { useLabel } from '#web/phrases/language.ts'
import { staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import { instantText } from '#web/ui/format.ts'
import { Empty, ProblemNote } from '#web/ui/note.tsx'
import { showToast } from '#web/ui/toasts.tsx'

type Told = Reply<'GET /customers/{customerId}/enrolments'>
type Enrolment = Told['rows'][number]

/** The playbooks that the customer is in and was in, each with its journal, and what did not begin, and why. */
export function Enrolments(): ReactNode {
  const words = useProfilePhrases().playbooks
  const { customerId } = useProfile()
  const asked = useAsk('GET /customers/{customerId}/enrolments', { params: { customerId } })
  return (
    <Answered of={asked}>
      {({ rows, passedOver }) => (
        <div className="stack">
          {rows.length === 0 && (
            <Empty title={words.none} icon="list">
              {words.noneNext}
            </Empty>
          )}
          {rows.map((row) => (
            <OneEnrolment key={row.enrolmentId} of={row} />
          ))}
          <EnrolByHand live={rows.filter(({ ending }) => ending === null).map(({ playbookId }) => playbookId)} />
          {passedOver.length > 0 && <PassedOver rows={passedOver} />}
        </div>
      )}
    </Answered>
  )
}

const endingTones: Readonly<Record<string, Tone>> = { success: 'good', failure: 'poor' }

function OneEnrolment({ of }: { readonly of: Enrolment }): ReactNode {
  const words = useProfilePhrases().playbooks
  const label = useLabel()
  const [isOpen, setOpen] = useState(of.endedAt === null)
  const facts = [
    words.entered(instantText(of.enteredAt), of.version),
    of.because === null ? null : label(of.because),
    of.dueAt === null ? null : words.next(of.stepId ?? '', instantText(of.dueAt)),
  ]
  return (
    <section className="enrolment">
      <h4 className="row">
        {of.playbookId} {label(of.playbook)} <State of={of} />
      </h4>
      <p className="muted">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {of.ending === null && <Changes of={of} />}
      <Button variant="quiet" size="small" onPress={() => setOpen(!isOpen)}>
        {isOpen ? words.hide : words.show(of.entries.length)}
      </Button>
      {isOpen && <Journal entries={of.entries} />}
    </section>
  )
}

function State({ of: { ending, isPaused } }: { readonly of: Enrolment }): ReactNode {
  const words = useProfilePhrases().playbooks
  const endings: Readonly<Record<string, string>> = words.endings
  if (ending === null) return <Badge tone="accent">{isPaused ? words.paused : words.live}</Badge>
  return <Badge tone={endingTones[ending] ?? 'neutral'}>{endings[ending] ?? ending}</Badge>
}

function Journal({ entries }: { readonly entries: Enrolment['entries'] }): ReactNode {
  const label = useLabel()
  return (
    <ol className="journal">
      {entries.map(({ entryNo, at, says, stepId, by, because }) => (
        <li key={entryNo}>
          <span className="muted">{instantText(at)}</span> {label(says)} {stepId !== null && <code>{stepId}</code>}
          {because !== null && ` · ${label(because)}`}
          {by !== null && <span className="muted"> · {by}</span>}
        </li>
      ))}
    </ol>
  )
}

function Changes({ of }: { readonly of: Enrolment }): ReactNode {
  const words = useProfilePhrases().playbooks
  const { customerId, mayEdit } = useProfile()
  const change = useChange('POST /customers/{customerId}/enrolments/{enrolmentId}/changes', [
    'GET /customers/{customerId}/enrolments',
  ])
  if (!mayEdit) return null
  const send = (what: 'pause' | 'resume' | 'release'): void =>
    change.mutate({ params: { customerId, enrolmentId: of.enrolmentId }, body: { do: what } })
  return (
    <div className="row">
      <Button size="small" isBusy={change.isPending} onPress={() => send(of.isPaused ? 'resume' : 'pause')}>
        {of.isPaused ? words.resume : words.pause}
      </Button>
      <Button size="small" variant="danger" isBusy={change.isPending} onPress={() => send('release')}>
        {words.release}
      </Button>
      {change.error !== null && <ProblemNote problem={change.error} />}
    </div>
  )
}

function PassedOver({ rows }: { readonly rows: Told['passedOver'] }): ReactNode {
  const words = useProfilePhrases().playbooks
  const label = useLabel()
  return (
    <section>
      <h4>{words.passedOver}</h4>
      <ul>
        {rows.map(({ playbookId, playbook, triggerOn, because }, at) => (
          <li key={at}>
            {playbookId} {label(playbook)} <span className="muted">{triggerOn}</span>
            {because !== null && ` ${label(because)}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Puts the customer into a playbook that is in use and that they are not in. */
function EnrolByHand({ live }: { readonly live: readonly string[] }): ReactNode {
  const { rights } = useMe()
  const { mayEdit } = useProfile()
  return mayEdit && rights.includes('playbooks.read') ? <EnrolForm live={live} /> : null
}

function EnrolForm({ live }: { readonly live: readonly string[] }): ReactNode {
  const words = useProfilePhrases().playbooks
  const label = useLabel()
  const { customerId } = useProfile()
  const { data } = useAsk('GET /playbooks', {})
  const [playbookId, setPlaybookId] = useState('')
  const enrol = useChange('POST /customers/{customerId}/enrolments', [
    'GET /customers/{customerId}/enrolments',
    ...staleRoutes,
  ])
  const open = (data?.rows ?? []).filter(({ id, isActive, canBeRead }) => isActive && canBeRead && !live.includes(id))
  const chosen = open.find(({ id }) => id === playbookId)
  const begin = (): void => {
    if (chosen === undefined) return
    const done = words.enrolled(label(chosen.label))
    const onSuccess = (): void => {
      setPlaybookId('')
      showToast({ text: done })
    }
    enrol.mutate({ params: { customerId }, body: { playbookId } }, { onSuccess })
  }
  return (
    <section>
      <div className="row enrol-by-hand">
        <SelectField
          label={words.enrolChoice}
          value={playbookId}
          none="—"
          choices={open.map((each) => ({ value: each.id, label: `${each.id} ${label(each.label)}` }))}
          onChange={setPlaybookId}
        />
        <Button isBusy={enrol.isPending} isDisabled={chosen === undefined} onPress={begin}>
          {words.enrol}
        </Button>
      </div>
      <p className="muted">{words.enrolHint}</p>
      {enrol.error !== null && <ProblemNote problem={enrol.error} />}
    </section>
  )
}
