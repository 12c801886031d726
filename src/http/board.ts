import { z } from 'zod'
import { narrowed, type Viewer } from '#domain/access/viewer.ts'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import type { Day } from '#domain/calendar.ts'
import type { OpenTask } from '#domain/task/open-reason.ts'
import { type Listed, listedOn, worklistCounts } from '#domain/task/worklist-tabs.ts'
import { centresDay, nowAt, type PersonsDay } from '#operations/work-day.ts'
import { type Absence, absencesOf } from '#store/absences.ts'
import { staffOf } from '#store/staff.ts'
import { cardsOf, type TaskCard } from '#store/task-cards.ts'
import { keyOf } from '#http/figure-place.ts'
import { route } from '#http/route.ts'
import { day, id, idInPath } from '#http/shapes.ts'
import { instant, taskRow, taskRowFor, type TaskRow } from '#http/task-shapes.ts'
import { countsShape, progressOf, progressShape } from '#http/worklist-shapes.ts'

/** As many of a column's tasks as somebody looks through. */
const mostRows = 50

export const board = route({
  method: 'GET',
  path: '/board',
  summary: 'The day of everybody at a centre: load, what is late, clocks that run, and what is nobody’s',
  right: 'figures.read',
  query: z.object({ centre: idInPath.optional().describe('One’s own unless given; who sees the group names one.') }),
  reply: z.object({
    today: day,
    now: instant,
    centreId: id,
    people: z.array(
      z.object({
        staffId: id,
        name: z.string(),
        role: keyOf(staffRoleLabels),
        awayUntil: day.nullable().describe('The last day of an absence that is on.'),
        counts: countsShape,
        progress: progressShape,
        rows: z.array(taskRow).describe(`Of today in order, then the others; at most ${mostRows}.`),
        clocks: z.array(taskRow).describe('With hours that count, the soonest first.'),
      }),
    ),
    nobodys: z.object({ tasks: z.int(), minutes: z.int(), overdue: z.int(), rows: z.array(taskRow) }),
  }),
  faults: ['unknown-centre'],
  handle: async ({ viewer, today, query }, { store: { reader }, now: clock }) => {
    const scope = narrowed(viewer.scope, query.centre ?? null, today)
    if (scope === null || scope.of === 'group') return { fault: 'unknown-centre' }
    const { groupId, centreId } = scope
    const now = await nowAt(reader, { groupId, centreId, today, clock: clock() })
    const staff = await staffOf(reader, groupId)
    const workers = staff.filter(({ role }) => role === 'advisor' || role === 'manager')
    const all = await centresDay(reader, { scope, centreId, staff: workers, today, now })
    const away = await absencesOf(reader, { groupId, from: today })
    const columns = all.people.map((of) => ({ of, ...shownOf([...listedOn(of, 'today'), ...listedOn(of, 'later')]) }))
    const nobodys = all.nobodys.slice(0, mostRows)
    const shown = [...columns.flatMap(({ rows, clocks }) => [...rows, ...clocks]).map(({ task }) => task), ...nobodys]
    const names = new Map(staff.map(({ staffId, name }) => [staffId, name]))
    const cards = await cardsOf(reader, [...new Set(shown.map(({ reasons }) => reasons[0].customerId))])
    const rowOf = rowsFor(viewer, { cards, today, nameOf: (staffId) => names.get(staffId) ?? '' })
    return {
      today,
      now,
      centreId,
      people: columns.map((column) => columnOf(column, { rowOf, away, today })),
      nobodys: nobodysOf(all.nobodys, { rowOf, today }),
    }
  },
})

type RowOf = (listed: Listed) => TaskRow

function rowsFor(
  viewer: Viewer,
  { cards, ...at }: { cards: ReadonlyMap<number, TaskCard>; today: Day; nameOf: (staffId: number) => string },
): RowOf {
  return ({ task, ...place }) => taskRowFor(viewer, task, cards.get(task.reasons[0].customerId), { ...at, ...place })
}

interface Column {
  readonly of: PersonsDay
  readonly rows: readonly Listed[]
  readonly clocks: readonly Listed[]
}

function shownOf(listed: readonly Listed[]): Pick<Column, 'rows' | 'clocks'> {
  const clocks = listed.filter(({ task }) => task.reasons.some(({ dueAt }) => dueAt !== null))
  return { rows: listed.slice(0, mostRows), clocks }
}

function columnOf(
  { of, rows, clocks }: Column,
  { rowOf, away, today }: { rowOf: RowOf; away: readonly Absence[]; today: Day },
) {
  const { staffId, name, role } = of.person
  const absence = away.find((each) => each.staffId === staffId && each.fromOn <= today)
  const moment = ({ dueAt }: TaskRow): number => Date.parse(dueAt ?? '')
  return {
    staffId,
    name,
    role,
    awayUntil: absence?.toOn ?? null,
    counts: worklistCounts(of),
    progress: progressOf(of),
    rows: rows.map(rowOf),
    clocks: clocks.map(rowOf).toSorted((a, b) => moment(a) - moment(b)),
  }
}

function nobodysOf(tasks: readonly OpenTask[], { rowOf, today }: { rowOf: RowOf; today: Day }) {
  const late = tasks.filter(({ dueOn }) => dueOn < today)
  return {
    tasks: tasks.length,
    minutes: tasks.reduce((sum, { minutes }) => sum + minutes, 0),
    overdue: late.length,
    rows: tasks.slice(0, mostRows).map((task) => rowOf({ task, isOverCapacity: false, because: null, until: null })),
  }
}
