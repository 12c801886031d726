import { z } from 'zod'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { planWeek } from '#domain/task/week-plan.ts'
import { type Policies, policiesOf } from '#operations/policies.ts'
import { isFor } from '#operations/worklist.ts'
import { plannableRows, type PlannableRow } from '#store/figures/action-list.ts'
import { type StaffMember, staffOf } from '#store/staff.ts'
import { figurePlace, ofCentre } from '#http/figure-place.ts'
import { route } from '#http/route.ts'
import { day, id } from '#http/shapes.ts'

export const actionPlan = route({
  method: 'GET',
  path: '/actions/plan',
  summary: 'Whose work this week’s contacts are, spread over the days by what each can do',
  right: 'money.read',
  query: z.object(ofCentre),
  reply: z.object({
    people: z.array(
      z.object({
        staffId: id,
        name: z.string(),
        role: z.enum(['advisor', 'manager', 'analyst', 'admin']),
        capacityMinutes: z.int().describe('A day.'),
        contacts: z.int(),
        minutes: z.int(),
        days: z.array(
          z.object({
            on: day,
            contacts: z.int(),
            minutes: z.int(),
            overCapacity: z.int().describe('High class that does not fit but stays today’s.'),
          }),
        ),
        notThisWeek: z.int(),
      }),
    ),
    nobodys: z.int().describe('Contacts of customers whom nobody is there for.'),
  }),
  faults: ['unknown-centre'],
  handle: async ({ viewer, today, query }, { store: { reader } }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const staff = (await staffOf(reader, place.groupId)).filter((person) => worksIn(person, place.scope))
    const policies = await policiesOf(reader, place.groupId)
    const shared = shareOut(await plannableRows(reader, place.scope), staff)
    return {
      people: shared.people.map(({ person, rows }) => planOf(person, rows, { policies, today })),
      nobodys: shared.nobodys,
    }
  },
})

function worksIn({ staffId, centreId }: StaffMember, scope: Scope): boolean {
  if (scope.of === 'advisor') return staffId === scope.staffId
  return scope.of === 'group' || centreId === scope.centreId
}

/** Each contact goes to the first person whose it is, as in the worklist. */
function shareOut(rows: readonly PlannableRow[], staff: readonly StaffMember[]) {
  const byPerson = new Map<StaffMember, PlannableRow[]>()
  let nobodys = 0
  for (const row of rows) {
    const person = staff.find((each) => isFor(each, { task: row, centreId: row.centreId }))
    if (person === undefined) nobodys += 1
    else byPerson.set(person, [...(byPerson.get(person) ?? []), row])
  }
  return { people: [...byPerson].map(([person, own]) => ({ person, rows: own })), nobodys }
}

function planOf(
  person: StaffMember,
  rows: readonly PlannableRow[],
  { policies, today }: { policies: Policies; today: Day },
) {
  const { minutesPerDay, workingWeekdays } = policies.of(person.centreId).actions
  const capacityMinutes = person.minutesPerDay ?? minutesPerDay
  const tasks = rows.map(({ stakeFen, ...row }) => ({ ...row, stake: { fen: stakeFen } }))
  const plan = planWeek(tasks, capacityMinutes, today, workingWeekdays)
  return {
    staffId: person.staffId,
    name: person.name,
    role: person.role,
    capacityMinutes,
    contacts: rows.length,
    minutes: rows.reduce((sum, { minutes }) => sum + minutes, 0),
    days: plan.days.map(({ on, today: fit, overCapacity, plannedMinutes }) => ({
      on,
      contacts: fit.length,
      minutes: plannedMinutes,
      overCapacity: overCapacity.length,
    })),
    notThisWeek: plan.notThisWeek.length,
  }
}
