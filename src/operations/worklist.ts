import type { Day } from '#domain/calendar.ts'
import type { LeftOut } from '#domain/playbook/action.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { DayPlan } from '#domain/task/day-plan.ts'
import { planDay } from '#domain/task/day-plan.ts'
import { planWeek, type WeekPlan } from '#domain/task/week-plan.ts'
import type { Task } from '#domain/task/task.ts'
import type { StaffMember } from '#store/staff.ts'
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

/**
 * What playbooks foresee for somebody's day and week, from records alone. Managers get what asks for a manager, and what
 * nobody has. What is asked of them by now is in `personsDay`.
 */
export async function worklistOf(
  reader: Reader,
  asked: { groupId: number; person: StaffMember; date: Day; playbooks: readonly Playbook[] },
): Promise<Worklist> {
  const { person } = asked
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
