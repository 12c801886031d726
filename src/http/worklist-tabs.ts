import { z } from 'zod'
import type { OpenTask } from '#domain/task/open-reason.ts'
import { isOverdue, type LaterBecause } from '#domain/task/work-day.ts'
import type { PersonsDay } from '#operations/work-day.ts'

export const worklistTabs = ['today', 'overdue', 'later', 'done'] as const

/** A task with its place in somebody's day. */
export interface Listed {
  readonly task: OpenTask
  readonly isOverCapacity: boolean
  readonly because: LaterBecause | null
  readonly until: string | null
}

/** The tasks of one tab in the order of work. */
export function listedOn({ day: plan, today }: PersonsDay, tab: (typeof worklistTabs)[number]): Listed[] {
  const now = [
    ...plan.now.map((task) => ({ task, isOverCapacity: false, because: null, until: null })),
    ...plan.overCapacity.map((task) => ({ task, isOverCapacity: true, because: null, until: null })),
  ]
  const later = plan.later.map((each) => ({ ...each, isOverCapacity: false }))
  switch (tab) {
    case 'today':
      return now
    case 'overdue':
      return [...now, ...later].filter(({ task }) => isOverdue(task, today))
    case 'later':
      return later
    case 'done':
      return []
  }
}

export const worklistCounts = z
  .object({ today: z.int(), overdue: z.int(), later: z.int(), done: z.int() })
  .describe('Every open task is counted in today or in later; overdue counts some of them again.')

export function countsOf({ day: plan, open, done, today }: PersonsDay): z.input<typeof worklistCounts> {
  return {
    today: plan.now.length + plan.overCapacity.length,
    overdue: open.filter((task) => isOverdue(task, today)).length,
    later: plan.later.length,
    done: done.length,
  }
}

export const worklistProgress = z.object({
  capacityMinutes: z.int(),
  workedMinutes: z.int(),
  plannedMinutes: z.int().describe('Of what is still for today and fits.'),
  overCapacity: z.int(),
  booked: z.int(),
})

export function progressOf({
  day: plan,
  capacityMinutes,
  workedMinutes,
  done,
}: PersonsDay): z.input<typeof worklistProgress> {
  return {
    capacityMinutes,
    workedMinutes,
    plannedMinutes: plan.plannedMinutes,
    overCapacity: plan.overCapacity.length,
    booked: done.filter(({ result }) => result === 'booked').length,
  }
}
