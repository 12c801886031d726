import { lookingFrom } from '#domain/as-of.ts'
import type { Appraisal } from '#domain/appraised.ts'
import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import { warningOf } from '#domain/churn/warning.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import { featuresOf } from '#domain/features.ts'
import { healthInputsOf } from '#domain/health/health-inputs.ts'
import { healthOf } from '#domain/health/health-score.ts'
import { stageOf } from '#domain/lifecycle/stage.ts'
import { isFalseHighValue, isNeglected } from '#domain/lifetime-value/cost-to-serve.ts'
import { fenAtRisk } from '#domain/lifetime-value/fen-at-risk.ts'
import { vipReason } from '#domain/lifetime-value/vip.ts'
import { nextLookOn } from '#domain/next-look.ts'
import type { Policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { cadenceGroupOf } from '#domain/segment/cadence-group.ts'
import { standingOf, worthOf } from '#domain/standing.ts'

/**
 * Every score of one customer at the end of `today`. Facts become features, features a standing among the eight
 * segments, the standing a value; all of them together say how healthy the relationship is and whether to worry.
 */
export function assess(facts: CustomerFacts, policy: Policy, today: Day): Assessment {
  const known = recordsUntil(facts, today)
  const features = featuresOf(known, policy, lookingFrom(today, policy.windows))
  const standing = standingOf(features, facts.centre.quintiles, policy)
  const worth = worthOf(features, standing, facts.centre, policy)
  return assessmentOf({ features, standing, worth }, facts.centre, policy)
}

/** The last step, the same for one customer and for a whole centre. */
export function assessmentOf(appraisal: Appraisal, centre: CentreFigures, policy: Policy): Assessment {
  const { features, standing, worth } = appraisal
  const { facts, asOf, ownership, visits, buying, serving, contributionFen } = features
  const { rfm, segment } = standing
  const { clv, outlook } = worth
  const health = healthOf(healthInputsOf(features, centre), policy.windows.recentMonths, policy.health)
  const { silence, ladder } = warningOf(appraisal, centre, policy)
  const isVip = vipReason(facts, segment, clv.totalFen, centre.vipCut) !== null
  const scored = { features, standing, worth, silence, level: ladder.level, health }
  return {
    customerNo: facts.customerNo,
    source: facts.source,
    asOf: asOf.today,
    ageMonths: ownership.ageMonths,
    stage: stageOf(ownership.ageMonths, policy.stage),
    tenureMonths: features.tenureMonths,
    visitsTotal: visits.total,
    visits24m: buying.visitsInWindow,
    spend24mFen: buying.spendInWindowFen,
    lastVisitOn: visits.lastOn,
    daysSinceVisit: buying.daysSinceVisit,
    r: rfm.r,
    f: rfm.f,
    m: rfm.m,
    segment,
    health,
    ladder,
    clv,
    valueAtRiskFen: fenAtRisk(worth, ladder.overdue, policy.valueAtRisk),
    isVip,
    costToServeFen: serving.costFen,
    contributionFen,
    isFalseHighValue: isFalseHighValue(serving, contributionFen, centre.serving, policy.serving),
    isNeglectedHighValue: isNeglected(isVip, serving, policy.serving),
    cadenceGroup: cadenceGroupOf(buying.daysSinceVisit, features.daysSinceFirstVisit, clv.tier, policy.cadence),
    fitId: outlook?.fitId ?? null,
    nextLookOn: nextLookOn(scored, centre, policy),
  }
}
