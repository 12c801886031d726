import { type AsOf, lookingFrom } from '#domain/as-of.ts'
import { addMonths, dayNumber, monthsBetween } from '#domain/calendar.ts'
import type { CentreFigures, SegmentAverages } from '#domain/centre-figures.ts'
import type { Features } from '#domain/features.ts'
import { ownershipOf, customerSince } from '#domain/lifecycle/ownership.ts'
import { wholeFen } from '#domain/money.ts'
import type { Policy } from '#domain/policy.ts'
import { carsUntil, until } from '#domain/records-until.ts'
import { monthsObserved } from '#domain/segment/rfm.ts'
import { segmentLabels, type Segment } from '#domain/segment/segment.ts'
import { standingOf, type Standing } from '#domain/standing.ts'
import { marginFen, visitHistory } from '#domain/visit/visit-history.ts'

interface Sums {
  customers: number
  marginFen: number
  observedMonths: number
  /** Stood here a year ago and had visited by then; of them, came again since. */
  stoodHere: number
  cameAgain: number
}

/** What customers of each segment bring and how many of them stay: the centre's own averages (spec §2.6). */
export function segmentAverages(
  people: readonly { readonly features: Features; readonly standing: Standing }[],
  cuts: CentreFigures['quintiles'],
  policy: Policy,
): Pick<CentreFigures, 'segments' | 'everybody'> {
  const sums = bySegment(noSums)
  const all = noSums()
  const first = people[0]
  const yearAgo = first ? lookingFrom(addMonths(first.features.asOf.today, -12), policy.windows) : null
  for (const {
    features,
    standing: { segment },
  } of people) {
    for (const sum of [sums[segment], all]) addMargin(sum, features, policy)
    const before = yearAgo && segmentThen(features, yearAgo, cuts, policy)
    if (!yearAgo || !before) continue
    const came = (features.visits.dayNumbers.at(-1) ?? 0) > yearAgo.todayNumber
    for (const sum of [sums[before], all]) {
      sum.stoodHere += 1
      if (came) sum.cameAgain += 1
    }
  }
  // A centre without any visit knows nothing of margins: unknown, not zero.
  const anyVisit = people.some(({ features }) => features.visits.total > 0)
  return { segments: bySegment((segment) => averages(sums[segment], anyVisit)), everybody: averages(all, anyVisit) }
}

function addMargin(sum: Sums, { visits, buying, tenureMonths }: Features, policy: Policy): void {
  sum.customers += 1
  if (tenureMonths === null) return
  sum.marginFen += marginFen(visits.inWindow, policy.value.marginShare)
  sum.observedMonths += buying.observedMonths
}

/** The segment on an earlier day of somebody who had visited by then; null of others. */
function segmentThen(
  { facts, visits }: Features,
  then: AsOf,
  cuts: CentreFigures['quintiles'],
  policy: Policy,
): Segment | null {
  const { firstOn } = visits
  if (firstOn === null || firstOn > then.today) return null
  const cars = ownershipOf(carsUntil(facts.cars, then.today), then.today)
  const history = visitHistory(
    until(facts.visits, ({ on }) => on, then.today),
    then,
  )
  const since = customerSince(cars.firstDeliveredOn, firstOn)
  const tenure = since === null ? null : monthsBetween(since, then.today)
  const buying = {
    daysSinceVisit: history.lastOn === null ? null : then.todayNumber - dayNumber(history.lastOn),
    visitsTotal: history.total,
    visitsInWindow: history.inWindow.visits,
    spendInWindowFen: history.inWindow.spendFen,
    observedMonths: monthsObserved(tenure, policy.windows.scoringMonths, policy.rfm),
  }
  return standingOf({ buying, ownership: cars }, cuts, policy).segment
}

function averages(
  { customers, marginFen: margin, observedMonths: months, stoodHere, cameAgain }: Sums,
  isKnown: boolean,
): SegmentAverages {
  return {
    customers,
    marginFenPerYear: isKnown && months > 0 ? wholeFen((margin * 12) / months) : null,
    yearlyRetentionShare: stoodHere > 0 ? cameAgain / stoodHere : null,
  }
}

function noSums(): Sums {
  return { customers: 0, marginFen: 0, observedMonths: 0, stoodHere: 0, cameAgain: 0 }
}

function bySegment<T>(value: (segment: Segment) => T): Record<Segment, T> {
  const segments = Object.keys(segmentLabels) as Segment[]
  return Object.fromEntries(segments.map((segment) => [segment, value(segment)])) as Record<Segment, T>
}
