import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Fen } from '#domain/money.ts'
import type { Segment } from '#domain/segment/segment.ts'

/** One customer in the ranking by lifetime value. */
export interface Ranked {
  readonly totalFen: Fen
  readonly customerNo: string
  readonly source: string
}

export type VipReason = 'by-hand' | 'champion' | 'top-share'

/** Why a customer is a VIP, the plainest reason first; null = is none. `totalFen` null = value unknown. */
export function vipReason(
  person: { readonly customerNo: string; readonly source: string; readonly isVipByHand: boolean },
  segment: Segment,
  totalFen: Fen | null,
  cut: CentreFigures['vipCut'],
): VipReason | null {
  if (person.isVipByHand) return 'by-hand'
  if (segment === 'champions') return 'champion'
  if (totalFen === null || cut === null) return null
  return byValue({ ...person, totalFen }, { ...cut, totalFen: cut.lifetimeValueFen }) <= 0 ? 'top-share' : null
}

/** The last customer of the top share: ceil(share × n) of those with a known value, ties by customer number, then source. */
export function vipCut(ranked: readonly Ranked[], share: number): CentreFigures['vipCut'] {
  const places = Math.ceil(share * ranked.length)
  if (places === 0) return null
  const values = Float64Array.from(ranked, ({ totalFen }) => totalFen).sort()
  const least = values[values.length - places] ?? 0
  const above = values.length - firstAbove(values, least)
  const last = ranked.filter(({ totalFen }) => totalFen === least).sort(byValue)[places - above - 1]
  return last ? { lifetimeValueFen: last.totalFen, customerNo: last.customerNo, source: last.source } : null
}

function byValue(a: Ranked, b: Ranked): number {
  return b.totalFen - a.totalFen || compare(a.customerNo, b.customerNo) || compare(a.source, b.source)
}

/** By code unit: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
