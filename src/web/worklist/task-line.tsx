import type { ReactNode } from 'react'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { laterLabels } from '#domain/task/work-day.ts'
import { useLabel } from '#web/phrases/language.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { useMoment } from '#web/worklist/use-moment.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/worklist/task-line.css'

const classTones: Readonly<Record<TaskRow['class'], Tone>> = { high: 'bad', medium: 'fair', low: 'neutral' }

/** A task in three lines: who, why, by when; and where it is not for now, why not. */
export function TaskLine({ row }: { readonly row: TaskRow }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const moment = useMoment()
  const { today } = useMe().group
  const facts = [
    row.dueAt === null ? words.due(format.day(row.dueOn, today)) : words.due(moment(row.dueAt)),
    words.minutes(format.number(row.minutes)),
    row.stakeFen === null || row.stakeFen === 0 ? null : format.money(row.stakeFen),
    row.attempts > 0 ? words.attempts(format.number(row.attempts)) : null,
    row.lentBy === null ? null : words.lent(row.lentBy.name),
    row.isOverCapacity ? words.overCapacity : null,
  ]
  return (
    <>
      <span className="task-line-head">
        <b>
          <PersonName name={row.name} />
        </b>
        <Badge tone={classTones[row.class]}>{label(actionClassLabels[row.class])}</Badge>
        {row.isOverdue && <Badge tone="bad">{words.overdueSign}</Badge>}
      </span>
      <span className="task-line-why">{row.reasons.map((reason) => label(reason.label)).join(' · ')}</span>
      <span className="task-line-facts muted">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      {row.because !== null && (
        <span className="task-line-facts">
          {label(laterLabels[row.because])}
          {row.waitsUntil !== null && ` · ${words.until(moment(row.waitsUntil))}`}
        </span>
      )}
    </>
  )
}
