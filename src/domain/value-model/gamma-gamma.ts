import { climb, reachTop } from '#domain/value-model/climb.ts'
import { at } from '#domain/value-model/column.ts'
import { gammaQuantile } from '#domain/value-model/incomplete.ts'
import { digamma, logGamma } from '#domain/value-model/log-gamma.ts'
import type { Matrix } from '#domain/value-model/matrix.ts'
import type { LogLikelihood } from '#domain/value-model/timing-model.ts'

/** What one customer's repeat visits brought: how many, and their mean amount, in one money throughout. */
export interface Spend {
  readonly x: number
  readonly mean: number
}

/**
 * Amounts of one customer vary as Gamma(p, ν), and ν between customers as Gamma(q, γ); γ in the money of the amounts.
 * Fader & Hardie (2013), "The Gamma-Gamma model of monetary value", with a scale of its own per customer's ν.
 */
export interface GammaGammaParameters {
  readonly p: number
  readonly q: number
  readonly gamma: number
}

export interface GammaGammaFit {
  readonly parameters: GammaGammaParameters
  readonly standardErrors: GammaGammaParameters
  /** Of ln p, ln q, ln γ. */
  readonly covariance: Matrix
  readonly logLikelihood: number
  readonly customers: number
  /** Customers left out because their mean amount is not above 0. */
  readonly excluded: number
  readonly iterations: number
}

export interface GammaGammaRefusal {
  readonly fault: 'too-few-spenders' | 'identical-amounts' | 'not-identified' | 'no-mean'
}

/** Fits to customers with repeat visits. Refuses where q ≤ 1: then the fitted amounts have no mean. */
export function fitGammaGamma(spends: readonly Spend[]): GammaGammaFit | GammaGammaRefusal {
  const repeaters = spends.filter(({ x }) => x > 0)
  const known = repeaters.filter(({ mean }) => mean > 0)
  if (known.length < 3) return { fault: 'too-few-spenders' }
  if (known.every(({ mean }) => mean === known[0]?.mean)) return { fault: 'identical-amounts' }
  const logLikelihood = gammaGammaLogLikelihood(known)
  const typical = known.reduce((sum, { mean }) => sum + Math.log(mean), 0) / known.length
  const starts = [
    [6, 4, 0.5],
    [1.5, 2, 1],
    [20, 2, 0.1],
  ].map(([p = 1, q = 1, gamma = 1]) => Float64Array.of(Math.log(p), Math.log(q), Math.log(gamma) + typical))
  const climbed = starts.map((start) => climb(logLikelihood, start))
  const best = climbed.reduce((most, summit) => (summit.logLikelihood > most.logLikelihood ? summit : most))
  const { theta, covariance, ...top } = reachTop(logLikelihood, best.theta, { inverse: best.inverse })
  if (covariance === null || theta.some((value) => !(Math.abs(value - typical) < 30)))
    return { fault: 'not-identified' }
  const parameters = parametersOf(theta)
  if (parameters.q <= 1) return { fault: 'no-mean' }
  const error = (value: number, i: number): number => value * Math.sqrt(at(covariance[i] ?? theta, i))
  const { p, q, gamma } = parameters
  return {
    parameters,
    standardErrors: { p: error(p, 0), q: error(q, 1), gamma: error(gamma, 2) },
    covariance,
    logLikelihood: top.logLikelihood,
    customers: known.length,
    excluded: repeaters.length - known.length,
    iterations: top.iterations + climbed.reduce((sum, { iterations }) => sum + iterations, 0),
  }
}

function parametersOf(theta: Float64Array): GammaGammaParameters {
  return { p: Math.exp(at(theta, 0)), q: Math.exp(at(theta, 1)), gamma: Math.exp(at(theta, 2)) }
}

/** ln L: Γ(px + q)/(Γ(px) Γ(q)) γ^q z^(px − 1) x^(px) / (γ + xz)^(px + q), z the mean amount. Eq. 1a of the source. */
export function gammaGammaLogLikelihood(spends: readonly Spend[]): LogLikelihood {
  return (theta, gradient) => {
    const { p, q, gamma } = parametersOf(theta)
    const [logGammaQ, psiQ, logScale] = [logGamma(q), digamma(q), Math.log(gamma)]
    let [sum, byP, byQ, byGamma] = [0, 0, 0, 0]
    for (const { x, mean } of spends) {
      const [shape, total] = [p * x, x * mean]
      const logSum = Math.log(gamma + total)
      const psi = digamma(shape + q)
      sum += logGamma(shape + q) - logGamma(shape) - logGammaQ
      sum += q * logScale + shape * Math.log(total) - Math.log(mean) - (shape + q) * logSum
      byP += x * (psi - digamma(shape) + Math.log(total) - logSum)
      byQ += psi - psiQ + logScale - logSum
      byGamma += q / gamma - (shape + q) / (gamma + total)
    }
    gradient.set([byP * p, byQ * q, byGamma * gamma])
    return sum
  }
}

/** E of a customer's mean amount; of someone without repeat visits, the mean of all. Needs q > 1. */
export function expectedAmount({ p, q, gamma }: GammaGammaParameters, { x, mean }: Spend): number {
  return x === 0 ? (p * gamma) / (q - 1) : (p * (gamma + x * mean)) / (p * x + q - 1)
}

/** The amount below which a customer's own mean p/ν lies with this probability, in (0, 1). */
export function amountQuantile({ p, q, gamma }: GammaGammaParameters, { x, mean }: Spend, probability: number): number {
  return (p * (gamma + (x === 0 ? 0 : x * mean))) / gammaQuantile(p * x + q, 1 - probability)
}

/** Density of the mean amount over x repeat visits, of a customer of whom nothing else is known: eq. 1a as a function of the mean. */
export function meanAmountDensity({ p, q, gamma }: GammaGammaParameters, x: number, mean: number): number {
  const shape = p * x
  const logs = logGamma(shape + q) - logGamma(shape) - logGamma(q)
  const powers = q * Math.log(gamma) + shape * Math.log(x * mean) - Math.log(mean)
  return Math.exp(logs + powers - (shape + q) * Math.log(gamma + x * mean))
}
