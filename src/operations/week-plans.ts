import type { Day } from '#domain/calendar.ts'
import { planWeek, type WeekPlan } from '#domain/task/week-plan.ts'
import type { Task } from '#domain/task/task.ts'
import type { StaffMember } from '#store/staff.ts'
import type { CustomerTask, WeekOfActions } from '#operations/actions.ts'
import { isFor } from '#operations/worklist.ts'

/** One person's coming week, with what stands behind its tasks. */
export interface PersonWeek {
  readonly person: StaffMember
  readonly capacityMinutes: number
  readonly plan: WeekPlan
  readonly of: ReadonlyMap<Task, CustomerTask>
}

/** Everybody's week, in the order of the staff; `nobodys`: tasks of customers whom nobody is there for. */
export interface WeekPlans {
  readonly persons: readonly PersonWeek[]
  readonly nobodys: readonly CustomerTask[]
}

export function weekPlans(week: WeekOfActions, staff: readonly StaffMember[], from: Day): WeekPlans {
  const taken = new Set<CustomerTask>()
  const persons = staff.flatMap((person): PersonWeek[] => {
    const theirs = week.tasks.filter((each) => !taken.has(each) && isFor(person, each))
    if (theirs.length === 0) return []
    for (const each of theirs) taken.add(each)
    const { minutesPerDay, workingWeekdays } = week.policyOf(person.centreId).actions
    const capacityMinutes = person.minutesPerDay ?? minutesPerDay
    const plan = planWeek(
      theirs.map(({ task }) => task),
      capacityMinutes,
      from,
      workingWeekdays,
    )
    return [{ person, capacityMinutes, plan, of: new Map(theirs.map((each) => [each.task, each])) }]
  })
  return { persons, nobodys: week.tasks.filter((each) => !taken.has(each)) }
}
