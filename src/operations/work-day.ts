import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { openTasks, type OpenTask, ownerOf } from '#domain/task/open-reason.ts'
import { workDay, type WorkDay } from '#domain/task/work-day.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { nowOn } from '#domain/working-time/now-on.ts'
import { centresOf } from '#store/groups.ts'
import type { StaffMember } from '#store/staff.ts'
import { openReasonsAt, openReasonsFor } from '#store/task-reasons.ts'
import { type DoneTask, doneBy } from '#store/task-results.ts'
import type { Reader } from '#store/transaction.ts'
import { messageReasons } from '#operations/messages-in-hand.ts'
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
  const work = { staffId: person.staffId, managesCentreId }
  const [policies, reasons, messages, done] = await Promise.all([
    policiesOf(reader, scope.groupId),
    openReasonsFor(reader, scope, { work, now }),
    messageReasons(reader, scope, { work }),
    doneBy(reader, scope, { staffIds: [person.staffId], on: today }),
  ])
  const tasks = openTasks([...reasons, ...messages], { policyOf: policies.of, today }).filter((task) => {
    const owner = ownerOf(task)
    return owner === person.staffId || (owner === null && managesCentreId !== null)
  })
  return dayOf(person, { open: tasks, done }, { policies, today })
}

/** Everybody's day at a centre, and what is nobody's. */
export interface CentresDay {
  readonly people: readonly PersonsDay[]
  readonly nobodys: readonly OpenTask[]
}

/** The work at a centre by the people whose it is: its advisors and managers, and whoever else has some of it. */
export async function centresDay(
  reader: Reader,
  asked: { scope: Scope; centreId: number; staff: readonly StaffMember[]; today: Day; now: string },
): Promise<CentresDay> {
  const { scope, centreId, staff, today, now } = asked
  const [policies, reasons, messages, done] = await Promise.all([
    policiesOf(reader, scope.groupId),
    openReasonsAt(reader, scope, { centreId, now }),
    messageReasons(reader, scope, { centreId }),
    doneBy(reader, scope, { staffIds: staff.map(({ staffId }) => staffId), on: today }),
  ])
  const open = openTasks([...reasons, ...messages], { policyOf: policies.of, today })
  const byOwner = Map.groupBy(open, ownerOf)
  const doneOf = Map.groupBy(done, ({ staffId }) => staffId)
  const people = staff
    .filter(({ staffId, centreId: at }) => at === centreId || byOwner.has(staffId))
    .map((person) => {
      const own = { open: byOwner.get(person.staffId) ?? [], done: doneOf.get(person.staffId) ?? [] }
      return dayOf(person, own, { policies, today })
    })
  return { people, nobodys: byOwner.get(null) ?? [] }
}

function dayOf(
  person: StaffMember,
  { open, done }: Pick<PersonsDay, 'open' | 'done'>,
  { policies, today }: { policies: Policies; today: Day },
): PersonsDay {
  const capacityMinutes = capacityOf(person, policies)
  const workedMinutes = done.reduce((sum, { minutes }) => sum + minutes, 0)
  const contacted = new Set(done.map(({ customerId }) => customerId))
  const day = workDay(open, { today, capacityMinutes, workedMinutes, contacted })
  return { person, today, capacityMinutes, workedMinutes, day, open, done }
}

/** Minutes that somebody has for contacts a day. */
function capacityOf({ minutesPerDay, centreId }: StaffMember, policies: Policies): number {
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
