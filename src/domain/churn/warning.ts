import type { Assessment } from '#domain/assessment.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import { ladderSince } from '#domain/churn/ladder-since.ts'
import { ladderLevel, type LadderRule, type Silence } from '#domain/churn/ladder.ts'
import { silenceOf } from '#domain/churn/silence.ts'
import type { Features } from '#domain/features.ts'
import type { Policy } from '#domain/policy.ts'
import type { Rfm } from '#domain/segment/rfm.ts'

/** Where a customer stands on the churn ladder, and why. */
export interface Warning {
  readonly silence: Silence
  readonly rule: LadderRule
  readonly ladder: Assessment['ladder']
}

export function warningOf(features: Features, rfm: Rfm, centre: CentreFigures, policy: Policy): Warning {
  const silence = silenceOf(features, rfm, centre)
  const { level, rule } = ladderLevel(silence, policy.ladder)
  const { daysSinceVisit, daysSinceContact, expectedIntervalDays } = silence
  const isKnown = daysSinceVisit !== null && expectedIntervalDays !== null
  return {
    silence,
    rule,
    ladder: {
      level,
      since: ladderSince(level, { silence, features, centre, policy }),
      daysSinceContact,
      expectedIntervalDays,
      overdue: isKnown ? daysSinceVisit / expectedIntervalDays : null,
      pActive: null,
    },
  }
}
