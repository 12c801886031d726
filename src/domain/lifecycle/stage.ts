import type { Label } from '#domain/label.ts'

/** Lifecycle stages 生命周期阶段 (spec §2.1). */
export const stageLabels = {
  new: { zh: '新客期', en: 'New' },
  activation: { zh: '激活期', en: 'Activation' },
  growth: { zh: '成长期', en: 'Growth' },
  mature: { zh: '成熟期', en: 'Mature' },
  decline: { zh: '衰退期', en: 'Decline' },
  no_vehicle: { zh: '无在用车辆', en: 'No vehicle' },
} as const satisfies Record<string, Label>

export type Stage = keyof typeof stageLabels
