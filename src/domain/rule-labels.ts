import { ladderRuleLabels } from '#domain/churn/ladder.ts'
import type { Label } from '#domain/label.ts'
import { segmentRuleLabels } from '#domain/segment/segment-of.ts'

/** Words for the sentence of the specification that gave a score. */
export const ruleLabels = {
  ...segmentRuleLabels,
  ...ladderRuleLabels,
  'age-of-vehicle': { zh: '按当前车辆车龄', en: 'By the age of the current vehicle' },
  'no-vehicle': { zh: '名下无车辆', en: 'No vehicle is owned' },
  'delivery-unknown': { zh: '交车日期未知', en: 'The delivery date is unknown' },
  'fixed-thresholds': { zh: '固定阈值', en: 'Fixed thresholds' },
  'too-few-for-fifths': { zh: '客户数不足，沿用固定阈值', en: 'Too few customers for fifths: fixed thresholds' },
  'fifths-of-centre': { zh: '本店五等分', en: 'Fifths of the centre' },
  'one-visit-ever': { zh: '仅到店一次，F 为 1', en: 'One visit ever: F is 1' },
  'never-visited': { zh: '从未到店', en: 'Never visited' },
  'scaled-to-data': { zh: '按有数据的维度折算为 100 分', en: 'Scaled to the dimensions with data' },
  'missing-as-zero': { zh: '缺少数据的维度计 0 分', en: 'Dimensions without data count as 0' },
  'margin-to-date': { zh: '迄今毛利', en: 'Margin to date' },
  formula: { zh: '公式法（本版尚无模型）', en: 'By formula, no model as yet' },
  unknown: { zh: '数据不足', en: 'Too little is known' },
  'value-tiers': { zh: '按终身价值', en: 'By lifetime value' },
  'by-hand': { zh: '人工指定', en: 'Set by hand' },
  champion: { zh: '属于重要价值客群', en: 'Is a champion' },
  'top-share': { zh: '终身价值名列前茅', en: 'In the top share by lifetime value' },
  'not-vip': { zh: '不符合任何 VIP 条件', en: 'Meets no condition of a VIP' },
  'assumed-activity': { zh: '活跃概率为假定值，并非模型预测', en: 'Activity is assumed, not predicted by a model' },
  'potential-and-referrals': { zh: '潜在价值与预期转介绍', en: 'Potential and expected referrals' },
  'first-that-holds': { zh: '依次判断，取首个符合者', en: 'The first group that holds' },
  'dear-and-little': { zh: '服务成本高而贡献低', en: 'Dear to serve and contributes little' },
  'waited-or-passed-on': { zh: '等待过久或多次更换顾问', en: 'Waited long or met several advisors' },
  'not-so': { zh: '条件不成立', en: 'Its conditions do not hold' },
} as const satisfies Record<string, Label>

export type RuleCode = keyof typeof ruleLabels
