import type { CnbdParameters } from '#domain/value-model/cnbd-likelihood.ts'
import type { CnbdSlopes } from '#domain/value-model/cnbd-log-likelihood.ts'
import { at } from '#domain/value-model/column.ts'
import type { Histories } from '#domain/value-model/histories.ts'

/**
 * How the family is searched: ln r, ln α, the logit of the mean chance of leaving a/(a + b), and ln(a + b), by which customers
 * are alike in it. Where they are all alike a + b goes to infinity and ln L no longer feels it, so it counts up to here only.
 */
const mostAlike = 12
const alike = 3

/** The parameters at these search terms. */
export function cnbdAt(theta: Float64Array): CnbdParameters {
  const sum = Math.exp(Math.max(-mostAlike, Math.min(mostAlike, at(theta, alike))))
  const [odds, against] = [Math.exp(at(theta, 2)), Math.exp(-at(theta, 2))]
  return { r: Math.exp(at(theta, 0)), alpha: Math.exp(at(theta, 1)), a: sum / (1 + against), b: sum / (1 + odds) }
}

/** The search terms of these parameters. */
export function cnbdTerms({ r, alpha, a, b }: CnbdParameters): Float64Array {
  return Float64Array.of(Math.log(r), Math.log(alpha), Math.log(a / b), Math.log(a + b))
}

/** The slopes by search terms, of slopes by parameters. */
export function cnbdGradient(theta: Float64Array, { byR, byAlpha, byA, byB }: CnbdSlopes): readonly number[] {
  const { r, alpha, a, b } = cnbdAt(theta)
  const byMean = ((byA - byB) * a * b) / (a + b)
  return [byR * r, byAlpha * alpha, byMean, flatTerms(theta).length > 0 ? 0 : byA * a + byB * b]
}

/** The search term that ln L no longer feels, if it has come that far. */
export function flatTerms(theta: Float64Array): readonly number[] {
  return Math.abs(at(theta, alike)) < mostAlike ? [] : [alike]
}

/** Around the mean rate of visits while active, with few and with many who leave. */
export function cnbdStarts(histories: Histories, k: number): Float64Array[] {
  let [visits, weeks] = [0, 0]
  for (const [row, weight] of histories.weight.entries()) {
    visits += weight * at(histories.x, row)
    weeks += weight * (at(histories.tx, row) + at(histories.T, row))
  }
  const alpha = weeks / (2 * visits * k)
  return [
    { r: 1, a: 0.5, b: 2 },
    { r: 0.3, a: 1, b: 2 },
    { r: 3, a: 0.5, b: 5 },
  ].map(({ r, a, b }) => cnbdTerms({ r, alpha: r * alpha, a, b }))
}
