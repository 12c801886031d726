/** How many, what they come to, and what their squares come to: adds up over centres, as a mean and its spread do not. */
export interface Sums {
  readonly of: number
  readonly sum: number
  readonly squares: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Of the standard normal distribution: 95 % lie within so many deviations. */
const z = 1.959963984540054

/** 95 % interval of a mean by its standard error; null of fewer than two. Holds from some twenty on (`tooFew`). */
export function meanInterval({ of, sum, squares }: Sums): Interval | null {
  if (of < 2) return null
  const mean = sum / of
  return around(mean, Math.max(0, squares - of * mean * mean) / (of - 1) / of)
}

/** Of each of some customers two amounts, the one to be divided by the other: their sums, squares and products. */
export interface RatioSums {
  readonly of: number
  readonly above: number
  readonly below: number
  readonly aboveSquares: number
  readonly belowSquares: number
  readonly products: number
}

/**
 * 95 % interval of a ratio of two sums, whose customers differ in both: Cochran (1977), "Sampling techniques", §2.11.
 * Visits of one customer are alike, so that customers are counted and not visits.
 */
export function ratioInterval(sums: RatioSums): Interval | null {
  const { of, above, below, aboveSquares, belowSquares, products } = sums
  if (of < 2 || below === 0) return null
  const ratio = above / below
  const spread = Math.max(0, aboveSquares - 2 * ratio * products + ratio * ratio * belowSquares)
  return around(ratio, (spread * of) / (of - 1) / (below * below))
}

function around(middle: number, variance: number): Interval {
  const half = z * Math.sqrt(variance)
  return { low: middle - half, high: middle + half }
}
