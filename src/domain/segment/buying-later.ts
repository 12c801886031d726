import { leavesWindowOn, mayLeaveWithin } from '#domain/as-of.ts'
import { addMonths, dayFromNumber, dayNumber, monthsBetween, type Day } from '#domain/calendar.ts'
import type { VisitFacts } from '#domain/customer-facts.ts'
import { type Buying, monthsObserved, type RfmPolicy } from '#domain/segment/rfm.ts'

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
    observedMonths: monthsObserved(tenure, scoringMonths, policy),
  }
}

/** A stretch of days ahead (or past) on which a moving window is watched. */
export interface Watch {
  /** Length of the window. */
  readonly months: number
  /** Tenure counts from this many months to the length of the window. */
  readonly leastMonths: number
  /** Day numbers: (`after`, `until`]. */
  readonly after: number
  readonly until: number
}

/**
 * Days of the watch on which the window loses a visit or tenure gains a month that counts, ascending. Between them
 * nothing in the window changes.
 */
export function windowSteps(record: BuyingRecord, watch: Watch): number[] {
  const { months, after, until } = watch
  const steps = record.since === null ? [] : tenureSteps(record.since, watch)
  let at = 0
  for (const number of record.dayNumbers) {
    const visit = record.visits[at++]
    if (!visit || !mayLeaveWithin(number, months, after, until)) continue
    const leaves = leavesWindowOn(visit.on, months)
    if (leaves > after && leaves <= until) steps.push(leaves)
  }
  return steps.sort((a, b) => a - b)
}

function tenureSteps(since: Day, { months, leastMonths, after, until }: Watch): number[] {
  const steps: number[] = []
  // A cheap look first: most customers have been here for longer than the window.
  if (dayNumber(since) + months * 31 < after) return steps
  const tenure = Math.max(monthsBetween(since, dayFromNumber(after)), leastMonths)
  for (let month = tenure + 1; month <= months; month++) {
    const number = dayNumber(addMonths(since, month))
    if (number > until) break
    if (number > after) steps.push(number)
  }
  return steps
}
