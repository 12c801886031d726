import type { CentreFigures, Cuts } from '#domain/centre-figures.ts'
import { type Buying, type RfmPolicy, spendFenPerYear, visitsPerYear } from '#domain/segment/rfm.ts'

/**
 * Cut points between the fifths of a centre, where the policy ranks within it; null where fixed thresholds hold: by
 * policy, or with fewer customers than it takes. Only those who have visited are ranked.
 */
export function quintilesOf(everybody: readonly Buying[], policy: RfmPolicy): CentreFigures['quintiles'] {
  const ranked = everybody.filter(({ daysSinceVisit }) => daysSinceVisit !== null)
  const isEnough = ranked.length >= policy.quintileCustomers
  const cutsBy = (by: 'fixed' | 'quintile', value: (buying: Buying) => number): Cuts | null =>
    isEnough && by === 'quintile' ? fifths(Float64Array.from(ranked, value)) : null
  return {
    recencyDays: cutsBy(policy.recencyBy, ({ daysSinceVisit }) => daysSinceVisit ?? 0),
    visitsPerYear: cutsBy(policy.frequencyBy, visitsPerYear),
    spendFenPerYear: cutsBy(policy.moneyBy, spendFenPerYear),
  }
}

/** The values of ranks ⌈n/5⌉, ⌈2n/5⌉ …: equal values fall into one fifth, the one of their lowest rank. */
function fifths(values: Float64Array): Cuts {
  const sorted = values.sort()
  const at = (fifth: number): number => sorted[Math.ceil((fifth * sorted.length) / 5) - 1] ?? 0
  return [at(1), at(2), at(3), at(4)]
}
