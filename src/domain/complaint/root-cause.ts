import type { Label } from '#domain/label.ts'

/** Why it came to a complaint, with the share that others report (spec §4.4). */
export const rootCauses = {
  price: { zh: '价格', en: 'Price', reference: 0.4 },
  waiting: { zh: '等待', en: 'Waiting', reference: 0.25 },
  attitude: { zh: '态度', en: 'Attitude', reference: 0.15 },
  quality: { zh: '质量', en: 'Quality', reference: 0.1 },
  moved_or_sold: { zh: '搬家或卖车', en: 'Moved or sold', reference: 0.1 },
  other: { zh: '其他', en: 'Other', reference: null },
} as const satisfies Record<string, Label & { readonly reference: number | null }>

export type RootCause = keyof typeof rootCauses
