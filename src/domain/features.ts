import type { AsOf } from '#domain/as-of.ts'
import { dayNumber, monthsBetween, type Day } from '#domain/calendar.ts'
import { lastContactNumber } from '#domain/churn/last-contact.ts'
import { ownInterval } from '#domain/churn/rhythm.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import { type KnownHealth, knownHealth } from '#domain/health/health-inputs.ts'
import { customerSince, ownershipOf, type Ownership } from '#domain/lifecycle/ownership.ts'
import { servingOf, type Serving } from '#domain/lifetime-value/cost-to-serve.ts'
import { wholeFen, type Fen } from '#domain/money.ts'
import type { Policy } from '#domain/policy.ts'
import { monthsObserved, type Buying } from '#domain/segment/rfm.ts'
import { marginFen, visitHistory, type VisitHistory } from '#domain/visit/visit-history.ts'

/** What the records of one customer say by themselves, before anybody is compared with the centre. */
export interface Features {
  /** As known at the end of the day. */
  readonly facts: FactsWithoutCentre
  readonly asOf: AsOf
  readonly ownership: Ownership
  readonly since: Day | null
  readonly tenureMonths: number | null
  readonly visits: VisitHistory
  readonly daysSinceFirstVisit: number | null
  readonly buying: Buying
  /** Median of the customer's own visit intervals; null where there are too few. */
  readonly ownIntervalDays: number | null
  /** Day number of the last contact, visits included; null = never. */
  readonly lastContact: number | null
  readonly health: KnownHealth
  readonly serving: Serving
  /** Margin less cost to serve in the recent window. */
  readonly contributionFen: Fen
}

/** `known`: as cut by `recordsUntil`. */
export function featuresOf(known: FactsWithoutCentre, policy: Policy, asOf: AsOf): Features {
  const ownership = ownershipOf(known.cars, asOf.today)
  const visits = visitHistory(known.visits, asOf)
  const since = customerSince(ownership.firstDeliveredOn, visits.firstOn)
  const tenureMonths = since === null ? null : monthsBetween(since, asOf.today)
  const serving = servingOf(known.visits, known.complaints, asOf, policy.serving)
  return {
    facts: known,
    asOf,
    ownership,
    since,
    tenureMonths,
    visits,
    daysSinceFirstVisit: visits.firstOn === null ? null : asOf.todayNumber - dayNumber(visits.firstOn),
    buying: {
      daysSinceVisit: visits.lastOn === null ? null : asOf.todayNumber - dayNumber(visits.lastOn),
      visitsTotal: visits.total,
      visitsInWindow: visits.inWindow.visits,
      spendInWindowFen: visits.inWindow.spendFen,
      observedMonths: monthsObserved(tenureMonths, policy.windows.scoringMonths, policy.rfm),
    },
    ownIntervalDays: ownInterval(visits.dayNumbers, policy.ladder.rhythmLeastVisits),
    lastContact: lastContactNumber(visits.lastOn, known.contacts, ownership.lastDeliveredOn),
    health: knownHealth(known, visits, tenureMonths, asOf),
    serving,
    contributionFen: wholeFen(marginFen(visits.recent, policy.value.marginShare)) - serving.costFen,
  }
}
