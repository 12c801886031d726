import type { Label } from '#domain/label.ts'

/** Why a customer stays away, as they say it. */
export const churnReasonLabels = {
  service: { zh: '服务没做好', en: 'Service' },
  price: { zh: '价格', en: 'Price' },
  distance: { zh: '距离远', en: 'Distance' },
  car_replaced: { zh: '已换车', en: 'Car replaced' },
  competition: { zh: '去了别家', en: 'Went elsewhere' },
  no_time: { zh: '没时间', en: 'No time' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Label>

export type ChurnReason = keyof typeof churnReasonLabels
