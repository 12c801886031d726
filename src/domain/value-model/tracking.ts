import { at, wholeAt } from '#domain/value-model/column.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'
import type { VisitLog } from '#domain/value-model/visit-log.ts'

/** One week of the log. */
export interface TrackedWeek {
  /** Day number on which it ends. */
  readonly until: number
  /** Repeat visits in the week, as expected of everybody from their first visit on, and as they came. */
  readonly expected: number
  readonly actual: number
  /** The same since the beginning. */
  readonly expectedSum: number
  readonly actualSum: number
}

export interface TrackingWish {
  /** Day numbers; customers of later first visits than `calibrationEnd` are left out. */
  readonly calibrationEnd: number
  readonly until: number
  readonly daysPerUnit: number
}

/** First visits, and repeat visits week by week, of everybody whose first visit is not too late. */
export interface Comings {
  /** Day numbers. */
  readonly begin: number
  readonly until: number
  /** Customers by the day number of their first visit. */
  readonly firsts: ReadonlyMap<number, number>
  /** In the weeks from `begin`. */
  readonly weekly: Float64Array
}

/** Repeat visits week by week beside what the model expects of customers of whom only the day of the first visit is known. */
export function tracking(predictor: Predictor, log: VisitLog, wish: TrackingWish): TrackedWeek[] {
  const { calibrationEnd, until, daysPerUnit } = wish
  const firsts = new Map<number, number>()
  let begin = Infinity
  for (let customer = 0; customer < log.customers.length; customer++) {
    const first = wholeAt(log.days, wholeAt(log.starts, customer))
    if (first > calibrationEnd) continue
    begin = Math.min(begin, first)
    firsts.set(first, (firsts.get(first) ?? 0) + 1)
  }
  const weeks = Math.ceil((until - begin) / 7)
  if (!(weeks > 0)) return []
  const weekly = comings(log, { begin, weeks, calibrationEnd, until })
  return trackedWeeks(predictor, { begin, until, firsts, weekly }, 7 / daysPerUnit)
}

export function trackedWeeks(
  predictor: Predictor,
  { begin, until, firsts, weekly }: Comings,
  unitsPerWeek: number,
): TrackedWeek[] {
  const expected = expectedByAge(predictor, weekly.length + 1, unitsPerWeek)
  const tracked: TrackedWeek[] = []
  let [before, actualSum] = [0, 0]
  for (const [week, actual] of weekly.entries()) {
    const end = Math.min(until, begin + 7 * (week + 1))
    let expectedSum = 0
    for (const [first, customers] of firsts) expectedSum += customers * expected((end - first) / 7)
    actualSum += actual
    tracked.push({ until: end, expected: expectedSum - before, actual, expectedSum, actualSum })
    before = expectedSum
  }
  return tracked
}

interface Weeks {
  readonly begin: number
  readonly weeks: number
  readonly calibrationEnd: number
  readonly until: number
}

function comings(log: VisitLog, { begin, weeks, calibrationEnd, until }: Weeks): Float64Array {
  const actual = new Float64Array(weeks)
  for (let customer = 0; customer < log.customers.length; customer++) {
    const from = wholeAt(log.starts, customer)
    if (wholeAt(log.days, from) > calibrationEnd) continue
    for (let visit = from + 1; visit < wholeAt(log.starts, customer + 1); visit++) {
      const day = wholeAt(log.days, visit)
      if (day > until) break
      const week = Math.ceil((day - begin) / 7) - 1
      actual[week] = at(actual, week) + 1
    }
  }
  return actual
}

/** E of the repeat visits of a new customer up to an age in weeks; between whole weeks by a straight line. */
function expectedByAge(predictor: Predictor, weeks: number, unitsPerWeek: number): (age: number) => number {
  const newcomer = { x: 0, tx: 0, T: 0, litt: 0 }
  const known = Float64Array.from({ length: weeks + 1 }, (_, week) =>
    week === 0 ? 0 : predictor.expectedVisits(newcomer, week * unitsPerWeek),
  )
  return (age) => {
    if (age <= 0) return 0
    const week = Math.min(weeks - 1, Math.floor(age))
    return at(known, week) + (age - week) * (at(known, week + 1) - at(known, week))
  }
}
