import type { CadenceGroup, ValueTier } from '#domain/assessment.ts'
import type { Label } from '#domain/label.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** Groups for the cadence of contact (spec §2.3), in the order in which they are tried. */
export const cadenceGroupLabels = {
  dormant: { zh: '沉睡', en: 'Dormant' },
  new: { zh: '新客', en: 'New' },
  high_value: { zh: '高价值', en: 'High value' },
  active: { zh: '活跃', en: 'Active' },
} as const satisfies Record<CadenceGroup, Label>

export const cadenceSettings = {
  dormantDays: {
    label: { zh: '未到店满几天为沉睡', en: 'Dormant from so many days without a visit' },
    default: 90,
    min: 1,
    max: 730,
    whole: true,
  },
  newDays: {
    label: { zh: '首次到店后几天内为新客', en: 'New for so many days from the first visit' },
    default: 90,
    min: 1,
    max: 730,
    whole: true,
  },
} as const

export type CadencePolicy = ValuesOf<typeof cadenceSettings>

/** Days are null for a customer who has never visited. */
export function cadenceGroupOf(
  daysSinceVisit: number | null,
  daysSinceFirstVisit: number | null,
  tier: ValueTier | null,
  policy: CadencePolicy,
): CadenceGroup {
  if (daysSinceVisit === null || daysSinceFirstVisit === null) return 'new'
  if (daysSinceVisit >= policy.dormantDays) return 'dormant'
  if (daysSinceFirstVisit < policy.newDays) return 'new'
  return tier === 'high' ? 'high_value' : 'active'
}

/** The next group if nothing happens and the tier stays, and in how many days; null if there is none. */
export function nextCadenceOn(
  daysSinceVisit: number | null,
  daysSinceFirstVisit: number | null,
  tier: ValueTier | null,
  policy: CadencePolicy,
): { group: CadenceGroup; days: number } | null {
  if (daysSinceVisit === null || daysSinceFirstVisit === null) return null
  const now = cadenceGroupOf(daysSinceVisit, daysSinceFirstVisit, tier, policy)
  let next: { group: CadenceGroup; days: number } | null = null
  for (const days of [policy.dormantDays - daysSinceVisit, policy.newDays - daysSinceFirstVisit]) {
    if (days <= 0 || (next !== null && days >= next.days)) continue
    const group = cadenceGroupOf(daysSinceVisit + days, daysSinceFirstVisit + days, tier, policy)
    if (group !== now) next = { group, days }
  }
  return next
}
