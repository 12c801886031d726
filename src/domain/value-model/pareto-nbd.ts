import { at } from '#domain/value-model/column.ts'
import { gaussLegendre, legendre } from '#domain/value-model/gauss-legendre.ts'
import type { Histories, History } from '#domain/value-model/histories.ts'
import { levelsOf } from '#domain/value-model/levels.ts'
import { digamma, logRising } from '#domain/value-model/log-gamma.ts'
import { paretoTerms, type ParetoParameters, type ParetoTerms } from '#domain/value-model/pareto-likelihood.ts'
import { erlangDraw, logGammaDraw, type Random } from '#domain/value-model/random.ts'
import type { LogLikelihood, Predictor, SimulatedCustomer, TimingModel } from '#domain/value-model/timing-model.ts'

export const paretoNbd: TimingModel = {
  name: 'pareto-nbd',
  k: 1,
  parameters: ['r', 'alpha', 's', 'beta'],
  leaves: true,
  alikeMerge: true,
  logLikelihood: paretoLogLikelihood,
  starts(histories) {
    const weeks = mean(histories, histories.T)
    const rate = Math.max(mean(histories, histories.x), 1e-3) / weeks
    return [
      [1, 1 / rate, 0.7, weeks / 2],
      [0.4, 0.3 / rate, 0.4, weeks / 4],
      [2, 2 / rate, 1.5, 4 * weeks],
    ].map((values) => paretoSearchTerms(Float64Array.from(values)))
  },
  read(theta) {
    const { r, alpha, s, beta } = paretoAt(theta)
    return Float64Array.of(r, alpha, s, beta)
  },
  flat: (theta) => (at(theta, alike) < mostAlike ? [] : [alike]),
  predictor: (values) => paretoPredictor(paretoParameters(values)),
}

/**
 * How it is searched: ln r, ln α, ln of the typical rate of leaving s/β, and ln s, by which customers are alike in it. Where
 * they are all alike s goes to infinity and ln L no longer feels it, so it counts up to here only.
 */
const mostAlike = 7
const alike = 3

function paretoAt(theta: Float64Array): ParetoParameters {
  const s = Math.exp(Math.min(mostAlike, at(theta, alike)))
  return { r: Math.exp(at(theta, 0)), alpha: Math.exp(at(theta, 1)), s, beta: s / Math.exp(at(theta, 2)) }
}

/** The search terms of these parameters. */
export function paretoSearchTerms(values: Float64Array): Float64Array {
  const { r, alpha, s, beta } = paretoParameters(values)
  return Float64Array.of(Math.log(r), Math.log(alpha), Math.log(s / beta), Math.log(s))
}

function mean({ weight, customers }: Histories, column: Float64Array): number {
  return column.reduce((sum, value, row) => sum + value * at(weight, row), 0) / customers
}

function paretoParameters(values: Float64Array): ParetoParameters {
  return { r: at(values, 0), alpha: at(values, 1), s: at(values, 2), beta: at(values, 3) }
}

function noTerms(): ParetoTerms {
  return { log: 0, left: 0, byR: 0, byAlpha: 0, byS: 0, byBeta: 0 }
}

function paretoLogLikelihood({ rows, x, tx, T, weight, customers }: Histories): LogLikelihood {
  const { values: xs, of } = levelsOf(x)
  const levels = of[0] ?? new Int32Array()
  return (theta, gradient) => {
    const parameters = paretoAt(theta)
    const { r, alpha, s, beta } = parameters
    const [rising, psi] = [
      xs.map((visits) => logRising(r, visits)),
      xs.map((visits) => digamma(r + visits) - digamma(r)),
    ]
    const terms = noTerms()
    let sum = customers * (r * Math.log(alpha) + s * Math.log(beta))
    let [byR, byAlpha] = [customers * Math.log(alpha), (customers * r) / alpha]
    let [byS, byBeta] = [customers * Math.log(beta), (customers * s) / beta]
    for (let row = 0; row < rows; row++) {
      const [w, level] = [at(weight, row), levels[row] ?? 0]
      paretoTerms(parameters, { x: at(x, row), tx: at(tx, row), T: at(T, row) }, terms)
      sum += w * (terms.log + at(rising, level))
      byR += w * (terms.byR + at(psi, level))
      byAlpha += w * terms.byAlpha
      byS += w * terms.byS
      byBeta += w * terms.byBeta
    }
    const isAlike = at(theta, alike) >= mostAlike
    gradient.set([byR * r, byAlpha * alpha, -byBeta * beta, isAlike ? 0 : byS * s + byBeta * beta])
    return sum
  }
}

