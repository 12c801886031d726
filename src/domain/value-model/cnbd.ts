import { discountedIfActive } from '#domain/value-model/cnbd-discounted.ts'
import type { CnbdForm, CnbdParameters } from '#domain/value-model/cnbd-likelihood.ts'
import { cnbdEvaluator } from '#domain/value-model/cnbd-log-likelihood.ts'
import { cnbdState, expectedWait, silenceIfActive } from '#domain/value-model/cnbd-state.ts'
import { expectedVisitsIfActive, visitsAtLeastIfActive } from '#domain/value-model/cnbd-visits.ts'
import { at } from '#domain/value-model/column.ts'
import type { Histories } from '#domain/value-model/histories.ts'
import { betaDraw, erlangDraw, logGammaDraw, type Random } from '#domain/value-model/random.ts'
import type { Predictor, SimulatedCustomer, TimingModel, TimingModelName } from '#domain/value-model/timing-model.ts'

/** BG/NBD and MBG/NBD (k = 1), BG/CNBD-k and MBG/CNBD-k. */
export function cnbdModel(name: TimingModelName, form: CnbdForm): TimingModel {
  return {
    name,
    k: form.k,
    parameters: ['r', 'alpha', 'a', 'b'],
    leaves: true,
    alikeMerge: true,
    logLikelihood(histories) {
      const evaluate = cnbdEvaluator(histories)
      return (theta, gradient) => {
        const parameters = cnbdParameters(theta.map(Math.exp))
        const { logLikelihood, kinds } = evaluate([{ form, parameters, share: 1 }])
        for (const { byR, byAlpha, byA, byB } of kinds) {
          gradient.set([byR * parameters.r, byAlpha * parameters.alpha, byA * parameters.a, byB * parameters.b])
        }
        return logLikelihood
      }
    },
    starts: (histories) => cnbdStarts(histories, form.k),
    read: (theta) => theta.map(Math.exp),
    predictor: (values) => cnbdPredictor(form, cnbdParameters(values)),
  }
}

export function cnbdParameters(values: Float64Array): CnbdParameters {
  return { r: at(values, 0), alpha: at(values, 1), a: at(values, 2), b: at(values, 3) }
}

/** Around the mean rate of visits while active, with few and with many who leave. */
export function cnbdStarts(histories: Histories, k: number): Float64Array[] {
  let [visits, weeks] = [0, 0]
  for (const [row, weight] of histories.weight.entries()) {
    visits += weight * at(histories.x, row)
    weeks += weight * (at(histories.tx, row) + at(histories.T, row))
  }
  const rate = (2 * visits * k) / weeks
  return [
    [1, 1 / rate, 0.5, 2],
    [0.3, 0.3 / rate, 1, 2],
    [3, 3 / rate, 0.5, 5],
  ].map((values) => Float64Array.from(values, Math.log))
}

export function cnbdPredictor(form: CnbdForm, parameters: CnbdParameters): Predictor {
  return {
    probabilityActive: (history) => cnbdState(form, parameters, history).probabilityActive,
    expectedVisits(history, weeks) {
      const state = cnbdState(form, parameters, history)
      return state.probabilityActive * expectedVisitsIfActive(state, weeks)
    },
    visitsAtLeast(history, weeks) {
      const state = cnbdState(form, parameters, history)
      const tails = visitsAtLeastIfActive(state, weeks)
      return tails.map((tail, m) => (m === 0 ? 1 : tail * state.probabilityActive))
    },
    silenceIfStaying: (history, weeks) => silenceIfActive(cnbdState(form, parameters, history), weeks),
    expectedWaitIfStaying: (history) => expectedWait(cnbdState(form, parameters, history)),
    discountedVisits(history, rate) {
      const state = cnbdState(form, parameters, history)
      return state.probabilityActive * discountedIfActive(state, rate)
    },
    simulate: (random, weeks) => simulated(form, parameters, random, weeks),
  }
}

function simulated(
  form: CnbdForm,
  { r, alpha, a, b }: CnbdParameters,
  random: Random,
  weeks: number,
): SimulatedCustomer {
  const rate = Math.exp(logGammaDraw(random, r)) / alpha
  const leaves = betaDraw(random, a, b)
  const visits: number[] = []
  if (form.leavesAfterFirst && random() < leaves) return { visits, leftAt: 0 }
  for (let age = erlangDraw(random, form.k, rate); age <= weeks; age += erlangDraw(random, form.k, rate)) {
    visits.push(age)
    if (random() < leaves) return { visits, leftAt: age }
  }
  return { visits, leftAt: Infinity }
}
