import { dayNumber } from '#domain/calendar.ts'
import type { ContactFacts } from '#domain/customer-facts.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** Trust asset 信任资产 (spec §2.8). */
export const trustSettings = {
  initialTrust: { label: { zh: '初始信任值', en: 'Initial trust' }, default: 60, min: 1, max: 200 },
  exceedShare: {
    label: { zh: '每次都超预期时的增长率', en: 'Growth with every contact where all over-deliver' },
    default: 0.1,
    min: 0,
    max: 1,
  },
  mostShown: { label: { zh: '信任值显示上限', en: 'Most that is shown' }, default: 200, min: 1, max: 10_000 },
} as const

export type TrustPolicy = ValuesOf<typeof trustSettings>

export interface Trust {
  /** Capped for display. */
  readonly trust: number
  readonly uncapped: number
  /** Distinct days with a contact, bulk messages excluded. */
  readonly contactDays: number
  /** Of them, days with a recorded over-delivery. */
  readonly overDeliveryDays: number
  /** Growth with each contact, 0–1. */
  readonly exceedRate: number
}

/** Initial trust × (1 + exceed rate)^contacts; the rate is the share of contact days that over-delivered × 10 %. */
export function trustOf(contacts: readonly ContactFacts[], policy: TrustPolicy): Trust {
  const days = new Map<number, boolean>()
  for (const { on, isPersonal, hasOverDelivery } of contacts) {
    if (!isPersonal) continue
    const number = dayNumber(on)
    days.set(number, hasOverDelivery || days.get(number) === true)
  }
  const overDeliveryDays = [...days.values()].filter(Boolean).length
  const exceedRate = days.size === 0 ? 0 : (overDeliveryDays / days.size) * policy.exceedShare
  const uncapped = policy.initialTrust * (1 + exceedRate) ** days.size
  return { trust: Math.min(uncapped, policy.mostShown), uncapped, contactDays: days.size, overDeliveryDays, exceedRate }
}
