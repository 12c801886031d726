import { useState, type FormEvent, type ReactNode } from 'react'
import type { HandFunnel, LeavingReason } from '#domain/goal/self-check.ts'
import type { Reply } from '#web/api/client.ts'
import { etagOf } from '#web/api/etag.ts'
import { useChange } from '#web/api/use-ask.ts'
import { known } from '#web/known.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { selfCheckEn } from '#web/phrases/self-check.en.ts'
import { selfCheckZh } from '#web/phrases/self-check.zh.ts'
import { HandFunnelFields } from '#web/self-check/hand-funnel-fields.tsx'
import { ReasonFields, type ReasonEntry } from '#web/self-check/reason-fields.tsx'
import { Button } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import '#web/self-check/self-check.css'

type Check = Reply<'GET /self-checks'>

interface SelfCheckFormProps {
  readonly check: Check
  readonly centre: number | undefined
}

export function SelfCheckForm({ check, centre }: SelfCheckFormProps): ReactNode {
  const words = usePhrases(selfCheckZh, selfCheckEn)
  const [entries, setEntries] = useState(() => entriesOf(check))
  const [funnel, setFunnel] = useState<HandFunnel>(check.funnel)
  const save = useChange('PUT /self-checks/{month}', ['GET /self-checks'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const parts = Object.fromEntries(
      Object.entries(entries).map(([reason, { score, note, owner, dueOn }]) => [
        reason,
        { score, note, ownerStaffId: owner === '' ? null : Number(owner), dueOn: dueOn === '' ? null : dueOn },
      ]),
    )
    save.mutate(
      { params: { month: check.month }, query: known({ centre }), body: { parts, funnel }, ifMatch: etagOf(check) },
      { onSuccess: () => showToast({ text: words.saved }) },
    )
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Panel title={words.reasons}>
        {check.parts.map((part) => (
          <ReasonFields
            key={part.reason}
            part={part}
            entry={entries[part.reason] ?? noEntry}
            owners={check.owners}
            onChange={(entry) => setEntries({ ...entries, [part.reason]: entry })}
          />
        ))}
      </Panel>
      <Panel title={words.funnel} subtitle={words.funnelNote}>
        <HandFunnelFields funnel={funnel} onChange={setFunnel} />
      </Panel>
      {save.error !== null && <ProblemNote problem={save.error} />}
      <div>
        <Button type="submit" variant="primary" isBusy={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

const noEntry: ReasonEntry = { score: null, note: '', owner: '', dueOn: '' }

function entriesOf({ parts }: Check): Readonly<Partial<Record<LeavingReason, ReasonEntry>>> {
  return Object.fromEntries(
    parts.map(({ reason, score, note, ownerStaffId, dueOn }) => [
      reason,
      { score, note, owner: ownerStaffId === null ? '' : String(ownerStaffId), dueOn: dueOn ?? '' },
    ]),
  )
}
