import type { ReactNode } from 'react'
import { hrefTo } from '#web/paths.ts'
import type { Person } from '#web/team/shapes.ts'
import { useWords } from '#web/team/use-words.ts'
import { useNow } from '#web/worklist/now.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { useMoment } from '#web/worklist/use-moment.ts'
import { Badge } from '#web/ui/badge.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** Tasks with hours that count, the soonest first: what is late, and what soon will be. */
export function Clocks({ of: { name, clocks } }: { readonly of: Person }): ReactNode {
  const words = useWords()
  const format = useFormat()
  if (clocks.length === 0) return null
  return (
    <div className="clocks">
      <h3>{words.clocks(format.number(clocks.length))}</h3>
      <ul aria-label={words.clocksLabel(name)}>
        {clocks.map((row) => (
          <Clock key={row.taskId} row={row} />
        ))}
      </ul>
    </div>
  )
}

function Clock({ row }: { readonly row: TaskRow }): ReactNode {
  const words = useWords()
  const moment = useMoment()
  const now = Date.parse(useNow())
  const { dueAt, warnAt, customerId, name } = row
  if (dueAt === null) return null
  const isLate = Date.parse(dueAt) < now
  const isSoon = !isLate && warnAt !== null && Date.parse(warnAt) <= now
  return (
    <li>
      <PersonName name={name} href={hrefTo('profile', { params: { customerId } })} />
      <span className="muted">{moment(dueAt)}</span>
      {isLate && <Badge tone="bad">{words.late}</Badge>}
      {isSoon && <Badge tone="fair">{words.soon}</Badge>}
    </li>
  )
}
