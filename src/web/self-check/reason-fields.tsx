import type { ReactNode } from 'react'
import { leavingReasons } from '#domain/goal/self-check.ts'
import type { Reply } from '#web/api/client.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { selfCheckEn } from '#web/phrases/self-check.en.ts'
import { selfCheckZh } from '#web/phrases/self-check.zh.ts'
import { Badge } from '#web/ui/badge.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import { DateField, NumberField, TextField } from '#web/ui/text-field.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Check = Reply<'GET /self-checks'>

/** What a manager fills in for one reason; empty texts where nothing is chosen. */
export interface ReasonEntry {
  readonly score: number | null
  readonly note: string
  readonly owner: string
  readonly dueOn: string
}

interface ReasonFieldsProps {
  readonly part: Check['parts'][number]
  readonly entry: ReasonEntry
  readonly owners: Check['owners']
  readonly onChange: (entry: ReasonEntry) => void
}

const tones = { better: 'good', worse: 'bad', same: 'neutral' } as const
const signs = { better: '↓', worse: '↑', same: '→' } as const

export function ReasonFields({ part, entry, owners, onChange }: ReasonFieldsProps): ReactNode {
  const words = usePhrases(selfCheckZh, selfCheckEn)
  const label = useLabel()
  const reason = leavingReasons[part.reason]
  return (
    <fieldset className="reason">
      <legend>
        {label(reason)}{' '}
        {part.trend !== null && (
          <Badge tone={tones[part.trend]} sign={signs[part.trend]}>
            {words.trend[part.trend]}
          </Badge>
        )}
      </legend>
      <p className="muted reason-asks">
        {label(reason.asks)} <History of={part.history} />
      </p>
      <NumberField
        label={words.score}
        value={entry.score}
        min={0}
        max={10}
        step={1}
        onChange={(score) => onChange({ ...entry, score })}
      />
      <SelectField
        label={words.owner}
        value={entry.owner}
        none={words.nobody}
        choices={owners.map(({ staffId, name }) => ({ value: String(staffId), label: name }))}
        onChange={(owner) => onChange({ ...entry, owner })}
      />
      <DateField label={words.dueOn} value={entry.dueOn} onChange={(dueOn) => onChange({ ...entry, dueOn })} />
      <div className="reason-note">
        <TextField
          label={words.note}
          value={entry.note}
          lines={2}
          maxLength={2000}
          onChange={(note) => onChange({ ...entry, note })}
        />
      </div>
    </fieldset>
  )
}

function History({ of }: { readonly of: Check['parts'][number]['history'] }): ReactNode {
  const words = usePhrases(selfCheckZh, selfCheckEn)
  const format = useFormat()
  const told = of.filter(({ score }) => score !== null)
  if (told.length === 0) return words.noHistory
  return words.history(told.map(({ month, score }) => `${month} ${format.number(score)}`).join(' · '))
}
