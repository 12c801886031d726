import type { Day } from '#domain/calendar.ts'
import type { OpenTask } from '#domain/task/open-reason.ts'
import { isOverdue, type LaterBecause, type WorkDay } from '#domain/task/work-day.ts'

export const worklistTabs = ['today', 'overdue', 'later', 'done'] as const

/** A task with its place in somebody's day. */
export interface Listed {
  readonly task: OpenTask
  readonly isOverCapacity: boolean
  readonly because: LaterBecause | null
  readonly until: string | null
}

/** The tasks of one tab in the order of work. */
export function listedOn(
  { day: plan, today }: { readonly day: WorkDay; readonly today: Day },
  tab: (typeof worklistTabs)[number],
): Listed[] {
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

/** Every open task is counted in today or in later; overdue counts some of them again. */
export function worklistCounts(of: {
  readonly day: WorkDay
  readonly open: readonly OpenTask[]
  readonly done: readonly unknown[]
  readonly today: Day
}): Readonly<Record<(typeof worklistTabs)[number], number>> {
  const { day: plan, open, done, today } = of
  return {
    today: plan.now.length + plan.overCapacity.length,
    overdue: open.filter((task) => isOverdue(task, today)).length,
    later: plan.later.length,
    done: done.length,
  }
}
