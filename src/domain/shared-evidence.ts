import type { Label } from '#domain/label.ts'

/** Words for what several scores look at; what only one does stands with its reason. */
export const sharedEvidence = {
  ageMonths: { zh: '车龄（月）', en: 'Age of the vehicle, months' },
  observedMonths: { zh: '观察期（月）', en: 'Months observed' },
  daysSinceVisit: { zh: '距上次到店天数', en: 'Days since last visit' },
  daysSinceFirstVisit: { zh: '距首次到店天数', en: 'Days since first visit' },
  visitsTotal: { zh: '累计到店次数', en: 'Visits ever' },
  cuts: { zh: '分档阈值', en: 'Cut points' },
  quintileCustomers: { zh: '启用五等分所需最少客户数', en: 'Fewest customers for which fifths are used' },
  f: { zh: 'F 分', en: 'F' },
  m: { zh: 'M 分', en: 'M' },
  visitsLastYear: { zh: '近 12 个月到店次数', en: 'Visits in 12 months' },
  npsScore: { zh: '最近一次满意度评分', en: 'Latest survey score' },
  overdue: { zh: '超期倍数', en: 'Days since visit ÷ expected interval' },
  fitId: { zh: '所用模型拟合编号', en: 'Number of the fit' },
  pActive: { zh: '仍活跃的概率', en: 'Chance of still being active' },
  potentialFen: { zh: '潜在价值', en: 'Potential' },
  totalFen: { zh: '客户终身价值', en: 'Lifetime value' },
} as const satisfies Record<string, Label>

/** The rule of whatever could not be worked out. */
export const unknownRule = { unknown: { zh: '数据不足', en: 'Too little is known' } } as const
