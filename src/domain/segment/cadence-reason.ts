import type { Appraised } from '#domain/appraised.ts'
import { dayFromNumber } from '#domain/calendar.ts'
import type { Change, Reason } from '#domain/explanation.ts'
import { nextCadenceOn } from '#domain/segment/cadence-group.ts'

export function cadenceReason({ features, assessment, policy }: Appraised): Reason {
  const { daysSinceVisit } = features.buying
  const { daysSinceFirstVisit } = features
  const next = nextCadenceOn(daysSinceVisit, daysSinceFirstVisit, assessment.clv.tier, policy.cadence)
  const changes: Change[] =
    next === null ? [] : [{ to: next.group, by: 'time', on: dayFromNumber(features.asOf.todayNumber + next.days) }]
  return {
    value: assessment.cadenceGroup,
    rule: 'first-that-holds',
    inputs: { daysSinceVisit, daysSinceFirstVisit, tier: assessment.clv.tier },
    thresholds: { dormantDays: policy.cadence.dormantDays, newDays: policy.cadence.newDays },
    wouldChange: changes,
  }
}
