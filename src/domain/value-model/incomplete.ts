import { logBeta, logGamma } from '#domain/value-model/log-gamma.ts'

const precision = 1e-16
const tiny = 1e-300
const mostSteps = 100_000

/**
 * I_z(a, b), the regularised incomplete beta function, in [0, 1]; a, b > 0, z in [0, 1].
 * `complement` is 1 − z, given apart because it cannot be had from a z near 1.
 * Continued fraction of DiDonato & Morris (1992), "Algorithm 708", by Lentz's method.
 */
export function betaIncomplete(a: number, b: number, z: number, complement: number = 1 - z): number {
  if (z <= 0) return 0
  if (complement <= 0) return 1
  if (z > (a + 1) / (a + b + 2)) return 1 - betaIncomplete(b, a, complement, z)
  const logFront = a * Math.log(z) + b * (z < 0.5 ? Math.log1p(-z) : Math.log(complement)) - logBeta(a, b)
  return Math.min(1, (Math.exp(logFront) / a) * betaFraction(a, b, z))
}

function betaFraction(a: number, b: number, z: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * z) / (a + 1))
  let value = d
  for (let m = 1; m < mostSteps; m++) {
    const even = (m * (b - m) * z) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * z) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < precision) break
  }
  return value
}

/** P(a, x), the regularised lower incomplete gamma function, in [0, 1]; a > 0, x ≥ 0. Abramowitz & Stegun 6.5.29, 6.5.31. */
export function gammaIncomplete(a: number, x: number): number {
  if (x <= 0) return 0
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? Math.min(1, front * gammaSeries(a, x)) : 1 - front * gammaFraction(a, x)
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < mostSteps && term > sum * precision; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / away(b)
  let value = d
  for (let n = 1; n < mostSteps; n++) {
    const step = -n * (n - a)
    b += 2
    d = 1 / away(step * d + b)
    c = away(b + step / c)
    value *= d * c
    if (Math.abs(d * c - 1) < precision) break
  }
  return value
}

/** The x with P(a, x) = `probability`, found by halving the logarithm; probability in (0, 1). */
export function gammaQuantile(a: number, probability: number): number {
  let low = Math.log(probability) / a + Math.log(a) - 40
  let high = Math.log(a + 40 + 12 * Math.sqrt(a))
  low = Math.min(low, high - 1)
  for (let i = 0; i < 200 && high - low > 1e-14; i++) {
    const middle = (low + high) / 2
    if (gammaIncomplete(a, Math.exp(middle)) < probability) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}

function away(value: number): number {
  return Math.abs(value) < tiny ? tiny : value
}
