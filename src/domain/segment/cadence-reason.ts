import { dayFromNumber } from '#domain/calendar.ts'
import { type Change, scoreReason } from '#domain/reason.ts'
import { nextCadenceOn } from '#domain/segment/cadence-group.ts'
import { sharedEvidence as shared } from '#domain/shared-evidence.ts'

export const cadenceReason = scoreReason({
  ruleLabels: {
    'first-that-holds': { zh: '依次判断，取首个符合者', en: 'The first group that holds' },
  },
  evidenceLabels: {
    daysSinceVisit: shared.daysSinceVisit,
    daysSinceFirstVisit: shared.daysSinceFirstVisit,
    tier: { zh: '价值等级', en: 'Value tier' },
    dormantDays: { zh: '沉睡：未到店天数', en: 'Dormant: days without a visit' },
    newDays: { zh: '新客：首次到店后天数', en: 'New: days from the first visit' },
  },
  tell({ features, assessment, policy }) {
    const { daysSinceVisit } = features.buying
    const { daysSinceFirstVisit } = features
    const next = nextCadenceOn(daysSinceVisit, daysSinceFirstVisit, assessment.clv.tier, policy.cadence)
    const changes: Change<never>[] =
      next === null ? [] : [{ to: next.group, by: 'time', on: dayFromNumber(features.asOf.todayNumber + next.days) }]
    return {
      value: assessment.cadenceGroup,
      rule: 'first-that-holds',
      inputs: { daysSinceVisit, daysSinceFirstVisit, tier: assessment.clv.tier },
      thresholds: { dormantDays: policy.cadence.dormantDays, newDays: policy.cadence.newDays },
      wouldChange: changes,
    }
  },
})
