import type { Assessment } from '#domain/assessment.ts'
import { fenIfActive } from '#domain/lifetime-value/fen-at-risk.ts'
import type { Outlook } from '#domain/lifetime-value/outlook.ts'
import { scoreReason } from '#domain/reason.ts'
import { potentialBasis, potentialFen } from '#domain/lifetime-value/potential.ts'
import { assumedActiveShare, lossIfLostFen } from '#domain/lifetime-value/value-at-risk.ts'
import { sharedEvidence as shared, unknownRule } from '#domain/shared-evidence.ts'

export const valueAtRiskReason = scoreReason({
  ruleLabels: {
    ...unknownRule,
    'fitted-activity': { zh: '活跃概率来自拟合模型', en: 'Activity is predicted by the fitted model' },
    'assumed-activity': { zh: '活跃概率为假定值，并非模型预测', en: 'Activity is assumed, not predicted by a model' },
  },
  evidenceLabels: {
    potentialFen: shared.potentialFen,
    overdue: shared.overdue,
    activeShare: { zh: '活跃概率', en: 'Chance of being active' },
    ifActiveFen: { zh: '若仍活跃的潜在价值', en: 'Potential if still active' },
    fitId: shared.fitId,
  },
  tell({ worth, assessment, policy }) {
    const { overdue } = assessment.ladder
    if (worth.outlook !== null) return riskByModel(worth.outlook, assessment)
    return {
      value: assessment.valueAtRiskFen,
      rule: assessment.valueAtRiskFen === null ? 'unknown' : 'assumed-activity',
      inputs: {
        potentialFen: assessment.clv.potentialFen,
        overdue,
        activeShare: overdue === null ? null : assumedActiveShare(overdue, policy.valueAtRisk),
      },
      thresholds: {},
      wouldChange: assessment.valueAtRiskFen ? [{ to: 0, by: 'visit' }] : [],
    }
  },
})

function riskByModel({ fitId, pActive, potential: { ifActiveFen } }: Outlook, { valueAtRiskFen }: Assessment) {
  return {
    value: valueAtRiskFen,
    rule: valueAtRiskFen === null ? ('unknown' as const) : ('fitted-activity' as const),
    inputs: { ifActiveFen, activeShare: pActive, fitId },
    thresholds: {},
    wouldChange: valueAtRiskFen ? [{ to: 0, by: 'visit' as const }] : [],
  }
}

/** Somebody who is referred is worth what a newcomer of this centre is: a new car, the centre's averages. */
export const lossReason = scoreReason({
  ruleLabels: {
    ...unknownRule,
    'potential-and-referrals': { zh: '潜在价值与预期转介绍', en: 'Potential and expected referrals' },
  },
  evidenceLabels: {
    potentialFen: shared.potentialFen,
    npsScore: shared.npsScore,
    newcomerFen: { zh: '新客户的潜在价值', en: 'Potential of a new customer' },
    referralShare: { zh: '满意客户转介绍比例', en: 'Satisfied customers who refer' },
    satisfiedFromScore: { zh: '满意：评分不低于', en: 'Satisfied: score from' },
  },
  tell({ features, worth, centre, policy }) {
    const newcomer = potentialBasis(newCar, 'new_customers', centre, policy.potential)
    const newcomerFen = newcomer === null ? null : potentialFen(newcomer, policy.potential)
    const { npsScore } = features.health
    const ifActiveFen = fenIfActive(worth)
    const value = lossIfLostFen(ifActiveFen, npsScore, newcomerFen, policy.valueAtRisk)
    const { referralShare, satisfiedFromScore } = policy.valueAtRisk
    return {
      value,
      rule: value === null ? 'unknown' : 'potential-and-referrals',
      inputs: { potentialFen: ifActiveFen, npsScore, newcomerFen },
      thresholds: { referralShare, satisfiedFromScore },
      wouldChange: [],
    }
  },
})

const newCar = { ageMonths: 0, ownsCar: true, everOwnedCar: true, hasVisited: false }
