import { dayNumber, type Day } from '#domain/calendar.ts'
import type { History } from '#domain/value-model/histories.ts'

/** The models count time in weeks, unrounded. */
const daysPerWeek = 7

/** One line of a purchase log. */
export interface Purchase {
  readonly customer: string
  readonly on: Day
  /** In the log's own money; null where the log has none. */
  readonly amount: number | null
}

/** What the log says about one customer up to the calibration day, and of the days after it. */
export interface CustomerHistory extends History {
  readonly customer: string
  /** Mean amount of a repeat visit, all purchases of one day being one visit; null without repeats or amounts. */
  readonly meanAmount: number | null
  /** Visits after the calibration day, to the end of the holdout; 0 without a holdout. */
  readonly xStar: number
}

/** The last day that counts as history, and the last of the days to compare a prediction with. */
export interface Period {
  readonly calibrationEnd: Day
  readonly holdoutEnd?: Day
}

/**
 * Purchases of one customer on one day are one visit, and the first visit is not a repeat.
 * Customers whose first purchase comes after the calibration day are left out. In order of first appearance.
 */
export function customerHistories(purchases: Iterable<Purchase>, period: Period): CustomerHistory[] {
  const calibrationEnd = dayNumber(period.calibrationEnd)
  const holdoutEnd = dayNumber(period.holdoutEnd ?? period.calibrationEnd)
  const visits = new Map<string, Map<number, number | null>>()
  for (const { customer, on, amount } of purchases) {
    const day = dayNumber(on)
    if (day > holdoutEnd) continue
    const days = visits.get(customer) ?? new Map<number, number | null>()
    if (days.size === 0) visits.set(customer, days)
    const before = days.get(day)
    days.set(day, amount === null ? (before ?? null) : (before ?? 0) + amount)
  }
  return [...visits].flatMap(([customer, days]) => historyOf(customer, days, calibrationEnd) ?? [])
}

function historyOf(customer: string, days: ReadonlyMap<number, number | null>, end: number): CustomerHistory | null {
  const sorted = [...days].toSorted(([a], [b]) => a - b)
  const known = sorted.filter(([day]) => day <= end)
  const [first, ...repeats] = known
  if (first === undefined) return null
  const amounts = repeats.flatMap(([, amount]) => amount ?? [])
  return {
    customer,
    x: repeats.length,
    tx: ((repeats.at(-1)?.[0] ?? first[0]) - first[0]) / daysPerWeek,
    T: (end - first[0]) / daysPerWeek,
    litt: sumOfLogIntervals(known.map(([day]) => day)),
    meanAmount: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length,
    xStar: sorted.length - known.length,
  }
}

/** Σ ln of the intervals between these days, in ln weeks. */
function sumOfLogIntervals(days: readonly number[]): number {
  return days.slice(1).reduce((sum, day, i) => sum + Math.log((day - (days[i] ?? day)) / daysPerWeek), 0)
}
