import type { CnbdState } from '#domain/value-model/cnbd-state.ts'
import { visitsAtLeastIfActive } from '#domain/value-model/cnbd-visits.ts'
import { at } from '#domain/value-model/column.ts'
import type { History } from '#domain/value-model/histories.ts'
import { digamma, logRising } from '#domain/value-model/log-gamma.ts'
import { erlangDraw, logGammaDraw } from '#domain/value-model/random.ts'
import type { Predictor, TimingModel } from '#domain/value-model/timing-model.ts'

/**
 * Visits come at rate λ ~ Gamma(r, α) a week, and nobody ever leaves: what the others are measured against.
 * Ehrenberg (1959), "The pattern of consumer purchases".
 */
export const nbd: TimingModel = {
  name: 'nbd',
  k: 1,
  parameters: ['r', 'alpha'],
  leaves: false,
  alikeMerge: true,
  logLikelihood({ x, T, weight, customers }) {
    return (theta, gradient) => {
      const [r, alpha] = [Math.exp(at(theta, 0)), Math.exp(at(theta, 1))]
      let [sum, byR, byAlpha] = [customers * r * Math.log(alpha), customers * Math.log(alpha), (customers * r) / alpha]
      const psi = digamma(r)
      for (const [row, w] of weight.entries()) {
        const [visits, age] = [at(x, row), alpha + at(T, row)]
        sum += w * (logRising(r, visits) - (r + visits) * Math.log(age))
        byR += w * (digamma(r + visits) - psi - Math.log(age))
        byAlpha -= (w * (r + visits)) / age
      }
      gradient.set([byR * r, byAlpha * alpha])
      return sum
    }
  },
  starts({ x, T, weight }) {
    let [visits, weeks] = [0, 0]
    for (const [row, w] of weight.entries()) {
      visits += w * at(x, row)
      weeks += w * at(T, row)
    }
    return [0.4, 2].map((r) => Float64Array.of(Math.log(r), Math.log((r * weeks) / visits)))
  },
  read: (theta) => theta.map(Math.exp),
  predictor: (values) => nbdPredictor(at(values, 0), at(values, 1)),
}

function nbdPredictor(r: number, alpha: number): Predictor {
  return {
    probabilityActive: () => 1,
    expectedVisits: ({ x, T }, weeks) => ((r + x) / (alpha + T)) * weeks,
    visitsAtLeast: (history, weeks) => visitsAtLeastIfActive(neverLeaving(r, alpha, history), weeks),
    silenceIfStaying:
      ({ x, T }) =>
      (weeks) =>
        Math.exp(-(r + x) * Math.log1p(weeks / (alpha + T))),
    expectedWaitIfStaying: ({ x, T }) => (r + x > 1 ? (alpha + T) / (r + x - 1) : null),
    discountedVisits: ({ x, T }, rate) => (r + x) / (alpha + T) / rate,
    simulate(random, weeks) {
      const rate = Math.exp(logGammaDraw(random, r)) / alpha
      const visits: number[] = []
      for (let age = erlangDraw(random, 1, rate); age <= weeks; age += erlangDraw(random, 1, rate)) visits.push(age)
      return { visits, leftAt: Infinity }
    },
  }
}

/** Poisson visits, a chance of leaving of exactly 0. */
function neverLeaving(r: number, alpha: number, { x, tx, T }: History): CnbdState {
  const certain = Float64Array.of(1)
  return {
    k: 1,
    a: 0,
    b: 1,
    s: r + x,
    A: alpha + T,
    silence: T - tx,
    hidden: certain,
    hiddenSum: 1,
    probabilityActive: 1,
  }
}
