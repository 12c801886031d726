import type { Label } from '#domain/label.ts'

/** Why customers leave, in five parts (spec §6, Self-check). */
export const leavingReasons = {
  price: {
    zh: '价格',
    en: 'Price',
    asks: {
      zh: '客户是否觉得贵，或说不清钱花在哪里？',
      en: 'Do customers find it dear, or not know what they pay for?',
    },
  },
  service: {
    zh: '服务',
    en: 'Service',
    asks: { zh: '修好了吗？等得久吗？有没有返修？', en: 'Was it mended? Did they wait? Did it come back?' },
  },
  convenience: {
    zh: '便利',
    en: 'Convenience',
    asks: { zh: '预约、取送车、营业时间是否方便？', en: 'Are booking, pick-up and hours convenient?' },
  },
  relationship: {
    zh: '关系',
    en: 'Relationship',
    asks: { zh: '有没有固定的人记得他们、平时也联系？', en: 'Does somebody know them, and keep in touch?' },
  },
  competition: {
    zh: '竞争',
    en: 'Competition',
    asks: { zh: '附近有谁在抢，他们给了什么？', en: 'Who nearby wins them, and with what?' },
  },
} as const satisfies Record<string, Label & { readonly asks: Label }>

export type LeavingReason = keyof typeof leavingReasons

export const leavingReasonNames = Object.keys(leavingReasons) as LeavingReason[]

/** What a manager says of one reason: how bad it is, what is done, by whom, until when. */
export interface SelfCheckPart {
  /** 0 = no reason to leave … 10 = most leave for it; null = not looked at. */
  readonly score: number | null
  readonly note: string
  readonly ownerStaffId: number | null
  /** By when it is mended. */
  readonly dueOn: string | null
}

/** Steps of a funnel counted by hand, each of the one before. */
export const handFunnelSteps = {
  delivered: { zh: '交车', en: 'Delivered' },
  first_service: { zh: '首保到店', en: 'First service' },
  second_visit: { zh: '第二次到店', en: 'Second visit' },
  third_visit: { zh: '第三次到店', en: 'Third visit' },
  kept_one_year: { zh: '一年后仍到店', en: 'Still coming after a year' },
} as const satisfies Record<string, Label>

export type HandFunnelStep = keyof typeof handFunnelSteps

export type HandFunnel = Readonly<Partial<Record<HandFunnelStep, number>>>

/** A step's number, what share it is of the step before it that was counted, and of the first. */
export interface FunnelStanding {
  readonly step: HandFunnelStep
  readonly customers: number | null
  readonly ofBefore: number | null
  readonly ofFirst: number | null
}

/** A share above 1 stays as it is counted: somebody mistyped, and should see it. */
export function funnelStanding(funnel: HandFunnel): FunnelStanding[] {
  let [first, before]: (number | null)[] = [null, null]
  return (Object.keys(handFunnelSteps) as HandFunnelStep[]).map((step) => {
    const customers = funnel[step] ?? null
    const standing = { step, customers, ofBefore: partOf(customers, before), ofFirst: partOf(customers, first) }
    first ??= customers
    before = customers ?? before
    return standing
  })
}

function partOf(customers: number | null, whole: number | null | undefined): number | null {
  return customers === null || whole === null || whole === undefined || whole === 0 ? null : customers / whole
}

/** How a part has moved since the check before: a lower score is better. */
export function trendOf(now: number | null, before: number | null): 'better' | 'worse' | 'same' | null {
  if (now === null || before === null) return null
  return now < before ? 'better' : now > before ? 'worse' : 'same'
}
