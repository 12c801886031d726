import type { Label } from '#domain/label.ts'

/** Who pays a line. Only `customer` counts as spend; `warranty` and `goodwill` count as cost to serve (spec §1.2). */
export const payerLabels = {
  customer: { zh: '客户', en: 'Customer' },
  warranty: { zh: '质保', en: 'Warranty' },
  goodwill: { zh: '善意补偿', en: 'Goodwill' },
  insurance: { zh: '保险', en: 'Insurance' },
} as const satisfies Record<string, Label>

export type Payer = keyof typeof payerLabels
