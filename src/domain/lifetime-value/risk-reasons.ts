import type { Appraised } from '#domain/appraised.ts'
import type { Reason } from '#domain/explanation.ts'
import { potentialBasis, potentialFen } from '#domain/lifetime-value/potential.ts'
import { assumedActiveShare, lossIfLostFen } from '#domain/lifetime-value/value-at-risk.ts'

export function valueAtRiskReason({ assessment, policy }: Appraised): Reason {
  const { overdue } = assessment.ladder
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
}

/** Somebody who is referred is worth what a newcomer of this centre is: a new car, the centre's averages. */
export function lossReason({ features, assessment, centre, policy }: Appraised): Reason {
  const newcomer = potentialBasis(newCar, 'new_customers', centre, policy.potential)
  const newcomerFen = newcomer === null ? null : potentialFen(newcomer, policy.potential)
  const { npsScore } = features.health
  const value = lossIfLostFen(assessment.clv.potentialFen, npsScore, newcomerFen, policy.valueAtRisk)
  const { referralShare, satisfiedFromScore } = policy.valueAtRisk
  return {
    value,
    rule: value === null ? 'unknown' : 'potential-and-referrals',
    inputs: { potentialFen: assessment.clv.potentialFen, npsScore, newcomerFen },
    thresholds: { referralShare, satisfiedFromScore },
    wouldChange: [],
  }
}

const newCar = { ageMonths: 0, ownsCar: true, everOwnedCar: true, hasVisited: false }
