import type { Label } from '#domain/label.ts'

/** The eight segments 八大客群 (spec §2.3). */
export const segmentLabels = {
  at_risk: { zh: '需挽留', en: 'At risk' },
  champions: { zh: '重要价值', en: 'Champions' },
  loyal: { zh: '重要保持', en: 'Loyal' },
  potential_loyalists: { zh: '重要发展', en: 'Potential loyalists' },
  new_customers: { zh: '新客户', en: 'New customers' },
  lost: { zh: '已流失', en: 'Lost' },
  average: { zh: '一般价值', en: 'Average' },
  hibernating: { zh: '需唤醒', en: 'Hibernating' },
} as const satisfies Record<string, Label>

export type Segment = keyof typeof segmentLabels
