import { type Change, scoreReason } from '#domain/reason.ts'
import type { Outlook } from '#domain/lifetime-value/outlook.ts'
import { vipReason } from '#domain/lifetime-value/vip.ts'
import { wholeFen } from '#domain/money.ts'
import type { Policy } from '#domain/policy.ts'
import { sharedEvidence as shared, unknownRule } from '#domain/shared-evidence.ts'

export const realisedReason = scoreReason({
  ruleLabels: {
    'margin-to-date': { zh: '迄今毛利', en: 'Margin to date' },
  },
  evidenceLabels: {
    revenueFen: { zh: '累计消费', en: 'Paid to date' },
    costedMarginFen: { zh: '成本已知部分的毛利', en: 'Margin where cost is known' },
    uncostedRevenueFen: { zh: '成本未知部分的收入', en: 'Revenue where no cost is known' },
    marginShare: { zh: '成本未知时的毛利率', en: 'Margin where no cost is known' },
  },
  tell({ features, assessment, policy }) {
    const { costedMarginFen, uncostedRevenueFen } = features.visits.ever
    return {
      value: assessment.clv.realisedFen,
      rule: 'margin-to-date',
      inputs: { revenueFen: assessment.clv.revenueFen, costedMarginFen, uncostedRevenueFen },
      thresholds: { marginShare: policy.value.marginShare },
      wouldChange: [],
    }
  },
})

export const potentialReason = scoreReason({
  ruleLabels: {
    ...unknownRule,
    formula: { zh: '公式法：没有适用于此客户的模型', en: 'By formula: no model speaks for this customer' },
    model: { zh: '模型法：拟合的到店规律 × 单次毛利', en: 'By the fitted model: visits to come × margin of a visit' },
  },
  evidenceLabels: {
    marginFenPerYear: { zh: '年均毛利', en: 'Margin a year' },
    marginOf: { zh: '年均毛利取自', en: 'Margin is that of' },
    yearlyRetention: { zh: '年留存率', en: 'Yearly retention' },
    retentionOf: { zh: '年留存率取自', en: 'Retention is that of' },
    monthsAhead: { zh: '预测期（月）', en: 'Horizon, months' },
    horizonFrom: { zh: '预测期依据', en: 'Horizon counts from' },
    discountShare: { zh: '年贴现率', en: 'Discount a year' },
    fitId: shared.fitId,
    pActive: shared.pActive,
    expectedVisits: { zh: '预期到店次数', en: 'Visits expected' },
    visitsLow: { zh: '到店次数下限（80 %）', en: 'Visits, lower end (80 %)' },
    visitsHigh: { zh: '到店次数上限（80 %）', en: 'Visits, upper end (80 %)' },
    marginFenPerVisit: { zh: '单次到店毛利', en: 'Margin of a visit' },
    potentialLowFen: { zh: '潜在价值下限（80 %）', en: 'Potential, lower end (80 %)' },
    potentialHighFen: { zh: '潜在价值上限（80 %）', en: 'Potential, upper end (80 %)' },
  },
  tell({ worth, assessment, policy }) {
    const { basis, outlook } = worth
    if (outlook !== null) return toldByModel(outlook, policy)
    return {
      value: assessment.clv.potentialFen,
      rule: basis === null ? 'unknown' : 'formula',
      inputs: basis === null ? {} : { ...basis },
      thresholds: { discountShare: policy.potential.discountShare },
      wouldChange: [],
    }
  },
})

function toldByModel({ fitId, pActive, potential }: Outlook, { potential: { discountShare } }: Policy) {
  const { fen, lowFen, highFen, monthsAhead, expectedVisits, visitsLow, visitsHigh, marginFenPerVisit } = potential
  const visits = { expectedVisits, visitsLow, visitsHigh, marginFenPerVisit }
  return {
    value: fen,
    rule: 'model' as const,
    inputs: { fitId, pActive, ...visits, monthsAhead, potentialLowFen: lowFen, potentialHighFen: highFen },
    thresholds: { discountShare },
    wouldChange: [],
  }
}

export const tierReason = scoreReason({
  ruleLabels: {
    ...unknownRule,
    'value-tiers': { zh: '按终身价值', en: 'By lifetime value' },
  },
  evidenceLabels: {
    potentialFen: shared.potentialFen,
    totalFen: shared.totalFen,
    realisedFen: { zh: '已实现价值', en: 'Realised' },
    acquisitionFen: { zh: '获客成本', en: 'Acquisition cost' },
    highAboveFen: { zh: '高价值：高于', en: 'High: above' },
    mediumFromFen: { zh: '中价值：不低于', en: 'Medium: from' },
  },
  tell({ assessment, policy }) {
    const { tier, totalFen, realisedFen, potentialFen } = assessment.clv
    const highAboveFen = policy.value.highAboveYuan * 100
    const mediumFromFen = policy.value.mediumFromYuan * 100
    const higher: Change<'totalFen'>[] = []
    if (tier === 'low') higher.push({ to: 'medium', by: 'input', input: 'totalFen', reaching: mediumFromFen })
    if (tier === 'medium') higher.push({ to: 'high', by: 'input', input: 'totalFen', reaching: highAboveFen + 1 })
    return {
      value: tier,
      rule: tier === null ? 'unknown' : 'value-tiers',
      inputs: { realisedFen, potentialFen, acquisitionFen: wholeFen(policy.value.acquisitionYuan * 100), totalFen },
      thresholds: { highAboveFen, mediumFromFen },
      wouldChange: higher,
    }
  },
})

export const vipReasonOf = scoreReason({
  ruleLabels: {
    'by-hand': { zh: '人工指定', en: 'Set by hand' },
    champion: { zh: '属于重要价值客群', en: 'Is a champion' },
    'top-share': { zh: '终身价值名列前茅', en: 'In the top share by lifetime value' },
    'not-vip': { zh: '不符合任何 VIP 条件', en: 'Meets no condition of a VIP' },
  },
  evidenceLabels: {
    totalFen: shared.totalFen,
    vipCutFen: { zh: 'VIP 门槛', en: 'Least value in the top share' },
    vipShare: { zh: 'VIP 占比', en: 'Top share' },
  },
  tell({ features, standing, assessment, centre, policy }) {
    const { totalFen } = assessment.clv
    const cut = centre.vipCut
    const reason = vipReason(features.facts, standing.segment, totalFen, cut)
    const isBelow = reason === null && cut !== null && totalFen !== null
    return {
      value: reason !== null,
      rule: reason ?? 'not-vip',
      inputs: { totalFen },
      thresholds: { vipCutFen: cut?.lifetimeValueFen ?? null, vipShare: policy.value.vipShare },
      wouldChange: isBelow ? [{ to: true, by: 'input', input: 'totalFen', reaching: cut.lifetimeValueFen + 1 }] : [],
    }
  },
})
