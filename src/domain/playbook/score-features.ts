import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import type { Fen } from '#domain/money.ts'
import type { FeatureVocabulary } from '#domain/playbook/feature.ts'
import { cadenceGroupLabels } from '#domain/segment/cadence-group.ts'
import { segmentLabels } from '#domain/segment/segment.ts'

/** Scores, by the names that `score --json` gives them; what stands one level down there is joined by `_`. */
export const scoreFeatures = {
  age_months: {
    type: 'int',
    unit: 'months',
    label: { zh: '现有车辆车龄', en: 'Age of the current car' },
    of: (view) => view.assessment.ageMonths,
  },
  stage: {
    type: 'string',
    choices: stageLabels,
    label: { zh: '生命周期阶段', en: 'Lifecycle stage' },
    of: (view) => view.assessment.stage,
  },
  tenure_months: {
    type: 'int',
    unit: 'months',
    label: { zh: '客户年限', en: 'Tenure' },
    of: (view) => view.assessment.tenureMonths,
  },
  visits_total: {
    type: 'int',
    unit: 'visits',
    label: { zh: '累计到店', en: 'Visits ever' },
    of: (view) => view.assessment.visitsTotal,
  },
  visits_24m: {
    type: 'int',
    unit: 'visits',
    label: { zh: '近 24 个月到店', en: 'Visits in 24 months' },
    of: (view) => view.assessment.visits24m,
  },
  spend_24m: {
    type: 'double',
    unit: 'yuan',
    label: { zh: '近 24 个月消费', en: 'Spend in 24 months' },
    of: (view) => yuan(view.assessment.spend24mFen),
  },
  days_since_visit: {
    type: 'int',
    unit: 'days',
    label: { zh: '距上次到店天数', en: 'Days since last visit' },
    of: (view) => view.assessment.daysSinceVisit,
  },
  r: { type: 'int', label: { zh: 'R 近度（1–5）', en: 'R, recency (1–5)' }, of: (view) => view.assessment.r },
  f: { type: 'int', label: { zh: 'F 频度（1–5）', en: 'F, frequency (1–5)' }, of: (view) => view.assessment.f },
  m: { type: 'int', label: { zh: 'M 金额（1–5）', en: 'M, money (1–5)' }, of: (view) => view.assessment.m },
  segment: {
    type: 'string',
    choices: segmentLabels,
    label: { zh: '客户分群', en: 'Segment' },
    of: (view) => view.assessment.segment,
  },
  health_score: {
    type: 'int',
    unit: 'points',
    label: { zh: '客户健康度', en: 'Health score' },
    of: (view) => view.assessment.health.score,
  },
  health_grade: {
    type: 'string',
    choices: healthGradeLabels,
    label: { zh: '健康等级', en: 'Health grade' },
    of: (view) => view.assessment.health.grade,
  },
  health_coverage: {
    type: 'double',
    unit: 'share',
    label: { zh: '健康度数据覆盖', en: 'Coverage of the health score' },
    of: (view) => view.assessment.health.coverage,
  },
  ladder_level: {
    type: 'string',
    choices: ladderLevelLabels,
    label: { zh: '流失预警级别', en: 'Churn ladder level' },
    of: (view) => view.assessment.ladder.level,
  },
  days_since_contact: {
    type: 'int',
    unit: 'days',
    label: { zh: '距上次联系天数', en: 'Days since last contact' },
    of: (view) => view.assessment.ladder.daysSinceContact,
  },
  expected_interval_days: {
    type: 'double',
    unit: 'days',
    label: { zh: '预期到店间隔', en: 'Expected interval between visits' },
    of: (view) => view.assessment.ladder.expectedIntervalDays,
  },
  overdue: {
    type: 'double',
    unit: 'times',
    label: { zh: '距上次到店 ÷ 预期间隔', en: 'Days since last visit ÷ expected interval' },
    of: (view) => view.assessment.ladder.overdue,
  },
  p_active: {
    type: 'double',
    unit: 'share',
    label: { zh: '仍活跃的概率', en: 'Probability that they are still active' },
    of: (view) => view.assessment.ladder.pActive,
  },
  clv_realised: {
    type: 'double',
    unit: 'yuan',
    label: { zh: '已实现价值', en: 'Realised value' },
    of: (view) => yuan(view.assessment.clv.realisedFen),
  },
  clv_potential: {
    type: 'double',
    unit: 'yuan',
    label: { zh: '潜在价值', en: 'Potential value' },
    of: (view) => yuan(view.assessment.clv.potentialFen),
  },
  clv_total: {
    type: 'double',
    unit: 'yuan',
    label: { zh: '客户终身价值', en: 'Customer lifetime value' },
    of: (view) => yuan(view.assessment.clv.totalFen),
  },
  value_tier: {
    type: 'string',
    choices: valueTierLabels,
    label: { zh: '价值等级', en: 'Value tier' },
    of: (view) => view.assessment.clv.tier,
  },
  value_at_risk: {
    type: 'double',
    unit: 'yuan',
    label: { zh: '流失风险价值', en: 'Value at risk' },
    of: (view) => yuan(view.assessment.valueAtRiskFen),
  },
  vip: { type: 'bool', label: { zh: 'VIP', en: 'VIP' }, of: (view) => view.assessment.isVip },
  cadence_group: {
    type: 'string',
    choices: cadenceGroupLabels,
    label: { zh: '触达频次分组', en: 'Cadence group' },
    of: (view) => view.assessment.cadenceGroup,
  },
  cost_to_serve: {
    type: 'double',
    unit: 'yuan',
    label: { zh: '12 个月服务成本', en: 'Cost to serve, 12 months' },
    of: (view) => yuan(view.assessment.costToServeFen),
  },
  contribution: {
    type: 'double',
    unit: 'yuan',
    label: { zh: '12 个月贡献', en: 'Contribution, 12 months' },
    of: (view) => yuan(view.assessment.contributionFen),
  },
  false_high_value: {
    type: 'bool',
    label: { zh: '伪高价值', en: 'False high value' },
    of: (view) => view.assessment.isFalseHighValue,
  },
  neglected_high_value: {
    type: 'bool',
    label: { zh: '被怠慢的高价值客户', en: 'Neglected high value' },
    of: (view) => view.assessment.isNeglectedHighValue,
  },
} as const satisfies FeatureVocabulary

function yuan(fen: Fen | null): number | null {
  return fen === null ? null : fen / 100
}
