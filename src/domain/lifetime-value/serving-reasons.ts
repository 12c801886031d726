import { scoreReason } from '#domain/reason.ts'
import { sharedEvidence as shared } from '#domain/shared-evidence.ts'

export const falseHighValueReason = scoreReason({
  ruleLabels: {
    'dear-and-little': { zh: '服务成本高而贡献低', en: 'Dear to serve and contributes little' },
    'not-so': { zh: '条件不成立', en: 'Its conditions do not hold' },
  },
  evidenceLabels: {
    visitsLastYear: shared.visitsLastYear,
    timedVisits: { zh: '工时已知的到店次数', en: 'Visits with known minutes' },
    advisorMinutes: { zh: '顾问投入（分钟）', en: 'Advisor minutes' },
    bayMinutes: { zh: '工位占用（分钟）', en: 'Bay minutes' },
    borneFen: { zh: '质保与善意承担', en: 'Warranty and goodwill borne' },
    compensationFen: { zh: '补偿金额', en: 'Compensation' },
    costToServeFen: { zh: '服务成本', en: 'Cost to serve' },
    contributionFen: { zh: '贡献', en: 'Contribution' },
    falseHighVisits: { zh: '所需最少到店次数', en: 'Fewest visits' },
    dearestFromFen: { zh: '服务成本最高两成的下限', en: 'Dearest to serve, from' },
    leastContributionFen: { zh: '贡献最低两成的上限', en: 'Contributing least, up to' },
  },
  tell({ features, assessment, centre, policy }) {
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
  },
})

export const neglectedReason = scoreReason({
  ruleLabels: {
    'waited-or-passed-on': { zh: '等待过久或多次更换顾问', en: 'Waited long or met several advisors' },
    'not-so': { zh: '条件不成立', en: 'Its conditions do not hold' },
  },
  evidenceLabels: {
    isVip: { zh: 'VIP', en: 'VIP' },
    longestWaitMinutes: { zh: '店内最长等待（分钟）', en: 'Longest wait in the centre, minutes' },
    advisors: { zh: '接待顾问人数', en: 'Advisors met' },
    neglectedWaitMinutes: { zh: '等待超过（分钟）', en: 'Waited longer than, minutes' },
    neglectedAdvisors: { zh: '顾问多于（人）', en: 'More advisors than' },
  },
  tell({ features, assessment, policy }) {
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
  },
})
