import { dayNumber, type Day } from '#domain/calendar.ts'
import { historiesIn, visitLogBuilder, type CustomerHistory } from '#domain/value-model/visit-log.ts'

/** The models count time in weeks, unrounded. */
const daysPerWeek = 7

/** One line of a purchase log. */
export interface Purchase {
  readonly customer: string
  readonly on: Day
  /** In the log's own money; null where the log has none. */
  readonly amount: number | null
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
  const builder = visitLogBuilder()
  for (const { customer, on, amount } of purchases) builder.add(customer, dayNumber(on), amount)
  return historiesIn(builder.done(), {
    calibrationEnd: dayNumber(period.calibrationEnd),
    holdoutEnd: dayNumber(period.holdoutEnd ?? period.calibrationEnd),
    daysPerUnit: daysPerWeek,
  })
}
