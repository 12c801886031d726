import { cnbdParameters, cnbdPredictor, cnbdStarts } from '#domain/value-model/cnbd.ts'
import type { CnbdForm, CnbdParameters } from '#domain/value-model/cnbd-likelihood.ts'
import { cnbdEvaluator, type CnbdKind } from '#domain/value-model/cnbd-log-likelihood.ts'
import { cnbdLogLikelihood } from '#domain/value-model/cnbd-state.ts'
import { at } from '#domain/value-model/column.ts'
import type { History } from '#domain/value-model/histories.ts'
import { pickByShare } from '#domain/value-model/random.ts'
import type { Predictor, TimingModel } from '#domain/value-model/timing-model.ts'

/** The regularities that customers may have; few and far apart, because neighbours can hardly be told from each other. */
const regularities = [1, 2, 3, 4, 6, 8, 12, 20]

/** r, α, a, b are searched by their logarithms; the shares by the logarithm of their ratio to the first. */
const timing = 4

/**
 * MBG/CNBD with customers of different regularity: r, a and b in common, α_k = α/k so that all come equally often,
 * a share π_k of customers with each k. The regularity of one customer is known as far as their intervals tell.
 */
export const mbgCnbdMixture: TimingModel = {
  name: 'mbg-cnbd-mix',
  k: null,
  parameters: ['r', 'alpha', 'a', 'b', ...regularities.map((k) => `pi_${k}`)],
  leaves: true,
  alikeMerge: false,
  logLikelihood(histories) {
    const evaluate = cnbdEvaluator(histories)
    return (theta, gradient) => {
      const kinds = kindsOf(read(theta))
      const { r, alpha, a, b } = cnbdParameters(theta.map(Math.exp))
      const { logLikelihood, kinds: slopes } = evaluate(kinds)
      gradient.fill(0)
      for (const [index, { byR, byAlpha, byA, byB, customers }] of slopes.entries()) {
        const { form, share } = kinds[index] ?? { form: { k: 1 }, share: 0 }
        gradient[0] = at(gradient, 0) + byR * r
        gradient[1] = at(gradient, 1) + (byAlpha * alpha) / form.k
        gradient[2] = at(gradient, 2) + byA * a
        gradient[3] = at(gradient, 3) + byB * b
        if (index > 0) gradient[timing + index - 1] = customers - share * histories.customers
      }
      return logLikelihood
    }
  },
  starts: (histories) =>
    cnbdStarts(histories, 1)
      .slice(0, 2)
      .map((theta) =>
        Float64Array.from({ length: timing + regularities.length - 1 }, (_, i) => theta[i] ?? -0.2 * (i - timing + 1)),
      ),
  read,
  flat: (theta) =>
    Array.from(read(theta).slice(timing + 1), (share, i) => (share < 1e-6 ? timing + i : -1)).filter((i) => i >= 0),
  predictor: mixturePredictor,
}

function read(theta: Float64Array): Float64Array {
  const logits = [0, ...theta.slice(timing)]
  const most = Math.max(...logits)
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0)
  return Float64Array.from([
    ...theta.slice(0, timing).map(Math.exp),
    ...logits.map((logit) => Math.exp(logit - most) / total),
  ])
}

function kindsOf(values: Float64Array): CnbdKind[] {
  const shared = cnbdParameters(values)
  return regularities.map((k, index) => ({
    form: formOf(k),
    parameters: { ...shared, alpha: shared.alpha / k },
    share: at(values, timing + index),
  }))
}

function formOf(k: number): CnbdForm {
  return { k, leavesAfterFirst: true }
}

interface Part {
  readonly form: CnbdForm
  readonly parameters: CnbdParameters
  readonly share: number
  readonly predictor: Predictor
}

function mixturePredictor(values: Float64Array): Predictor {
  const parts = kindsOf(values)
    .filter(({ share }) => share > 0)
    .map((kind): Part => ({ ...kind, predictor: cnbdPredictor(kind.form, kind.parameters) }))
  const mean = (history: History, of: (predictor: Predictor) => number): number =>
    likely(parts, history).reduce((sum, { share, predictor }) => sum + share * of(predictor), 0)
  const meanIfActive = (history: History, of: (predictor: Predictor) => number | null): number | null => {
    let [active, sum] = [0, 0]
    for (const { share, predictor } of likely(parts, history)) {
      const weight = share * predictor.probabilityActive(history)
      const value = of(predictor)
      if (value === null) return null
      active += weight
      sum += weight * value
    }
    return active === 0 ? null : sum / active
  }
  return {
    probabilityActive: (history) => mean(history, (predictor) => predictor.probabilityActive(history)),
    expectedVisits: (history, weeks) => mean(history, (predictor) => predictor.expectedVisits(history, weeks)),
    visitsAtLeast(history, weeks) {
      const tails = likely(parts, history).map(({ share, predictor }) =>
        predictor.visitsAtLeast(history, weeks).map((tail) => tail * share),
      )
      const length = Math.max(...tails.map((tail) => tail.length))
      return Float64Array.from({ length }, (_, m) =>
        Math.min(
          1,
          tails.reduce((sum, tail) => sum + (tail[m] ?? 0), 0),
        ),
      )
    },
    silenceIfStaying: (history, weeks) =>
      meanIfActive(history, (predictor) => predictor.silenceIfStaying(history, weeks)) ?? 1,
    expectedWaitIfStaying: (history) => meanIfActive(history, (predictor) => predictor.expectedWaitIfStaying(history)),
    discountedVisits: (history, rate) => mean(history, (predictor) => predictor.discountedVisits(history, rate)),
    simulate: (random, weeks) => pickByShare(random, parts).predictor.simulate(random, weeks),
  }
}

/** The kinds with the share that this customer's own intervals leave to each; those below 1e-9 are left out. */
function likely(parts: readonly Part[], history: History): readonly Part[] {
  const logs = parts.map(
    ({ form, parameters, share }) => Math.log(share) + cnbdLogLikelihood(form, parameters, history),
  )
  const most = Math.max(...logs)
  const total = logs.reduce((sum, log) => sum + Math.exp(log - most), 0)
  return parts
    .map((part, index) => ({ ...part, share: Math.exp((logs[index] ?? -Infinity) - most) / total }))
    .filter(({ share }) => share > 1e-9)
}
