import type { Day } from '#domain/calendar.ts'
import type { LeftOut } from '#domain/playbook/action.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { DayPlan } from '#domain/task/day-plan.ts'
import { planDay } from '#domain/task/day-plan.ts'
import { planWeek, type WeekPlan } from '#domain/task/week-plan.ts'
import type { Task } from '#domain/task/task.ts'
import { type StaffMember, staffOf } from '#store/staff.ts'
import type { Reader } from '#store/transaction.ts'
import { type CustomerTask, weekOfActions } from '#operations/actions.ts'

/** One person's work: the day in order, and the week it belongs to. */
export interface Worklist {
  readonly person: StaffMember
  readonly date: Day
  readonly day: DayPlan
  readonly week: WeekPlan
  /** What stands behind each task of the plans. */
  readonly of: (task: Task) => CustomerTask
  readonly leftOut: readonly LeftOut[]
}

export type NoWorklist =
  | { readonly fault: 'unknown-advisor'; readonly advisor: string; readonly known: readonly StaffMember[] }
  | { readonly fault: 'several-advisors'; readonly advisor: string; readonly known: readonly StaffMember[] }

/** The worklist of the person with this number or name on a day. Managers get what asks for a manager, and what nobody has. */
export async function worklistOf(
  reader: Reader,
  asked: { groupId: number; advisor: string; centreId?: number; date: Day; playbooks: readonly Playbook[] },
): Promise<Worklist | NoWorklist> {
  const staff = await staffOf(reader, asked.groupId)
  const found = staff.filter(
    (each) =>
      (each.staffNo === asked.advisor || each.name === asked.advisor) &&
      (asked.centreId === undefined || each.centreId === asked.centreId),
  )
  const [person] = found
  if (person === undefined) return { fault: 'unknown-advisor', advisor: asked.advisor, known: staff }
  if (found.length > 1) return { fault: 'several-advisors', advisor: asked.advisor, known: found }
  const week = await weekOfActions(reader, { groupId: asked.groupId, today: asked.date, playbooks: asked.playbooks })
  const theirs = week.tasks.filter((each) => isFor(person, each))
  const policy = week.policyOf(person.centreId)
  const capacity = person.minutesPerDay ?? policy.actions.minutesPerDay
  const tasks = theirs.map((each) => each.task)
  const behind = new Map(theirs.map((each) => [each.task, each]))
  return {
    person,
    date: asked.date,
    day: planDay(tasks, capacity, asked.date),
    week: planWeek(tasks, capacity, asked.date, policy.actions.workingWeekdays),
    of: (task) => known(behind.get(task)),
    leftOut: week.leftOut,
  }
}

/** Whether a task is this person's: their own customer's, or for a manager what their centre's manager should do. */
export function isFor(
  person: Pick<StaffMember, 'role' | 'centreId' | 'staffId'>,
  { task, centreId }: { readonly task: Pick<Task, 'role' | 'advisorId'>; readonly centreId: number | null },
): boolean {
  if (person.role === 'manager')
    return centreId === person.centreId && (task.role === 'manager' || task.advisorId === null)
  return task.role === 'advisor' && task.advisorId === person.staffId
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a task of this worklist is not in it')
  return value
}
