import type { Label } from '#domain/label.ts'

/** What a line of a repair order sold or did (spec §1.2). */
export const lineCategoryLabels = {
  maintenance: { zh: '保养', en: 'Maintenance' },
  repair: { zh: '维修', en: 'Repair' },
  tyre: { zh: '轮胎', en: 'Tyres' },
  accessory: { zh: '精品附件', en: 'Accessory' },
  value_added: { zh: '增值服务', en: 'Value-added' },
  software: { zh: '软件服务', en: 'Software' },
  extended_warranty: { zh: '延保', en: 'Extended warranty' },
  package: { zh: '套餐', en: 'Package' },
  activity: { zh: '活动', en: 'Activity' },
} as const satisfies Record<string, Label>

export type LineCategory = keyof typeof lineCategoryLabels
