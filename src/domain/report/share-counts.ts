import type { Share } from '#domain/report/retention.ts'

/** How many were counted, and how many of them are meant: adds up over centres, as a share does not. */
export type ShareCounts = { readonly of: number; readonly who: number }

export function shareOfCounts({ of, who }: ShareCounts): Share {
  return { of, who, share: of === 0 ? null : who / of }
}

export function countsOf({ of, who }: Share): ShareCounts {
  return { of, who }
}

/**
 * 95 % interval of a share by Wilson (1927), "Probable inference, the law of succession, and statistical inference";
 * holds for few people too. Null where nobody was counted.
 */
export function shareInterval({ of, who }: ShareCounts): { readonly low: number; readonly high: number } | null {
  if (of === 0) return null
  const z = 1.959963984540054
  const p = who / of
  const middle = p + (z * z) / (2 * of)
  const half = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) }
}

/** Fewer customers than this say nothing about a centre (spec §6, Centres). */
export const tooFew = 20
