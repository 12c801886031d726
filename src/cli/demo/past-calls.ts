import { callAnswer, type CallAnswer } from '#demo/call-answer.ts'
import { randomStream } from '#demo/random.ts'
import { addDays, type Day, daysBetween } from '#domain/calendar.ts'
import type { VisitFacts } from '#domain/customer-facts.ts'
import { type OpenTask, taskIdOf } from '#domain/task/open-reason.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { instantAt } from '#domain/working-time/local-time.ts'
import { bookResult, type SaidOfTask } from '#operations/book-result.ts'
import { centresDay, type PersonsDay, personsDay } from '#operations/work-day.ts'
import type { Store } from '#store/connect.ts'
import { type Centre, centresOf } from '#store/groups.ts'
import { type StaffMember, staffOf } from '#store/staff.ts'

/** What a day's calls are made of. */
export interface CallingDay {
  readonly groupId: number
  readonly on: Day
  readonly seed: number
  /** Of customers by number: all their visits, also those that lie ahead of the day. */
  readonly visitsOf: ReadonlyMap<number, readonly VisitFacts[]>
  /** Playbooks that are about a visit. */
  readonly invitations: ReadonlySet<string>
}

/** A person works so many tasks off on a day of the past: a demo is not to be waited for. */
const most = 4

/** Who is called and comes within so many days had made up their mind. */
const soonDays = 28

/** Calls begin then, and one more so often; minutes of the day. */
const firstMinute = 9 * 60 + 10
const everyMinutes = 23

/** Everybody works off the beginning of their list, and says what came of it. Answers how many calls there were. */
export async function callOn(store: Store, day: CallingDay): Promise<number> {
  const { groupId } = day
  const staff = await staffOf(store.reader, groupId)
  const centres = await centresOf(store.reader, groupId)
  const calls = await Promise.all(centres.map((centre) => callAt(store, centre, { ...day, staff })))
  return calls.reduce((sum, each) => sum + each, 0)
}

async function callAt(
  store: Store,
  centre: Centre,
  { staff, ...day }: CallingDay & { readonly staff: readonly StaffMember[] },
): Promise<number> {
  const { centreId, zone } = centre
  const scope = { of: 'group', groupId: day.groupId } as const
  const now = instantAt({ on: day.on, minute: firstMinute }, zone)
  const { people } = await centresDay(store.reader, { scope, centreId, staff, today: day.on, now })
  const own = people.filter(({ person }) => person.centreId === centreId)
  let calls = 0
  for (const each of own) {
    // What is nobody's is a manager's.
    const { person } = each
    const isManager = person.role === 'manager'
    const work = isManager ? await personsDay(store.reader, { scope, person, today: day.on, now }) : each
    calls += await workOff(store, work, centre, day)
  }
  return calls
}

async function workOff(store: Store, { person, day }: PersonsDay, { zone }: Centre, of: CallingDay): Promise<number> {
  const called = new Set<number>()
  for (const task of [...day.now, ...day.overCapacity]) {
    const [{ customerId }] = task.reasons
    if (called.size === most) break
    if (called.has(customerId)) continue
    const now = instantAt({ on: of.on, minute: firstMinute + called.size * everyMinutes }, zone)
    const whose = { groupId: of.groupId, customerId, taskId: taskIdOf(task), today: of.on, now }
    const by = { staffId: person.staffId, by: `staff ${person.staffId}` }
    await bookResult(store, { ...whose, ...by }, saidOf(callAnswer(streamOf(task, of), callOf(task, of)), of.on, zone))
    called.add(customerId)
  }
  return called.size
}

function callOf({ reasons }: OpenTask, { on, visitsOf, invitations }: CallingDay) {
  const visits = visitsOf.get(reasons[0].customerId) ?? []
  const isComing = visits.some((visit) => visit.on > on && daysBetween(on, visit.on) <= soonDays)
  return {
    isComing,
    isInvitation: reasons.some(({ playbookId }) => playbookId !== null && invitations.has(playbookId)),
  }
}

/** The same customer says the same on the same day, whoever was called before them. */
function streamOf({ customerNo }: OpenTask, { on, seed }: CallingDay) {
  return randomStream(seed, 'answer', Number(customerNo.replace(/\D/g, '')) * daysApart + daysBetween(epoch, on))
}

const epoch: Day = '2000-01-01'
const daysApart = 1 << 14

function saidOf({ callBack, ...said }: CallAnswer, on: Day, zone: string): SaidOfTask {
  return { ...said, callbackAt: callBack === null ? null : callBackAt(callBack, on, zone) }
}

function callBackAt({ inDays, minute }: NonNullable<CallAnswer['callBack']>, on: Day, zone: string): Instant {
  return instantAt({ on: addDays(on, inDays), minute }, zone)
}
