import { useState, type FormEvent, type ReactNode } from 'react'
import { goalMetrics, type GoalMetricName } from '#domain/goal/goal-metric.ts'
import type { Reply } from '#web/api/client.ts'
import { etagOf } from '#web/api/etag.ts'
import { useChange } from '#web/api/use-ask.ts'
import { known } from '#web/known.ts'
import { goalsEn } from '#web/phrases/goals.en.ts'
import { goalsZh } from '#web/phrases/goals.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Button } from '#web/ui/button.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { NumberField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import '#web/goals/goals.css'

type GoalFigures = Reply<'GET /goals'>

interface Entry {
  /** In the unit that people read: percent, yuan. */
  readonly target: number | null
  readonly owner: string
}

/** How many of a goal's own units one of the reader's is. */
function scaleOf(metric: GoalMetricName): number {
  const { unit } = goalMetrics[metric]
  return unit === 'share' ? 0.01 : unit === 'fen' ? 100 : 1
}

interface GoalFormProps {
  readonly figures: GoalFigures
  readonly centre: number | undefined
  readonly onDone: () => void
}

export function GoalForm({ figures, centre, onDone }: GoalFormProps): ReactNode {
  const words = usePhrases(goalsZh, goalsEn)
  const [entries, setEntries] = useState(() => entriesOf(figures))
  const save = useChange('PUT /goals/{month}', ['GET /goals', 'GET /cockpit'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const before = entriesOf(figures)
    const goals = figures.goals.flatMap(({ metric }) => {
      const { target = null, owner = '' } = entries[metric] ?? {}
      // Whoever leaves a usual target as it is has not set one.
      if (target === null || (target === before[metric]?.target && owner === before[metric]?.owner)) return []
      const exact = Number((target * scaleOf(metric)).toFixed(6))
      return [{ metric, target: exact, ownerStaffId: owner === '' ? null : Number(owner) }]
    })
    const onSuccess = (): void => {
      showToast({ text: words.saved })
      onDone()
    }
    save.mutate(
      { params: { month: figures.month }, query: known({ centre }), body: { goals }, ifMatch: etagOf(figures) },
      { onSuccess },
    )
  }
  return (
    <Panel>
      <form className="stack" onSubmit={submit}>
        {figures.goals.map(({ metric }) => (
          <GoalFields
            key={metric}
            metric={metric}
            entry={entries[metric] ?? { target: null, owner: '' }}
            owners={figures.owners}
            onChange={(entry) => setEntries({ ...entries, [metric]: entry })}
          />
        ))}
        {save.error !== null && <ProblemNote problem={save.error} />}
        <div className="row">
          <Button type="submit" variant="primary" isBusy={save.isPending}>
            {words.save}
          </Button>
          <Button variant="quiet" onPress={onDone}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function entriesOf({ goals }: GoalFigures): Readonly<Partial<Record<GoalMetricName, Entry>>> {
  return Object.fromEntries(
    goals.map(({ metric, target, owner }) => [
      metric,
      {
        target: target === null ? null : Number((target / scaleOf(metric)).toFixed(4)),
        owner: owner === null ? '' : String(owner.staffId),
      },
    ]),
  )
}

interface GoalFieldsProps {
  readonly metric: GoalMetricName
  readonly entry: Entry
  readonly owners: GoalFigures['owners']
  readonly onChange: (entry: Entry) => void
}

function GoalFields({ metric, entry, owners, onChange }: GoalFieldsProps): ReactNode {
  const words = usePhrases(goalsZh, goalsEn)
  const label = useLabel()
  const { unit } = goalMetrics[metric]
  const mark = unit === 'share' ? words.percent : unit === 'fen' ? words.yuan : null
  return (
    <fieldset className="goal-fields">
      <legend>{label(goalMetrics[metric].label)}</legend>
      <NumberField
        label={words.target}
        hint={label(goalMetrics[metric].hint)}
        value={entry.target}
        min={0}
        {...(unit === 'share' || unit === 'index' ? { max: 100 } : {})}
        {...(mark === null ? {} : { unit: mark })}
        onChange={(target) => onChange({ ...entry, target })}
      />
      <SelectField
        label={words.owner}
        value={entry.owner}
        none={words.nobody}
        choices={owners.map(({ staffId, name }) => ({ value: String(staffId), label: name }))}
        onChange={(owner) => onChange({ ...entry, owner })}
      />
    </fieldset>
  )
}
