import type { ReactNode } from 'react'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { Label } from '#domain/label.ts'
import { type OverDelivery, overDeliveryLabels } from '#domain/relationship/emotional-account.ts'
import { type ChurnReason, churnReasonLabels } from '#domain/task/churn-reason.ts'
import { type Mood, moodLabels } from '#domain/task/mood.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import { useLabel } from '#web/phrases/language.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { SelectField } from '#web/ui/choice-field.tsx'
import { TextField } from '#web/ui/text-field.tsx'

/** What may be added to a result; all of it can be left open. */
export interface Details {
  readonly note: string
  readonly mood: Mood | null
  readonly overDelivery: OverDelivery | null
  readonly churnReason: ChurnReason | null
}

export const noDetails: Details = { note: '', mood: null, overDelivery: null, churnReason: null }

/** Those who stay away: why they do is what the call is to find out. */
const isAway: ReadonlySet<LadderLevel> = new Set(['high', 'win_back', 'lapsed'])

interface ResultDetailsProps {
  readonly of: TaskRow
  readonly result: TaskResult
  readonly details: Details
  readonly onChange: (details: Details) => void
}

export function ResultDetails({ of, result, details, onChange }: ResultDetailsProps): ReactNode {
  const words = useWords()
  const asksReason = result !== 'declined' && isAway.has(of.level ?? 'none')
  const wasReached = result === 'reached' || result === 'booked' || result === 'declined' || result === 'callback'
  return (
    <div className="result-details">
      <TextField
        label={words.note}
        value={details.note}
        onChange={(note) => onChange({ ...details, note })}
        lines={2}
        maxLength={2000}
        isOptional
      />
      {asksReason && (
        <Choice
          label={words.churnReason}
          labels={churnReasonLabels}
          value={details.churnReason}
          onChange={(churnReason) => onChange({ ...details, churnReason })}
        />
      )}
      {wasReached && (
        <>
          <Choice
            label={words.mood}
            labels={moodLabels}
            value={details.mood}
            onChange={(mood) => onChange({ ...details, mood })}
          />
          <Choice
            label={words.overDelivery}
            labels={overDeliveryLabels}
            value={details.overDelivery}
            onChange={(overDelivery) => onChange({ ...details, overDelivery })}
          />
        </>
      )}
    </div>
  )
}

interface ChoiceProps<K extends string> {
  readonly label: string
  readonly labels: Readonly<Record<K, Label>>
  readonly value: K | null
  readonly onChange: (value: K | null) => void
}

function Choice<K extends string>({ label: name, labels, value, onChange }: ChoiceProps<K>): ReactNode {
  const words = useWords()
  const label = useLabel()
  return (
    <SelectField
      label={name}
      value={value ?? ''}
      none={words.none1}
      choices={(Object.keys(labels) as K[]).map((key) => ({ value: key, label: label(labels[key]) }))}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
    />
  )
}
