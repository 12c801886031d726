import type { Settings, ValuesOf } from '#domain/settings.ts'
import { dayMillis, millisOf, type Instant } from '#domain/working-time/instant.ts'

/** How tasks come back, and how their order learns (spec §3.2). */
export const taskSettings = {
  attemptsMost: {
    label: {
      zh: '未接通几次（不同日）后不再拨打',
      en: 'Calls on different days that nobody answers before calling ends',
    },
    default: 3,
    min: 1,
    max: 10,
    whole: true,
  },
  benchmarkTouches: {
    label: {
      zh: '基准值相当于多少次本店触达（越大，排序越慢偏离基准）',
      en: 'Own contacts that a benchmark weighs as much as (more: the order leaves it later)',
    },
    default: 20,
    min: 1,
    max: 1000,
    whole: true,
  },
} as const satisfies Settings

export type TaskValues = ValuesOf<typeof taskSettings>

/** Nobody puts a task off, or promises to call back, further ahead than so many days: by then it would be forgotten. */
const farthestDays = 366

/** Whether a task may come back then: after now, and not in years. */
export function isFitToComeBack(at: Instant, now: Instant): boolean {
  const ahead = millisOf(at) - millisOf(now)
  return ahead > 0 && ahead <= farthestDays * dayMillis
}

/** Within so many minutes a result can be taken back; what it causes to leave the system waits as long. */
export const undoMinutes = 10
