import type { Label } from '#domain/label.ts'

/** A kind of visit with how often a year and for how much; lowest and highest (spec §5.2). */
export interface VisitOfMix {
  readonly label: Label
  readonly visits: readonly [number, number]
  readonly spend: readonly [number, number]
}

/** Published mix of visits, yuan. */
export const visitMix = [
  { label: { zh: '常规保养', en: 'Routine' }, visits: [2, 3], spend: [600, 800] },
  { label: { zh: '季节检测', en: 'Seasonal' }, visits: [2, 2], spend: [400, 600] },
  { label: { zh: '增值服务', en: 'Value-added' }, visits: [1, 2], spend: [500, 1000] },
  { label: { zh: '社交活动', en: 'Social' }, visits: [1, 1], spend: [300, 500] },
] as const satisfies readonly VisitOfMix[]

/** Visits and spend a year, if all of it comes about: lowest and highest. */
export function mixTotals(mix: readonly VisitOfMix[]): { visits: [number, number]; spend: [number, number] } {
  const total = (amount: (one: VisitOfMix) => number): number => mix.reduce((sum, one) => sum + amount(one), 0)
  return {
    visits: [total(({ visits }) => visits[0]), total(({ visits }) => visits[1])],
    spend: [total(({ visits, spend }) => visits[0] * spend[0]), total(({ visits, spend }) => visits[1] * spend[1])],
  }
}
