import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { notTodayLabels, planDay } from '#domain/task/day-plan.ts'
import { type OpenTask, putOffLabels, waitsUntil } from '#domain/task/open-reason.ts'

/** Why an open task is not for now. */
export const laterLabels = { ...notTodayLabels, ...putOffLabels } as const satisfies Record<string, Label>

export type LaterBecause = keyof typeof laterLabels

export interface LaterTask {
  readonly task: OpenTask
  readonly because: LaterBecause
  /** The time it waits for; null = a day, or room in one. */
  readonly until: string | null
}

/** One person's day as it stands: every open task is in exactly one of the three lists, each in order of work. */
export interface WorkDay {
  /** Fits into the minutes that are left; times agreed with customers that have come lead it. */
  readonly now: readonly OpenTask[]
  /** High class beyond the minutes that are left: still today's. */
  readonly overCapacity: readonly OpenTask[]
  readonly later: readonly LaterTask[]
  readonly plannedMinutes: number
}

export interface DaySoFar {
  readonly today: Day
  readonly capacityMinutes: number
  /** What was done today has taken. */
  readonly workedMinutes: number
  /** Customers who had a contact today: nobody is called twice, unless it is urgent. */
  readonly contacted: ReadonlySet<number>
}

/** What of somebody's open tasks is for now, and why the rest is not. */
export function workDay(tasks: readonly OpenTask[], so: DaySoFar): WorkDay {
  const later: LaterTask[] = []
  const agreed: OpenTask[] = []
  const open: OpenTask[] = []
  for (const task of tasks) {
    const waits = waitsUntil(task)
    if (waits !== null) later.push({ task, ...waits })
    else if (isAgreed(task)) agreed.push(task)
    else if (!mayFollow(task) && so.contacted.has(task.reasons[0].customerId))
      later.push({ task, because: 'already_today', until: null })
    else open.push(task)
  }
  const agreedMinutes = agreed.reduce((sum, { minutes }) => sum + minutes, 0)
  const left = Math.max(0, so.capacityMinutes - so.workedMinutes - agreedMinutes)
  const plan = planDay(open, left, so.today)
  return {
    now: [...agreed.toSorted((a, b) => compare(a.dueOn, b.dueOn)), ...plan.today],
    overCapacity: plan.overCapacity,
    later: [...plan.notToday.map(({ task, because }) => ({ task, because, until: null })), ...later],
    plannedMinutes: agreedMinutes + plan.plannedMinutes,
  }
}

/** Whether it is for today also where there was a contact today: what is urgent, and a message that is no second call. */
function mayFollow(task: OpenTask): boolean {
  return task.class === 'high' || task.isMessage === true
}

/** Whether a customer was promised a call for a time that has come. */
function isAgreed({ reasons }: OpenTask): boolean {
  return reasons.some(({ putOff }) => putOff === 'callback')
}

/** A task is late from the day after it was due. */
export function isOverdue({ dueOn }: Pick<OpenTask, 'dueOn'>, today: Day): boolean {
  return dueOn < today
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
