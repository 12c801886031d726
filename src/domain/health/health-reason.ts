import type { Appraised } from '#domain/appraised.ts'
import { type Change, scoreReason } from '#domain/reason.ts'
import { healthGradeOf } from '#domain/health/health-grade.ts'
import { healthInputsOf } from '#domain/health/health-inputs.ts'
import { healthOf, type HealthInputs } from '#domain/health/health-score.ts'
import { sharedEvidence as shared } from '#domain/shared-evidence.ts'

export const healthReason = scoreReason({
  ruleLabels: {
    'scaled-to-data': { zh: '按有数据的维度折算为 100 分', en: 'Scaled to the dimensions with data' },
    'missing-as-zero': { zh: '缺少数据的维度计 0 分', en: 'Dimensions without data count as 0' },
  },
  evidenceLabels: {
    visitsLastYear: shared.visitsLastYear,
    npsScore: shared.npsScore,
    spendLastYearFen: { zh: '近 12 个月消费', en: 'Spend in 12 months' },
    tenureMonths: { zh: '客户年限（月）', en: 'Tenure, months' },
    daysSinceAppUse: { zh: '距上次使用 APP 天数', en: 'Days since app use' },
    complaints: { zh: '近 12 个月投诉次数', en: 'Complaints in 12 months' },
    visitsPoints: { zh: '到店得分', en: 'Points for visits' },
    spendPoints: { zh: '消费得分', en: 'Points for spend' },
    npsPoints: { zh: '满意度得分', en: 'Points for NPS' },
    appPoints: { zh: 'APP 得分', en: 'Points for app use' },
    complaintsPoints: { zh: '投诉得分', en: 'Points for complaints' },
    coverage: { zh: '数据覆盖率', en: 'Coverage' },
    score: { zh: '健康度', en: 'Health score' },
    gradeCuts: { zh: '等级分数线', en: 'Least scores of the grades' },
  },
  tell({ features, assessment, centre, policy }) {
    const inputs = healthInputsOf(features, centre)
    const { score, parts, coverage } = assessment.health
    return {
      value: score,
      rule: policy.health.missingData === 'zero' ? 'missing-as-zero' : 'scaled-to-data',
      inputs: {
        visitsLastYear: inputs.visits,
        spendLastYearFen: inputs.spendFen,
        tenureMonths: inputs.tenureMonths,
        npsScore: inputs.npsScore,
        daysSinceAppUse: inputs.daysSinceAppUse,
        complaints: inputs.complaints,
        visitsPoints: parts.visits,
        spendPoints: parts.spend,
        npsPoints: parts.nps,
        appPoints: parts.app,
        complaintsPoints: parts.complaints,
        coverage,
      },
      thresholds: { gradeCuts: policy.health.gradeCuts },
      wouldChange: improvements(inputs, score, policy),
    }
  },
})

type Improvable = 'visitsLastYear' | 'npsScore' | 'daysSinceAppUse' | 'score'

/** What one visit more, a survey of 9 or an app use today would make of the score. */
function improvements(inputs: HealthInputs, score: number | null, policy: Appraised['policy']): Change<Improvable>[] {
  const scoreIf = (about: Partial<HealthInputs>): number | null =>
    healthOf({ ...inputs, ...about }, policy.windows.recentMonths, policy.health).score
  const best = policy.health.npsCuts[0] ?? 9
  const changes: Change<Improvable>[] = [
    { to: scoreIf({ visits: inputs.visits + 1 }), by: 'input', input: 'visitsLastYear', reaching: inputs.visits + 1 },
    { to: scoreIf({ npsScore: best }), by: 'input', input: 'npsScore', reaching: best },
    { to: scoreIf({ daysSinceAppUse: 0 }), by: 'input', input: 'daysSinceAppUse', reaching: 0 },
  ]
  const grade = score === null ? null : healthGradeOf(score, policy.health.gradeCuts)
  const better = policy.health.gradeCuts.findLast((cut) => score !== null && cut > score)
  const higher: Change<Improvable>[] =
    better === undefined || grade === null
      ? []
      : [{ to: healthGradeOf(better, policy.health.gradeCuts), by: 'input', input: 'score', reaching: better }]
  return [...changes.filter(({ to }) => to !== score), ...higher]
}
