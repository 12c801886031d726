import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { listedOn, worklistCounts, worklistTabs } from '#domain/task/worklist-tabs.ts'
import { nowAt, personsDay } from '#operations/work-day.ts'
import { type StaffMember, staffOf } from '#store/staff.ts'
import { cardsOf } from '#store/task-cards.ts'
import { keyOf } from '#http/figure-place.ts'
import { route } from '#http/route.ts'
import { day, id, idInPath } from '#http/shapes.ts'
import { countsShape, progressOf, progressShape } from '#http/worklist-shapes.ts'
import { cardFor, instant, label, taskCard, taskRow, taskRowFor, type TaskRow } from '#http/task-shapes.ts'

/** Nobody works through more on one day; counts tell of the rest. */
const mostRows = 300

const doneRow = taskCard.omit({ customerNo: true }).extend({
  resultId: id,
  at: instant,
  result: keyOf(taskResultLabels),
  note: z.string().nullable(),
  minutes: z.int(),
  callbackAt: instant.nullable(),
  undoUntil: instant.nullable().describe('Null: too late to take it back.'),
  reasons: z.array(z.object({ reasonId: id, playbook: z.string().nullable(), label })),
})

export const worklist = route({
  method: 'GET',
  path: '/worklist',
  summary: 'Somebody’s day: what to do now in order, what is late, what is for later and why, what is done',
  right: 'money.read',
  query: z.object({
    staff: idInPath.optional().describe('One’s own unless given; of others for those who see their customers.'),
    tab: z.enum(worklistTabs).default('today'),
  }),
  reply: z.object({
    staff: z.object({ staffId: id, name: z.string(), role: keyOf(staffRoleLabels), centreId: id.nullable() }),
    today: day,
    now: instant,
    counts: countsShape,
    progress: progressShape,
    rows: z.array(taskRow).describe(`At most ${mostRows}; empty for the tab of what is done.`),
    done: z.array(doneRow).describe('Empty but for the tab of what is done.'),
  }),
  faults: ['unknown-staff'],
  handle: async ({ viewer, today, query }, { store: { reader }, now: clock }) => {
    const staff = await staffOf(reader, viewer.scope.groupId)
    const person = personAsked(viewer, staff, query.staff ?? viewer.staffId)
    if (person === null) return { fault: 'unknown-staff' }
    const { groupId } = viewer.scope
    const now = await nowAt(reader, { groupId, centreId: person.centreId, today, clock: clock() })
    const of = await personsDay(reader, { scope: viewer.scope, person, today, now })
    const listed = listedOn(of, query.tab)
    const shown = listed.slice(0, mostRows)
    const done = query.tab === 'done' ? of.done.slice(0, mostRows) : []
    const ids = [...shown.map(({ task }) => task.reasons[0].customerId), ...done.map(({ customerId }) => customerId)]
    const cards = await cardsOf(reader, [...new Set(ids)])
    const names = new Map(staff.map((each) => [each.staffId, each.name]))
    const nameOf = (staffId: number): string => names.get(staffId) ?? ''
    return {
      staff: { staffId: person.staffId, name: person.name, role: person.role, centreId: person.centreId },
      today,
      now,
      counts: worklistCounts(of),
      progress: progressOf(of),
      rows: shown.map(({ task, ...place }): TaskRow =>
        taskRowFor(viewer, task, cards.get(task.reasons[0].customerId), { ...place, today, nameOf }),
      ),
      done: done.map((each) => {
        const { customerNo: _, ...card } = cardFor(viewer, { ...each, customerNo: '' }, cards.get(each.customerId))
        const mayUndo = Date.parse(each.undoUntil) > Date.parse(now)
        return {
          ...card,
          ...each,
          note: mayUse(viewer, 'names.read') ? each.note : null,
          reasons: [...each.reasons],
          undoUntil: mayUndo ? each.undoUntil : null,
        }
      }),
    }
  },
})

/** Null for somebody whose customers the viewer does not see. */
function personAsked(viewer: Viewer, staff: readonly StaffMember[], staffId: number): StaffMember | null {
  const person = staff.find((each) => each.staffId === staffId) ?? null
  if (person === null || staffId === viewer.staffId || viewer.scope.of === 'group') return person
  return viewer.scope.of === 'centre' && person.centreId === viewer.scope.centreId ? person : null
}
