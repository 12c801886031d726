import type { AsOf } from '#domain/as-of.ts'
import { dayNumber, type Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { FactsWithoutCentre, SurveyFacts } from '#domain/customer-facts.ts'
import type { HealthInputs } from '#domain/health/health-score.ts'
import type { VisitHistory } from '#domain/visit/visit-history.ts'

/** Health inputs as the customer's records give them: complaints are counted, whether or not the group keeps any. */
export type KnownHealth = HealthInputs & { readonly complaints: number }

export function knownHealth(
  known: FactsWithoutCentre,
  visits: VisitHistory,
  tenureMonths: number | null,
  asOf: AsOf,
): KnownHealth {
  const appUsedOn = known.appUsedOn[known.appUsedOn.length - 1]
  return {
    visits: visits.recent.visits,
    spendFen: visits.recent.spendFen,
    tenureMonths,
    npsScore: latestSurvey(known.surveys, asOf)?.score ?? null,
    daysSinceAppUse: appUsedOn === undefined ? null : asOf.todayNumber - dayNumber(appUsedOn),
    complaints: countAfter(known.complaints, asOf.recentAfter),
  }
}

/** The latest survey in the recent window; the lowest of several on its day. `surveys` ascend. */
export function latestSurvey(surveys: readonly SurveyFacts[], { recentAfter }: AsOf): SurveyFacts | null {
  let latest: SurveyFacts | null = null
  for (let at = surveys.length - 1; at >= 0; at--) {
    const survey = surveys[at]
    if (!survey || (latest && survey.on < latest.on)) break
    if (latest === null || survey.score < latest.score) latest = survey
  }
  return latest && dayNumber(latest.on) > recentAfter ? latest : null
}

/** What health is scored from. */
export function healthInputsOf(
  { health, asOf }: { readonly health: KnownHealth; readonly asOf: AsOf },
  centre: CentreFigures,
): HealthInputs {
  return { ...health, complaints: complaintsIfKept(health.complaints, centre.complaintsKnownFrom, asOf.today) }
}

/** Complaints count from the first that the group ever recorded; before, nobody knows (spec §2.4). */
export function complaintsIfKept(complaints: number, knownFrom: Day | null, today: Day): number | null {
  return knownFrom !== null && knownFrom <= today ? complaints : null
}

function countAfter(complaints: FactsWithoutCentre['complaints'], after: number): number {
  let count = 0
  for (const { openedOn } of complaints) if (dayNumber(openedOn) > after) count += 1
  return count
}
