import type { Label } from '#domain/label.ts'

/** Levels of the churn ladder 流失预警 (spec §2.5), from calm to lost. */
export const ladderLevelLabels = {
  none: { zh: '无预警', en: 'No warning' },
  l1: { zh: '一级预警', en: 'Level 1' },
  l2: { zh: '二级预警', en: 'Level 2' },
  l3: { zh: '三级预警', en: 'Level 3' },
  high: { zh: '高危', en: 'High' },
  win_back: { zh: '待挽回', en: 'Win back' },
  lapsed: { zh: '已沉睡', en: 'Lapsed' },
} as const satisfies Record<string, Label>

export type LadderLevel = keyof typeof ladderLevelLabels
