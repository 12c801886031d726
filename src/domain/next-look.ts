import type { Assessment } from '#domain/assessment.ts'
import { addMonths, dayFromNumber, dayNumber, type Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import { daysToNextLevel } from '#domain/churn/ladder-next.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { Silence } from '#domain/churn/ladder.ts'
import type { Features } from '#domain/features.ts'
import { nextHealthOn } from '#domain/health/health-next.ts'
import { nextStageOn } from '#domain/lifecycle/stage.ts'
import { mondayOf } from '#domain/lifetime-value/outlook.ts'
import { nextAgeThatCounts, potentialBasis, potentialFen } from '#domain/lifetime-value/potential.ts'
import type { Policy } from '#domain/policy.ts'
import { buyingOn, windowSteps } from '#domain/segment/buying-later.ts'
import { nextCadenceOn } from '#domain/segment/cadence-group.ts'
import { frequencyScore, moneyScore } from '#domain/segment/rfm.ts'
import { newUntil, segmentOf } from '#domain/segment/segment-of.ts'
import { carStanding, type Standing, type Worth } from '#domain/standing.ts'

/** A day that never comes: nothing about this customer will change by itself. */
export const never: Day = '9999-12-31'

/** A customer whose discrete scores of today are known. */
export interface Scored {
  readonly features: Features
  readonly standing: Standing
  readonly worth: Worth
  readonly silence: Silence
  readonly level: LadderLevel
  readonly health: Assessment['health']
}

/**
 * First later day on which a discrete score can differ if nothing happens and the centre's figures stay: stage, R, F,
 * M, segment, health, ladder level, tier, cadence group, potential. The night looks at nobody before that day.
 */
export function nextLookOn(scored: Scored, centre: CentreFigures, policy: Policy): Day {
  const { features, standing, silence, level } = scored
  const { todayNumber } = features.asOf
  // The cheap ones first: each later search needs to look no further than the nearest change so far.
  let nearest = Math.min(
    nextStageOn(features.ownership.deliveredOn, features.ownership.ageMonths, policy.stage),
    nextRecencyOn(scored, centre, policy),
    todayNumber + daysToNextLevel(level, silence, policy),
    cadenceEnds(scored, policy),
    endOfNewness(features, standing, policy),
    // What a fit says of value moves every Monday.
    scored.worth.outlook === null ? Infinity : mondayOf(todayNumber) + 7,
  )
  nearest = nextPotentialOn(scored, { centre, policy, until: nearest })
  nearest = nextHealthOn(features, scored.health, policy, nearest)
  nearest = nextBuyingOn(features, standing, { centre, policy, until: nearest })
  return nearest === Infinity ? never : dayFromNumber(nearest)
}

function nextRecencyOn({ features, standing }: Scored, centre: CentreFigures, policy: Policy): number {
  const { buying, asOf } = features
  if (buying.daysSinceVisit === null || standing.rfm.r === null) return Infinity
  for (const cut of centre.quintiles.recencyDays ?? policy.rfm.recencyDays) {
    if (cut >= buying.daysSinceVisit) return asOf.todayNumber + cut - buying.daysSinceVisit + 1
  }
  return Infinity
}

function cadenceEnds({ features, worth, silence }: Scored, policy: Policy): number {
  const { daysSinceVisit, daysSinceFirstVisit } = silence
  const next = nextCadenceOn(daysSinceVisit, daysSinceFirstVisit, worth.clv.tier, policy.cadence)
  return next === null ? Infinity : features.asOf.todayNumber + next.days
}

function endOfNewness({ ownership, buying }: Features, standing: Standing, policy: Policy): number {
  const until = newUntil(ownership, policy.segment)
  const later = segmentOf(standing.rfm, policy.segment.newUntilMonths, buying.visitsTotal, policy.segment)
  return later.segment === standing.segment ? Infinity : until
}

/** Potential moves in whole months of the car's age, and only while its horizon shrinks. */
function nextPotentialOn({ features, standing, worth }: Scored, { centre, policy, until }: Search): number {
  const { deliveredOn, ageMonths } = features.ownership
  let basis = worth.basis
  if (worth.outlook !== null) return until
  if (deliveredOn === null || ageMonths === null || basis === null || worth.clv.potentialFen === 0) return until
  let age = nextAgeThatCounts(basis, ageMonths, policy.potential)
  while (age !== null) {
    const on = dayNumber(addMonths(deliveredOn, age))
    if (on >= until) return until
    basis = potentialBasis({ ...carStanding(features), ageMonths: age }, standing.segment, centre, policy.potential)
    if (basis === null || potentialFen(basis, policy.potential) !== worth.clv.potentialFen) return on
    age = nextAgeThatCounts(basis, age, policy.potential)
  }
  return until
}

interface Search {
  readonly centre: CentreFigures
  readonly policy: Policy
  /** Nothing after this day number is looked for. */
  readonly until: number
}

/** First day up to `until` on which F or M differs as visits leave the window or more time has been observed. */
function nextBuyingOn(
  { facts, visits, since, asOf }: Features,
  { rfm }: Standing,
  { centre, policy, until }: Search,
): number {
  if (visits.total === 0) return until
  const record = { visits: facts.visits, dayNumbers: visits.dayNumbers, since }
  const { scoringMonths } = policy.windows
  const watch = { months: scoringMonths, leastMonths: policy.rfm.leastObservedMonths, after: asOf.todayNumber, until }
  for (const step of windowSteps(record, watch)) {
    const buying = buyingOn(step, record, scoringMonths, policy.rfm)
    if (
      frequencyScore(buying, centre.quintiles, policy.rfm) !== rfm.f ||
      moneyScore(buying, centre.quintiles, policy.rfm) !== rfm.m
    ) {
      return step
    }
  }
  return until
}
