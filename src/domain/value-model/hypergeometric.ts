const mostTerms = 10_000_000
const precision = 1e-17
const rescaleAbove = 1e280

/** A number of either sign whose size may lie outside the range of a double. */
export interface SignedLog {
  readonly sign: -1 | 0 | 1
  readonly log: number
}

/**
 * ₂F₁(a, b; c; z) for 0 ≤ z < 1, c not 0, −1, −2, …; its size as a logarithm.
 * Gauss's series, after Euler's transformation (1 − z)^(c − a − b) ₂F₁(c − a, c − b; c; z) where that one converges sooner.
 * Abramowitz & Stegun 15.1.1, 15.3.3.
 */
export function log2F1(upper: readonly [number, number], c: number, z: number): SignedLog {
  const [a, b] = upper
  if (c - a - b >= 0) return series(a, b, c, z)
  const transformed = series(c - a, c - b, c, z)
  return { sign: transformed.sign, log: transformed.log + (c - a - b) * Math.log1p(-z) }
}

function series(a: number, b: number, c: number, z: number): SignedLog {
  let term = 1
  let sum = 1
  let scale = 0
  for (let n = 0; n < mostTerms; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    term *= ratio
    sum += term
    const left = Math.abs(ratio) < 1 ? Math.abs(term) / (1 - Math.max(Math.abs(ratio), z)) : Infinity
    if (left <= Math.abs(sum) * precision) break
    if (Math.abs(sum) > rescaleAbove) {
      sum /= rescaleAbove
      term /= rescaleAbove
      scale += Math.log(rescaleAbove)
    }
  }
  return { sign: sum > 0 ? 1 : sum < 0 ? -1 : 0, log: Math.log(Math.abs(sum)) + scale }
}
