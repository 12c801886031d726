import { discountedIfActive } from '#domain/value-model/cnbd-discounted.ts'
import type { CnbdForm, CnbdParameters } from '#domain/value-model/cnbd-likelihood.ts'
import { cnbdEvaluator } from '#domain/value-model/cnbd-log-likelihood.ts'
import { cnbdAt, cnbdGradient, cnbdStarts, flatTerms } from '#domain/value-model/cnbd-search.ts'
import { cnbdState, expectedWait, probabilityActive, silenceIfActive } from '#domain/value-model/cnbd-state.ts'
import { expectedVisitsIfActive, visitsAtLeastIfActive } from '#domain/value-model/cnbd-visits.ts'
import { at } from '#domain/value-model/column.ts'
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
        const { logLikelihood, kinds } = evaluate([{ form, parameters: cnbdAt(theta), share: 1 }])
        for (const slopes of kinds) gradient.set(cnbdGradient(theta, slopes))
        return logLikelihood
      }
    },
    starts: (histories) => cnbdStarts(histories, form.k),
    read(theta) {
      const { r, alpha, a, b } = cnbdAt(theta)
      return Float64Array.of(r, alpha, a, b)
    },
    flat: flatTerms,
    predictor: (values) => cnbdPredictor(form, cnbdParameters(values)),
  }
}

export function cnbdParameters(values: Float64Array): CnbdParameters {
  return { r: at(values, 0), alpha: at(values, 1), a: at(values, 2), b: at(values, 3) }
}

export function cnbdPredictor(form: CnbdForm, parameters: CnbdParameters): Predictor {
  return {
    probabilityActive: (history) => probabilityActive(form, parameters, history),
    expectedVisits(history, weeks) {
      const state = cnbdState(form, parameters, history)
      return state.probabilityActive * expectedVisitsIfActive(state, weeks)
    },
    visitsAtLeast(history, weeks) {
      const state = cnbdState(form, parameters, history)
      const tails = visitsAtLeastIfActive(state, weeks)
      return tails.map((tail, m) => (m === 0 ? 1 : tail * state.probabilityActive))
    },
    silenceIfStaying(history) {
      const state = cnbdState(form, parameters, history)
      return (weeks) => silenceIfActive(state, weeks)
    },
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
