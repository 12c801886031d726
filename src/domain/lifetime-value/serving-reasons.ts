import type { Appraised } from '#domain/appraised.ts'
import type { Reason } from '#domain/explanation.ts'

export function falseHighValueReason({ features, assessment, centre, policy }: Appraised): Reason {
  const { advisorMinutes, bayMinutes, borneFen, compensationFen, costFen, timedVisits, visits } = features.serving
  const { isFalseHighValue, contributionFen } = assessment
  return {
    value: isFalseHighValue,
    rule: isFalseHighValue ? 'dear-and-little' : 'not-so',
    inputs: {
      visitsLastYear: visits,
      timedVisits,
      advisorMinutes,
      bayMinutes,
      borneFen,
      compensationFen,
      costToServeFen: costFen,
      contributionFen,
    },
    thresholds: {
      falseHighVisits: policy.serving.falseHighVisits,
      dearestFromFen: centre.serving?.dearestFromFen ?? null,
      leastContributionFen: centre.serving?.leastContributionFen ?? null,
    },
    wouldChange: [],
  }
}

export function neglectedReason({ features, assessment, policy }: Appraised): Reason {
  const { longestWaitMinutes, advisors } = features.serving
  return {
    value: assessment.isNeglectedHighValue,
    rule: assessment.isNeglectedHighValue ? 'waited-or-passed-on' : 'not-so',
    inputs: { isVip: assessment.isVip, longestWaitMinutes, advisors },
    thresholds: {
      neglectedWaitMinutes: policy.serving.neglectedWaitMinutes,
      neglectedAdvisors: policy.serving.neglectedAdvisors,
    },
    wouldChange: [],
  }
}
