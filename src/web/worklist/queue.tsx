import { useEffect, useRef, type ReactNode } from 'react'
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

interface QueueProps {
  readonly rows: readonly TaskRow[]
  readonly openId: number | null
  readonly onOpen: (taskId: number) => void
}

/** The tasks in order of work; j and k move through them. */
export function Queue({ rows, openId, onOpen }: QueueProps): ReactNode {
  const words = useWords()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [openId])
  return (
    <nav className="queue" aria-label={words.queue}>
      <ul ref={list}>
        {rows.map((row) => (
          <li key={row.taskId}>
            <button
              type="button"
              className="queue-row"
              aria-current={row.taskId === openId ? 'true' : undefined}
              onClick={() => onOpen(row.taskId)}
            >
              <TaskLine row={row} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

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
      <span className="queue-head">
        <b>
          <PersonName name={row.name} />
        </b>
        <Badge tone={classTones[row.class]}>{label(actionClassLabels[row.class])}</Badge>
        {row.isOverdue && <Badge tone="bad">{words.overdueSign}</Badge>}
      </span>
      <span className="queue-why">{row.reasons.map((reason) => label(reason.label)).join(' · ')}</span>
      <span className="queue-facts muted">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      {row.because !== null && (
        <span className="queue-facts">
          {label(laterLabels[row.because])}
          {row.waitsUntil !== null && ` · ${words.until(moment(row.waitsUntil))}`}
        </span>
      )}
    </>
  )
}
