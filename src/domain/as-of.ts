import { addMonths, dayNumber, type Day } from '#domain/calendar.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** The windows that every score looks back through (spec §2.2, §2.4). */
export const windowSettings = {
  scoringMonths: {
    label: { zh: 'RFM 统计窗口，月', en: 'Window of R, F and M, months' },
    default: 24,
    min: 12,
    max: 60,
    whole: true,
  },
  recentMonths: {
    label: { zh: '近期窗口（健康度、服务成本），月', en: 'Recent window (health, cost to serve), months' },
    default: 12,
    min: 3,
    max: 24,
    whole: true,
  },
} as const

/** The day at whose end scores are taken, and where its windows begin. Windows are open on the left. */
export interface AsOf {
  readonly today: Day
  readonly todayNumber: number
  /** Day number of the last day before the window of R, F and M. */
  readonly scoringAfter: number
  /** Day number of the last day before the recent window. */
  readonly recentAfter: number
}

export function lookingFrom(today: Day, windows: ValuesOf<typeof windowSettings>): AsOf {
  return {
    today,
    todayNumber: dayNumber(today),
    scoringAfter: dayNumber(addMonths(today, -windows.scoringMonths)),
    recentAfter: dayNumber(addMonths(today, -windows.recentMonths)),
  }
}

/**
 * The first day on which a record of `on` has left a window of so many months. Not always `addMonths(on, months)`:
 * subtracting clamps too, so a record of 29 February is still inside on 28 February two years on.
 */
export function leavesWindowOn(on: Day, months: number): number {
  const sameDate = addMonths(on, months)
  return dayNumber(sameDate) + (addMonths(sameDate, -months) < on ? 1 : 0)
}

/** Whether a record of this day number can leave a window of so many months in (`after`, `until`]; cheap, never misses. */
export function mayLeaveWithin(number: number, months: number, after: number, until: number): boolean {
  return number + months * 31 + 1 > after && number + months * 28 <= until
}
