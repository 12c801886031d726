import { addDays, weekdayOf, type Day } from '#domain/calendar.ts'
import { fillDay, isHigh, type DayPlan, type NotToday } from '#domain/task/day-plan.ts'
import { orderTasks } from '#domain/task/order.ts'
import type { Plannable, Task } from '#domain/task/task.ts'

/** One person's coming seven days: every task stands in `today` or `overCapacity` of one day, or in `notThisWeek`. */
export interface WeekPlan<T extends Plannable = Task> {
  /** One per working day, in order. A plan's `notToday` is what the next working day begins with. */
  readonly days: readonly DayPlan<T>[]
  readonly notThisWeek: readonly NotToday<T>[]
}

/**
 * Spreads tasks over the working days (1 Monday … 7 Sunday) of the seven days from `from`: each day takes the best of
 * what is open. High class waits for a later day as long as it is not due, and then stands over capacity.
 */
export function planWeek<T extends Plannable>(
  tasks: readonly T[],
  capacityMinutes: number,
  from: Day,
  workingWeekdays: readonly number[],
): WeekPlan<T> {
  const days: DayPlan<T>[] = []
  let notThisWeek: readonly NotToday<T>[] = orderTasks(tasks).map((task) => ({ task, because: 'day_off' }))
  const week = Array.from({ length: 7 }, (_, index) => addDays(from, index))
  for (const on of week.filter((each) => workingWeekdays.includes(weekdayOf(each)))) {
    const waiting = notThisWeek.map(({ task }) => task)
    const plan = fillDay(waiting, capacityMinutes, on, (task) => isHigh(task) && task.dueOn <= on)
    days.push(plan)
    notThisWeek = plan.notToday
  }
  return { days, notThisWeek }
}
