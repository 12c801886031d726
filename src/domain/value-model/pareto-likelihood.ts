import { at } from '#domain/value-model/column.ts'
import { legendre } from '#domain/value-model/gauss-legendre.ts'
import type { History } from '#domain/value-model/histories.ts'

/**
 * Visits come at rate λ ~ Gamma(r, α) a week until the customer leaves, which happens at rate μ ~ Gamma(s, β).
 * Schmittlein, Morrison & Colombo (1987), "Counting your customers".
 */
export interface ParetoParameters {
  readonly r: number
  /** In weeks. */
  readonly alpha: number
  readonly s: number
  /** In weeks. */
  readonly beta: number
}

/** ln of the likelihood's bracket, P(left), and slopes by the parameters of what is not of x alone. */
export interface ParetoTerms {
  log: number
  left: number
  byR: number
  byAlpha: number
  byS: number
  byBeta: number
}

/** Where a customer may have left, as a density over when: the integral and means under it. */
interface Leaving {
  /** ln ∫ (α + y)^−(r + x) (β + y)^−(s + 1) dy over y from t_x to T. */
  log: number
  logAlpha: number
  perAlpha: number
  logBeta: number
  perBeta: number
}

/**
 * L = Γ(r + x)/Γ(r) α^r β^s { (α + T)^−(r + x) (β + T)^−s + s ∫ (α + y)^−(r + x) (β + y)^−(s + 1) dy }: active, or left at y.
 * Fader & Hardie (2005), "A note on deriving the Pareto/NBD model", eq. 29, kept as an integral: the difference of two
 * hypergeometric functions that it is usually turned into overflows for many visits, and has no simple derivative.
 */
export function paretoTerms(
  parameters: ParetoParameters,
  history: Pick<History, 'x' | 'tx' | 'T'>,
  out: ParetoTerms,
): void {
  const { r, alpha, s, beta } = parameters
  const { x, tx, T } = history
  const [logAlphaT, logBetaT] = [Math.log(alpha + T), Math.log(beta + T)]
  const logActive = -(r + x) * logAlphaT - s * logBetaT
  const leaving = leavingBetween(parameters, x, tx, T)
  const logLeft = Math.log(s) + leaving.log
  const most = Math.max(logActive, logLeft)
  out.log = most + Math.log(Math.exp(logActive - most) + Math.exp(logLeft - most))
  out.left = Math.exp(logLeft - out.log)
  const active = Math.exp(logActive - out.log)
  const { left } = out
  out.byR = -(active * logAlphaT + left * leaving.logAlpha)
  out.byAlpha = -(r + x) * (active / (alpha + T) + left * leaving.perAlpha)
  out.byS = left / s - (active * logBetaT + left * leaving.logBeta)
  out.byBeta = -((active * s) / (beta + T) + left * (s + 1) * leaving.perBeta)
}

/** Below e^−42 of the largest value an integrand no longer counts. */
const negligible = 42

/**
 * The integral over w = ln(c + y), c the smaller of α and β: there ln of the integrand is concave with slope ≤ 1, so panels
 * as wide as its slope allows, twelve points each, give every digit.
 */
function leavingBetween({ r, alpha, s, beta }: ParetoParameters, x: number, tx: number, T: number): Leaving {
  const sums: Leaving = { log: -Infinity, logAlpha: 0, perAlpha: 0, logBeta: 0, perBeta: 0 }
  if (T <= tx) return sums
  const c = Math.min(alpha, beta)
  const [from, until] = [c + tx, Math.log((c + T) / (c + tx))]
  const logIntegrand = (y: number): number =>
    Math.log(c + y) - (r + x) * Math.log(alpha + y) - (s + 1) * Math.log(beta + y)
  const reference = logIntegrand(tx)
  let [w, sum, most] = [0, 0, reference]
  while (w < until) {
    const y = from * Math.exp(w) - c
    const slope = 1 - ((r + x) * (c + y)) / (alpha + y) - ((s + 1) * (c + y)) / (beta + y)
    const here = logIntegrand(y)
    most = Math.max(most, here)
    if (slope < 0 && here < most - negligible) break
    const width = Math.min(until - w, 1.5, 9 / Math.max(1, Math.abs(slope)))
    for (let i = 0; i < legendre.points.length; i++) {
      const grown = from * Math.exp(w + width * at(legendre.points, i))
      const [toAlpha, toBeta] = [grown - c + alpha, grown - c + beta]
      const [logAlpha, logBeta] = [Math.log(toAlpha), Math.log(toBeta)]
      const logDensity = (alpha < beta ? logAlpha : logBeta) - (r + x) * logAlpha - (s + 1) * logBeta
      const part = at(legendre.weights, i) * width * Math.exp(logDensity - reference)
      sum += part
      sums.logAlpha += part * logAlpha
      sums.logBeta += part * logBeta
      sums.perAlpha += part / toAlpha
      sums.perBeta += part / toBeta
    }
    w += width
  }
  return {
    log: reference + Math.log(sum),
    logAlpha: sums.logAlpha / sum,
    perAlpha: sums.perAlpha / sum,
    logBeta: sums.logBeta / sum,
    perBeta: sums.perBeta / sum,
  }
}
