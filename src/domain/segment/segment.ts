import type { Label } from '#domain/label.ts'

/** The eight segments 八大客群 (spec §2.3), boxes in order of precedence. */
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

/** Shares of a usual centre (spec §2.3), to draw beside its own; nothing is fitted to them. */
export const expectedShares: Readonly<Record<Segment, readonly [number, number]>> = {
  at_risk: [0.05, 0.1],
  champions: [0.05, 0.08],
  loyal: [0.1, 0.15],
  potential_loyalists: [0.08, 0.12],
  new_customers: [0.1, 0.2],
  lost: [0.05, 0.1],
  average: [0.3, 0.4],
  hibernating: [0.1, 0.15],
}

/** From what a centre likes to see to what it does not: somebody who comes to stand further to the left has risen. */
export const segmentRanks = [
  'champions',
  'loyal',
  'potential_loyalists',
  'new_customers',
  'average',
  'at_risk',
  'hibernating',
  'lost',
] as const satisfies readonly Segment[]