function paretoPredictor(parameters: ParetoParameters): Predictor {
  const { r, alpha, s, beta } = parameters
  const active = (history: History): number => {
    const terms = noTerms()
    paretoTerms(parameters, history, terms)
    const { x, T } = history
    return Math.min(1, Math.exp(-(r + x) * Math.log(alpha + T) - s * Math.log(beta + T) - terms.log))
  }
  return {
    probabilityActive: active,
    expectedVisits(history, weeks) {
      const [rate, years] = [(r + history.x) / (alpha + history.T), Math.log1p(weeks / (beta + history.T))]
      const stays = Math.abs(s - 1) * years < 1e-12 ? years : -Math.expm1((1 - s) * years) / (s - 1)
      return active(history) * rate * (beta + history.T) * stays
    },
    visitsAtLeast: (history, weeks) =>
      visitsAtLeast(parameters, history, weeks).map((tail, m) => (m === 0 ? 1 : tail * active(history))),
    silenceIfStaying:
      ({ x, T }) =>
      (weeks) =>
        Math.exp(-(r + x) * Math.log1p(weeks / (alpha + T))),
    expectedWaitIfStaying: ({ x, T }) => (r + x > 1 ? (alpha + T) / (r + x - 1) : null),
    discountedVisits: (history, rate) => active(history) * discountedIfActive(parameters, history, rate),
    simulate: (random, weeks) => simulated(parameters, random, weeks),
  }
}

/**
 * P(Y ≥ m | active): the m-th visit comes at u within `weeks`, and the customer is still here at u. With y = ln(1 + u/A) the
 * first is a beta density in 1 − e^−y, from m to m + 1 by one factor, so all m share the points.
 */
function visitsAtLeast({ r, alpha, s, beta }: ParetoParameters, { x, T }: History, weeks: number): Float64Array {
  const [shape, A, B] = [r + x, alpha + T, beta + T]
  const until = Math.log1p(weeks / A)
  const panels = Math.max(1, Math.ceil(until / Math.min(0.5, 6 / shape)))
  const points: { density: number; readonly share: number }[] = []
  for (let panel = 0; panel < panels; panel++) {
    for (const [i, weight] of legendre.weights.entries()) {
      const y = (until / panels) * (panel + at(legendre.points, i))
      const staying = Math.exp(-s * Math.log1p((A * Math.expm1(y)) / B))
      const density = ((weight * until) / panels) * shape * Math.exp(-shape * y) * staying
      points.push({ density, share: -Math.expm1(-y) })
    }
  }
  const tails = [1]
  for (let m = 1; tails.length < 1_000_000; m++) {
    let tail = 0
    for (const point of points) {
      tail += point.density
      point.density *= ((shape + m) / m) * point.share
    }
    tails.push(Math.min(1, tail))
    if (tail < 1e-12) break
  }
  return Float64Array.from(tails)
}

/** E[λ] ∫ e^(−rate·u) (B/(B + u))^s du, in w = ln(1 + u/B); Fader, Hardie & Lee (2005), "RFM and CLV", eq. 6 before its Tricomi function. */
function discountedIfActive({ r, alpha, s, beta }: ParetoParameters, { x, T }: History, rate: number): number {
  const B = beta + T
  const integrand = (w: number): number => Math.exp(-rate * B * Math.expm1(w) - (s - 1) * w)
  let [w, sum] = [0, 0]
  for (;;) {
    const slope = s - 1 + rate * B * Math.exp(w)
    const width = Math.min(1, 6 / Math.max(1, Math.abs(slope)))
    const part = gaussLegendre(integrand, w, width)
    sum += part
    w += width
    if (slope > 0 && part < 1e-16 * sum) return ((r + x) / (alpha + T)) * B * sum
  }
}

function simulated({ r, alpha, s, beta }: ParetoParameters, random: Random, weeks: number): SimulatedCustomer {
  const rate = Math.exp(logGammaDraw(random, r)) / alpha
  const leaving = Math.exp(logGammaDraw(random, s)) / beta
  const left = erlangDraw(random, 1, leaving)
  const visits: number[] = []
  for (let age = erlangDraw(random, 1, rate); age <= Math.min(weeks, left); age += erlangDraw(random, 1, rate))
    visits.push(age)
  return { visits, leftAt: left > weeks ? Infinity : left }
}
