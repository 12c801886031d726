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

/** So many calls are kept at once. */
const lanes = 4

/** Who is called and comes within so many days had made up their mind. */
const soonDays = 28

/** Calls begin then, and one more so often; minutes of the day. */
const firstMinute = 9 * 60 + 10
const everyMinutes = 23

/** Everybody works off the beginning of their list, and says what came of it. Answers how many calls there were. */
export async function callOn(store: Store, day: CallingDay): Promise<number> {
  const staff = await staffOf(store.reader, day.groupId)
  const calls: PlannedCall[] = []
  const taken = new Set<number>()
  for (const centre of await centresOf(store.reader, day.groupId)) {
    for (const work of await workAt(store, centre, { ...day, staff })) calls.push(...callsOf(work, centre, taken))
  }
  const waiting = calls.values()
  await Promise.all(Array.from({ length: lanes }, () => makeCalls(store, waiting, day)))
  return calls.length
}

/** What is there to do for the people of a centre. */
async function workAt(
  { reader }: Store,
  { centreId, zone }: Centre,
  { staff, groupId, on }: CallingDay & { readonly staff: readonly StaffMember[] },
): Promise<PersonsDay[]> {
  const scope = { of: 'group', groupId } as const
  const now = instantAt({ on, minute: firstMinute }, zone)
  const { people } = await centresDay(reader, { scope, centreId, staff, today: on, now })
  const work: PersonsDay[] = []
  for (const each of people) {
    const { person } = each
    if (person.centreId !== centreId) continue
    // What is nobody's is a manager's.
    work.push(person.role === 'manager' ? await personsDay(reader, { scope, person, today: on, now }) : each)
  }
  return work
}

interface PlannedCall {
  readonly staffId: number
  readonly task: OpenTask
  /** Minute of the day. */
  readonly minute: number
  readonly zone: string
}

/** Whom a person calls; nobody is called twice on a day. */
function callsOf({ person, day }: PersonsDay, { zone }: Centre, taken: Set<number>): PlannedCall[] {
  const isFree = ({ reasons: [{ customerId }] }: OpenTask): boolean => !taken.has(customerId)
  const tasks = [...day.now, ...day.overCapacity].filter(isFree).slice(0, most)
  for (const { reasons } of tasks) taken.add(reasons[0].customerId)
  return tasks.map((task, index) => ({
    staffId: person.staffId,
    task,
    minute: firstMinute + index * everyMinutes,
    zone,
  }))
}

async function makeCalls(store: Store, waiting: Iterable<PlannedCall>, day: CallingDay): Promise<void> {
  for (const { staffId, task, minute, zone } of waiting) {
    const [{ customerId }] = task.reasons
    const now = instantAt({ on: day.on, minute }, zone)
    const of = { groupId: day.groupId, customerId, taskId: taskIdOf(task), today: day.on, now }
    const answer = callAnswer(streamOf(task, day), callOf(task, day))
    await bookResult(store, { ...of, staffId, by: `staff ${staffId}` }, saidOf(answer, day.on, zone))
  }
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
