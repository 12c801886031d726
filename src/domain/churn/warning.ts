import type { Appraisal } from '#domain/appraised.ts'
import type { Assessment } from '#domain/assessment.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import { ladderSince } from '#domain/churn/ladder-since.ts'
import { ladderLevel, type LadderRule, type Silence } from '#domain/churn/ladder.ts'
import { silenceOf } from '#domain/churn/silence.ts'
import type { Policy } from '#domain/policy.ts'

/** Where a customer stands on the churn ladder, and why. */
export interface Warning {
  readonly silence: Silence
  readonly rule: LadderRule
  readonly ladder: Assessment['ladder']
}

export function warningOf(appraisal: Appraisal, centre: CentreFigures, policy: Policy): Warning {
  const { features, worth } = appraisal
  const silence = silenceOf(appraisal, centre)
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
      pActive: worth.outlook?.pActive ?? null,
      lapseOn: worth.outlook?.lapseOn ?? null,
    },
  }
}
