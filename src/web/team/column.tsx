import type { ReactNode } from 'react'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import { BoardTask } from '#web/team/board-task.tsx'
import { Clocks } from '#web/team/clocks.tsx'
import { useDrop, useHanding } from '#web/team/dragging.ts'
import type { Board, Person } from '#web/team/shapes.ts'
import { useWords } from '#web/team/use-words.ts'
import { LoadBar } from '#web/worklist/load-bar.tsx'
import type { TaskRow } from '#web/worklist/shapes.ts'
import type { Taker } from '#web/worklist/use-give.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge } from '#web/ui/badge.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import { useNarrow } from '#web/ui/use-narrow.ts'

/** Somebody's day: load against capacity, what is late, clocks that run, tasks in order. */
export function PersonColumn({ of }: { readonly of: Person }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { today } = useMe().group
  const { staffId, name, role, awayUntil, rows, counts } = of
  return (
    <Column
      taker={{ staffId, name }}
      rows={rows}
      count={counts.today + counts.later}
      head={
        <>
          <a className="column-name" href={hrefTo('worklist', { search: { staff: staffId } })}>
            {name}
          </a>
          {role === 'manager' && <Badge>{label(staffRoleLabels[role])}</Badge>}
          {awayUntil !== null && <Badge tone="fair">{words.away(format.day(awayUntil, today))}</Badge>}
        </>
      }
    >
      <Load of={of} />
      <Clocks of={of} />
    </Column>
  )
}

function Load({ of: { staffId, progress, counts } }: { readonly of: Person }): ReactNode {
  const words = useWords()
  const format = useFormat()
  const { workedMinutes, plannedMinutes, capacityMinutes } = progress
  const over = workedMinutes + plannedMinutes - capacityMinutes
  return (
    <div className="column-load">
      <LoadBar of={progress} />
      <p className="muted">
        {words.load(format.number(workedMinutes), format.number(plannedMinutes), format.number(capacityMinutes))}
        {over > 0 && <b className="column-over"> {words.over(format.number(over))}</b>}
      </p>
      <dl className="column-counts">
        {(['today', 'overdue', 'later', 'done'] as const).map((each) => (
          <div key={each} className={each === 'overdue' && counts.overdue > 0 ? 'column-over' : undefined}>
            <dt>{words.counts[each]}</dt>
            <dd>
              <a href={hrefTo('worklist', { search: { staff: staffId, tab: each } })}>{format.number(counts[each])}</a>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What has no owner: for the manager to give. */
export function NobodysColumn({ of }: { readonly of: Board['nobodys'] }): ReactNode {
  const words = useWords()
  const format = useFormat()
  return (
    <Column
      taker={{ staffId: null, name: words.nobodys }}
      rows={of.rows}
      count={of.tasks}
      head={<span className="column-name">{words.nobodys}</span>}
    >
      <p className="muted">
        {words.nobodysNote} · {words.minutes(format.number(of.minutes))}
        {of.overdue > 0 && (
          <b className="column-over">
            {' '}
            {words.counts.overdue} {format.number(of.overdue)}
          </b>
        )}
      </p>
    </Column>
  )
}

interface ColumnProps {
  readonly taker: Taker
  readonly rows: readonly TaskRow[]
  /** All of them; fewer may be shown. */
  readonly count: number
  readonly head: ReactNode
  readonly children: ReactNode
}

function Column({ taker, rows, count, head, children }: ColumnProps): ReactNode {
  const words = useWords()
  const format = useFormat()
  const isNarrow = useNarrow()
  const { isOver, ...drop } = useDrop(taker)
  return (
    <section className={isOver ? 'column column-target' : 'column'} aria-label={taker.name} {...drop}>
      <header className="column-head">
        <h2>{head}</h2>
        <GiveAll of={taker} rows={rows.filter(({ message }) => message === null)} />
      </header>
      {children}
      <details key={String(isNarrow)} className="column-tasks" open={!isNarrow}>
        <summary>{words.tasks(format.number(count))}</summary>
        {rows.length === 0 ? (
          <p className="muted">{words.noTasks}</p>
        ) : (
          <ul aria-label={words.tasksLabel(taker.name)}>
            {rows.map((row) => (
              <BoardTask key={row.taskId} row={row} />
            ))}
          </ul>
        )}
      </details>
    </section>
  )
}

interface GiveAllProps {
  readonly of: Taker
  readonly rows: readonly TaskRow[]
}

function GiveAll({ of, rows }: GiveAllProps): ReactNode {
  const words = useWords()
  const format = useFormat()
  const handing = useHanding()
  if (handing === null || rows.length === 0) return null
  return (
    <Menu
      label={words.giveAll(of.name)}
      entries={handing.takers
        .filter(({ staffId }) => staffId !== of.staffId)
        .map((to) => ({
          id: String(to.staffId),
          label: words.giveAllTo(format.number(rows.length), to.name),
          onPress: () => void handing.give(rows, to),
        }))}
    >
      <IconButton icon="people" size="small" label={words.giveAll(of.name)} hasTooltip={false} />
    </Menu>
  )
}
