import { lookingFrom } from '#domain/as-of.ts'
import { assessmentOf } from '#domain/assess.ts'
import type { Day } from '#domain/calendar.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import type { Explanation } from '#domain/explanation.ts'
import { featuresOf } from '#domain/features.ts'
import type { Policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { scoreReasons } from '#domain/score-reasons.ts'
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
    reasons: Object.fromEntries(
      Object.entries(scoreReasons).map(([score, reason]) => [score, reason.tell(told)]),
    ) as Explanation['reasons'],
  }
}
