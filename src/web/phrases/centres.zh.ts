export const centresZh = {
  title: '门店对比',
  compared: '各项指标',
  note: '每个数字都带样本量和 95% 区间；区间高过其他所有门店才标「明显领先」，样本少于 20 的不比较。',
  metric: '指标',
  customers: '客户数',
  meanValue: '平均终身价值',
  atRisk: '流失风险价值',
  base: (base: string) => `样本 ${base}`,
  interval: (low: string, high: string) => `${low}–${high}`,
  tooFew: (base: string) => `样本太少（${base}）`,
  best: '明显领先',
  points: (number: string) => `${number} 个百分点`,
  before: '较上月',
  valueHint: '合计 ÷ 价值已知的客户数',
  riskHint: '全部客户合计；客户多的门店自然更高',
  file: { centre: '门店', value: '数值', base: '样本', low: '95% 下限', high: '95% 上限', before: '上月' },
  empty: '还没有可对比的门店',
  emptyNext: '导入数据并评分后，这里会并排显示各门店。',
}

export type CentresPhrases = typeof centresZh
