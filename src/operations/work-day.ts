import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { openTasks, type OpenTask, ownerOf } from '#domain/task/open-reason.ts'
import { workDay, type WorkDay } from '#domain/task/work-day.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { nowOn } from '#domain/working-time/now-on.ts'
import { centresOf } from '#store/groups.ts'
import type { StaffMember } from '#store/staff.ts'
import { openReasonsFor } from '#store/task-reasons.ts'
import { type DoneTask, doneBy } from '#store/task-results.ts'
import type { Reader } from '#store/transaction.ts'
import { type Policies, policiesOf } from '#operations/policies.ts'

/** One person's work as it stands at a moment. */
export interface PersonsDay {
  readonly person: StaffMember
  readonly today: Day
  readonly capacityMinutes: number
  readonly workedMinutes: number
  readonly day: WorkDay
  /** Every open task of theirs. */
  readonly open: readonly OpenTask[]
  readonly done: readonly DoneTask[]
}

/** What is somebody's to do today, what is not and why, and what they have done. `scope` is of who looks. */
export async function personsDay(
  reader: Reader,
  asked: { scope: Scope; person: StaffMember; today: Day; now: string },
): Promise<PersonsDay> {
  const { scope, person, today, now } = asked
  const managesCentreId = person.role === 'manager' ? person.centreId : null
  const [policies, reasons, done] = await Promise.all([
    policiesOf(reader, scope.groupId),
    openReasonsFor(reader, scope, { work: { staffId: person.staffId, managesCentreId }, now }),
    doneBy(reader, scope, { staffId: person.staffId, on: today }),
  ])
  const open = openTasks(reasons, { extraMinutesPerReason: extraMinutesBy(policies), today }).filter((task) => {
    const owner = ownerOf(task)
    return owner === person.staffId || (owner === null && managesCentreId !== null)
  })
  const capacityMinutes = capacityOf(person, policies)
  const workedMinutes = done.reduce((sum, { minutes }) => sum + minutes, 0)
  const contacted = new Set(done.map(({ customerId }) => customerId))
  const day = workDay(open, { today, capacityMinutes, workedMinutes, contacted })
  return { person, today, capacityMinutes, workedMinutes, day, open, done }
}

export function extraMinutesBy(policies: Policies): (of: { readonly centreId: number | null }) => number {
  return ({ centreId }) => policies.of(centreId).actions.extraMinutesPerReason
}

/** Minutes that somebody has for contacts a day. */
export function capacityOf({ minutesPerDay, centreId }: StaffMember, policies: Policies): number {
  return minutesPerDay ?? policies.of(centreId).actions.minutesPerDay
}

/** Civil days of a group that has no centre yet are those of China. */
const homeZone = 'Asia/Shanghai'

/** The instant that counts as now at a centre, or at the group's first one. */
export async function nowAt(
  reader: Reader,
  { groupId, centreId, today, clock }: { groupId: number; centreId: number | null; today: Day; clock: number },
): Promise<Instant> {
  const centres = await centresOf(reader, groupId)
  const centre = centres.find((each) => each.centreId === centreId) ?? centres[0]
  return nowOn(today, new Date(clock).toISOString(), centre?.zone ?? homeZone)
}
