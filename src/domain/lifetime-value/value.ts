import type { Assessment, ValueTier } from '#domain/assessment.ts'
import type { Label } from '#domain/label.ts'
import { wholeFen, type Fen } from '#domain/money.ts'
import type { Ladders, ValuesOf } from '#domain/settings.ts'
import { marginFen, type Takings } from '#domain/visit/visit-history.ts'

export const valueTierLabels = {
  high: { zh: '高价值', en: 'High' },
  medium: { zh: '中价值', en: 'Medium' },
  low: { zh: '低价值', en: 'Low' },
} as const satisfies Record<ValueTier, Label>

export const valueSettings = {
  marginShare: {
    label: { zh: '成本未知时的毛利率', en: 'Margin where no cost is known' },
    default: 0.4,
    min: 0,
    max: 1,
  },
  acquisitionYuan: { label: { zh: '获客成本，元', en: 'Acquisition cost, yuan' }, default: 0, min: 0, max: 100_000 },
  highAboveYuan: {
    label: { zh: '高价值：终身价值高于，元', en: 'High tier: value above, yuan' },
    default: 20_000,
    min: 0,
    max: 10_000_000,
  },
  mediumFromYuan: {
    label: { zh: '中价值：终身价值不低于，元', en: 'Medium tier: value from, yuan' },
    default: 10_000,
    min: 0,
    max: 10_000_000,
  },
  vipShare: {
    label: { zh: 'VIP：终身价值排名前几成', en: 'VIP: top share by lifetime value' },
    default: 0.2,
    min: 0,
    max: 1,
  },
} as const

export const valueOrder = [['mediumFromYuan', 'highAboveYuan']] as const satisfies Ladders<typeof valueSettings>

export type ValuePolicy = ValuesOf<typeof valueSettings>

/** What is still expected of a customer; null = unknown. */
export interface Potential {
  readonly method: Assessment['clv']['method']
  readonly fen: Fen | null
  readonly lowFen: Fen | null
  readonly highFen: Fen | null
}

/** A formula has no honest interval. */
export function byFormula(fen: Fen | null): Potential {
  return { method: 'formula', fen, lowFen: null, highFen: null }
}

/** Realised and total value of a customer (spec §2.6). `ever`: all visits to date. */
export function lifetimeValueOf(ever: Takings, potential: Potential, policy: ValuePolicy): Assessment['clv'] {
  const { fen: potentialFen } = potential
  const realisedFen = wholeFen(marginFen(ever, policy.marginShare))
  const totalFen = potentialFen === null ? null : realisedFen + potentialFen - wholeFen(policy.acquisitionYuan * 100)
  return {
    realisedFen,
    revenueFen: ever.spendFen,
    potentialFen,
    potentialLowFen: potential.lowFen,
    potentialHighFen: potential.highFen,
    totalFen,
    tier: totalFen === null ? null : valueTierOf(totalFen, policy),
    method: potential.method,
  }
}

export function valueTierOf(totalFen: Fen, { highAboveYuan, mediumFromYuan }: ValuePolicy): ValueTier {
  if (totalFen > highAboveYuan * 100) return 'high'
  return totalFen >= mediumFromYuan * 100 ? 'medium' : 'low'
}
