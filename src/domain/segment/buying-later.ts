import { leavesWindowOn, mayLeaveWithin } from '#domain/as-of.ts'
import { addMonths, dayFromNumber, dayNumber, monthsBetween, type Day } from '#domain/calendar.ts'
import type { VisitFacts } from '#domain/customer-facts.ts'
import { type Buying, observedMonths, type RfmPolicy } from '#domain/segment/rfm.ts'

/** What a window needs to be moved to another day after the last visit. */
export interface BuyingRecord {
  readonly visits: readonly VisitFacts[]
  readonly dayNumbers: readonly number[]
  /** Where tenure begins. */
  readonly since: Day | null
}

/** What R, F and M are scored from on another day, with the same visits. */
export function buyingOn(number: number, record: BuyingRecord, scoringMonths: number, policy: RfmPolicy): Buying {
  const today = dayFromNumber(number)
  const after = dayNumber(addMonths(today, -scoringMonths))
  let [visitsInWindow, spendInWindowFen] = [0, 0]
  for (const [at, visited] of record.dayNumbers.entries()) {
    if (visited <= after || visited > number) continue
    visitsInWindow += 1
    spendInWindowFen += record.visits[at]?.spendFen ?? 0
  }
  const last = record.dayNumbers.at(-1)
  const tenure = record.since === null ? null : monthsBetween(record.since, today)
  return {
    daysSinceVisit: last === undefined ? null : number - last,
    visitsTotal: record.dayNumbers.length,
    visitsInWindow,
    spendInWindowFen,
    observedMonths: observedMonths(tenure, scoringMonths, policy),
  }
}

/**
 * Day numbers in (`after`, `until`] on which a window of so many months loses a visit or tenure gains a month that
 * counts (those in (`fromTenure`, `months`]), ascending. Between them nothing in the window changes.
 */
export function windowSteps(record: BuyingRecord, months: number, fromTenure: number, after: number, until: number): number[] {
  const steps: number[] = []
  const consider = (number: number): void => {
    if (number > after && number <= until) steps.push(number)
  }
  for (const visit of record.visits) {
    const number = dayNumber(visit.on)
    if (mayLeaveWithin(number, months, after, until)) consider(leavesWindowOn(visit.on, months))
  }
  if (record.since !== null && mayGainMonth(record.since, months, after)) {
    const tenure = Math.max(monthsBetween(record.since, dayFromNumber(after)), fromTenure)
    for (let month = tenure + 1; month <= months; month++) {
      const number = dayNumber(addMonths(record.since, month))
      if (number > until) break
      consider(number)
    }
  }
  return steps.sort((a, b) => a - b)
}

/** Whether tenure was shorter than so many months on that day; cheap, never says no wrongly. */
function mayGainMonth(since: Day, months: number, on: number): boolean {
  return dayNumber(since) + months * 31 >= on
}
