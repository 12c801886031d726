import { lookingFrom } from '#domain/as-of.ts'
import { assessmentOf } from '#domain/assess.ts'
import type { Day } from '#domain/calendar.ts'
import { ladderReason } from '#domain/churn/ladder-reason.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import type { Explanation } from '#domain/explanation.ts'
import { featuresOf } from '#domain/features.ts'
import { healthReason } from '#domain/health/health-reason.ts'
import { stageReason } from '#domain/lifecycle/stage-reason.ts'
import { falseHighValueReason, neglectedReason } from '#domain/lifetime-value/serving-reasons.ts'
import { lossReason, valueAtRiskReason } from '#domain/lifetime-value/risk-reasons.ts'
import { potentialReason, realisedReason, tierReason, vipReasonOf } from '#domain/lifetime-value/value-reasons.ts'
import type { Policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { cadenceReason } from '#domain/segment/cadence-reason.ts'
import { rfmReasons } from '#domain/segment/rfm-reasons.ts'
import { segmentReason } from '#domain/segment/segment-reason.ts'
import { standingOf, worthOf } from '#domain/standing.ts'

/** Why a customer's scores are what they are: the inputs, the rule that held, its thresholds, what would change it. */
export function explain(facts: CustomerFacts, policy: Policy, today: Day): Explanation {
  const { centre } = facts
  const features = featuresOf(recordsUntil(facts, today), policy, lookingFrom(today, policy.windows))
  const standing = standingOf(features, centre.quintiles, policy)
  const worth = worthOf(features, standing, centre, policy)
  const assessment = assessmentOf({ features, standing, worth }, centre, policy)
  const told = { features, standing, worth, assessment, centre, policy }
  return {
    assessment,
    reasons: {
      stage: stageReason(told),
      ...rfmReasons(told),
      segment: segmentReason(told),
      health: healthReason(told),
      ladder: ladderReason(told),
      realised: realisedReason(told),
      potential: potentialReason(told),
      tier: tierReason(told),
      vip: vipReasonOf(told),
      valueAtRisk: valueAtRiskReason(told),
      lossIfLost: lossReason(told),
      cadenceGroup: cadenceReason(told),
      falseHighValue: falseHighValueReason(told),
      neglectedHighValue: neglectedReason(told),
    },
  }
}
