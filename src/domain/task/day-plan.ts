import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { orderTasks } from '#domain/task/order.ts'
import type { Plannable, Task } from '#domain/task/task.ts'

/** Why a task is not on the day's list. */
export const notTodayLabels = {
  capacity: { zh: '当天时间已排满', en: 'The day is full' },
  not_yet: { zh: '还未到联系的日子', en: 'Its day has not come' },
  already_today: { zh: '当天已安排联系该客户', en: 'The customer is already contacted that day' },
  too_late: { zh: '已过有效期', en: 'Its time has passed' },
  day_off: { zh: '没有工作日', en: 'No working day' },
} as const satisfies Record<string, Label>

export type NotTodayBecause = keyof typeof notTodayLabels

export interface NotToday<T extends Plannable = Task> {
  readonly task: T
  readonly because: NotTodayBecause
}

/** One person's day: every task that was given stands in exactly one of the three lists, each in order of work. */
export interface DayPlan<T extends Plannable = Task> {
  readonly on: Day
  readonly capacityMinutes: number
  /** Minutes of `today`; never more than the capacity. */
  readonly plannedMinutes: number
  readonly today: readonly T[]
  /** High class that does not fit: still today's, and for the manager to see. */
  readonly overCapacity: readonly T[]
  readonly notToday: readonly NotToday<T>[]
}

/**
 * What fits into one person's minutes, best first; a task too long for what is left lets a shorter one pass. High class
 * is never put off: what does not fit stands over capacity.
 */
export function planDay<T extends Plannable>(tasks: readonly T[], capacityMinutes: number, on: Day): DayPlan<T> {
  return fillDay(tasks, capacityMinutes, on, isHigh)
}

/** As `planDay`, but only those tasks stand over capacity that `mustBeToday`. */
export function fillDay<T extends Plannable>(
  tasks: readonly T[],
  capacityMinutes: number,
  on: Day,
  mustBeToday: (task: T) => boolean,
): DayPlan<T> {
  const today: T[] = []
  const overCapacity: T[] = []
  const notToday: NotToday<T>[] = []
  const customers = new Set<string>()
  let plannedMinutes = 0
  for (const task of orderTasks(tasks)) {
    const because = whyNot(task, on, customers)
    const fits = plannedMinutes + task.minutes <= capacityMinutes
    if (because !== null) notToday.push({ task, because })
    else if (!fits && !mustBeToday(task)) notToday.push({ task, because: 'capacity' })
    else {
      if (task.isMessage !== true) customers.add(customerOf(task))
      if (fits) plannedMinutes += task.minutes
      ;(fits ? today : overCapacity).push(task)
    }
  }
  return { on, capacityMinutes, plannedMinutes, today, overCapacity, notToday }
}

export function isHigh(task: Plannable): boolean {
  return task.class === 'high'
}

function whyNot(task: Plannable, on: Day, contacted: ReadonlySet<string>): NotTodayBecause | null {
  const { opensOn, closesOn, isMessage } = task
  if (opensOn > on) return 'not_yet'
  if (closesOn !== null && closesOn < on) return 'too_late'
  return isMessage !== true && contacted.has(customerOf(task)) ? 'already_today' : null
}

function customerOf({ source, customerNo }: Plannable): string {
  return `${source} ${customerNo}`
}
