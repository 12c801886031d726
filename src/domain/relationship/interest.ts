import type { Label } from '#domain/label.ts'

/** What became of something that a customer would like to have. */
export const interestStateLabels = {
  open: { zh: '待跟进', en: 'Open' },
  booked: { zh: '已预约', en: 'Booked' },
  declined: { zh: '不再考虑', en: 'No longer wanted' },
} as const satisfies Record<string, Label>

export type InterestState = keyof typeof interestStateLabels

/** What customers are most often interested in: one tap each. Anything else is written. */
export const usualInterests: readonly Label[] = [
  { zh: '贴膜', en: 'Film' },
  { zh: '智能驾驶 FSD', en: 'Driver assistance (FSD)' },
  { zh: '购买第二辆车', en: 'A second car' },
  { zh: '为家人购车', en: 'A car for a family member' },
  { zh: '充电桩', en: 'A home charger' },
  { zh: '延保', en: 'Extended warranty' },
]

/** The longest text of an interest, characters. */
export const interestLength = 100
