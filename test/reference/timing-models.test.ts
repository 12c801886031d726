import { expect, test } from 'vitest'
import { cnbdParameters } from '#domain/value-model/cnbd.ts'
import { mixtureTerms } from '#domain/value-model/cnbd-mixture.ts'
import { cnbdTerms } from '#domain/value-model/cnbd-search.ts'
import { fitTiming, type TimingFit } from '#domain/value-model/fit.ts'
import { historiesOf } from '#domain/value-model/histories.ts'
import type { CustomerHistory } from '#domain/value-model/visit-log.ts'
import type { Predictor, TimingModel } from '#domain/value-model/timing-model.ts'
import { timingModels } from '#domain/value-model/timing-models.ts'
import {
  customersOf,
  describeWithReference,
  furthest,
  referenceText,
  referenceValues,
  type DataSet,
} from '#test/reference/reference-data.ts'

interface Holdout {
  readonly MAE: number
  readonly RMSE: number
  readonly total_pred: number
  readonly active_brier: number
  readonly CRPS?: number
}

interface ReferenceModel {
  readonly params: Readonly<Record<string, number>>
  readonly LL: number
  readonly se_log_params: Readonly<Record<string, number>>
  readonly holdout: Holdout
  readonly example_predictions?: readonly {
    readonly palive: number
    readonly cet_52: number
    readonly p_active: number
    readonly dert_delta_0027: number
  }[]
}

interface Reference {
  readonly t_holdout: number
  readonly models: Readonly<Record<string, ReferenceModel>>
  readonly example_customers: readonly { readonly x: number; readonly t_x: number; readonly T: number }[]
}

/** Our model of a name as the reference writes it: `bgcnbd3`. */
function modelOf(name: string): TimingModel {
  const [, family = '', k] = /^([a-z]+?)(\d*)$/.exec(name) ?? []
  const names: Record<string, string> = {
    nbd: 'nbd',
    pnbd: 'pareto-nbd',
    bgnbd: 'bg-nbd',
    mbgnbd: 'mbg-nbd',
    bgcnbd: 'bg-cnbd-k',
    mbgcnbd: 'mbg-cnbd-k',
  }
  const model = timingModels.find((one) => one.name === names[family] && (k === '' || one.k === Number(k)))
  if (!model) throw new Error(`no model ${name}`)
  return model
}

function fitted(model: TimingModel, customers: readonly CustomerHistory[]): TimingFit {
  const fit = fitTiming(model, historiesOf(customers))
  if ('fault' in fit) throw new Error(fit.fault)
  return fit
}

function holdoutOf(predictor: Predictor, customers: readonly CustomerHistory[], weeks: number): Required<Holdout> {
  const sums = { MAE: 0, RMSE: 0, total_pred: 0, active_brier: 0, CRPS: 0 }
  for (const customer of customers) {
    const [visits, tails] = [predictor.expectedVisits(customer, weeks), predictor.visitsAtLeast(customer, weeks)]
    const off = visits - customer.xStar
    sums.MAE += Math.abs(off)
    sums.RMSE += off * off
    sums.total_pred += visits
    sums.active_brier += ((tails[1] ?? 0) - Number(customer.xStar > 0)) ** 2
    for (let m = 0; m < Math.max(tails.length, customer.xStar); m++) {
      sums.CRPS += (1 - (tails[m + 1] ?? 0) - Number(customer.xStar <= m)) ** 2
    }
  }
  const n = customers.length
  return {
    ...sums,
    MAE: sums.MAE / n,
    RMSE: Math.sqrt(sums.RMSE / n),
    active_brier: sums.active_brier / n,
    CRPS: sums.CRPS / n,
  }
}

describeWithReference('purchase log → histories', () => {
  test('the CDNOW sample as BTYD sums it up', () => {
    const rows = referenceText('cdnow/BTYD_cdnowSummary_cbs.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').map(Number))
    const ours = new Map(customersOf('cdnow_sample').map((customer) => [Number(customer.customer), customer]))
    expect(ours.size).toBe(rows.length)
    for (const [customer = 0, x, tx = 0, T = 0, xStar] of rows) {
      const history = ours.get(customer)
      expect([history?.x, history?.xStar]).toEqual([x, xStar])
      expect(history?.tx).toBeCloseTo(tx, 10)
      expect(history?.T).toBeCloseTo(T, 10)
    }
  })
})

describeWithReference('parameters, ln L, errors, predictions and holdout', () => {
  const sets: DataSet[] = ['grocery', 'cdnow_sample', 'cdnow_full']
  for (const set of sets) {
    const { models, example_customers: examples, t_holdout: ahead } = referenceValues<Reference>(set)
    const customers = customersOf(set)
    test.each(Object.entries(models))(
      `${set}: %s`,
      (name, reference) => {
        const fit = fitted(modelOf(name), customers)
        const truth = Object.values(reference.params)
        expect(Math.abs(fit.logLikelihood - reference.LL)).toBeLessThan(1e-4)
        expect(furthest([...fit.values], truth)).toBeLessThan(1e-5)
        const logErrors = fit.standardErrors.map((error, i) => (error ?? 0) / (fit.values[i] ?? 1))
        expect(furthest(logErrors, Object.values(reference.se_log_params))).toBeLessThan(1e-4)

        const predictor = fit.model.predictor(Float64Array.from(truth))
        for (const [i, prediction] of (reference.example_predictions ?? []).entries()) {
          const { x = 0, t_x: tx = 0, T = 0 } = examples[i] ?? {}
          const history = { x, tx, T, litt: 0 }
          const ours = [
            predictor.probabilityActive(history),
            predictor.expectedVisits(history, 52),
            predictor.visitsAtLeast(history, ahead)[1] ?? 0,
          ]
          expect(furthest(ours, [prediction.palive, prediction.cet_52, prediction.p_active])).toBeLessThan(1e-8)
          // The reference sums 30 Gauss–Laguerre points, which for rates near 0 are good to 5 to 7 digits.
          expect(furthest([predictor.discountedVisits(history, 0.0027)], [prediction.dert_delta_0027])).toBeLessThan(
            2e-5,
          )
        }

        const { MAE, RMSE, total_pred: total, active_brier: brier, CRPS } = holdoutOf(predictor, customers, ahead)
        const { holdout } = reference
        expect(Math.abs(MAE - holdout.MAE)).toBeLessThan(1e-4)
        expect(Math.abs(RMSE - holdout.RMSE)).toBeLessThan(1e-4)
        expect(Math.abs(brier - holdout.active_brier)).toBeLessThan(1e-4)
        expect(Math.abs(total / holdout.total_pred - 1)).toBeLessThan(1e-7)
        if (holdout.CRPS !== undefined) expect(Math.abs(CRPS - holdout.CRPS)).toBeLessThan(1e-4)
      },
      120_000,
    )
  }
})

describeWithReference('mixture of regularities', () => {
  const reference =
    referenceValues<
      Record<'grocery' | 'cdnow_sample', { params: Record<string, number>; pi: number[]; LL: number; holdout: Holdout }>
    >('mixture_k')
  const mixture = timingModels.find(({ name }) => name === 'mbg-cnbd-mix')
  test.each(['grocery', 'cdnow_sample'] as const)(
    '%s: the same likelihood and predictions, and a higher top',
    (set) => {
      if (!mixture) throw new Error('no mixture')
      const customers = customersOf(set)
      const { params, pi, LL, holdout } = reference[set]
      const logLikelihood = mixture.logLikelihood(historiesOf(customers))
      const theta = mixtureTerms(cnbdTerms(cnbdParameters(Float64Array.from(Object.values(params)))), pi)
      expect(Math.abs(logLikelihood(theta, new Float64Array(theta.length)) - LL)).toBeLessThan(1e-4)
      const predictor = mixture.predictor(Float64Array.from([...Object.values(params), ...pi]))
      const ours = holdoutOf(predictor, customers, set === 'grocery' ? 52 : 39)
      for (const measure of ['MAE', 'RMSE', 'active_brier', 'CRPS'] as const) {
        expect(Math.abs(ours[measure] - (holdout[measure] ?? 0))).toBeLessThan(1e-4)
      }
      // The reference stopped its EM steps before the top.
      expect(fitted(mixture, customers).logLikelihood).toBeGreaterThan(LL + 0.5)
    },
    120_000,
  )
})

describeWithReference('weights on equal rows', () => {
  test('donors counted once with a weight, or one by one, are the same', () => {
    const rows = referenceText('donations/donations.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').map(Number))
    const list = rows.map(([x = 0, tx = 0, T = 0, weight = 0]) => ({ x, tx, T, litt: 0, weight }))
    const each = historiesOf(list.flatMap(({ weight, ...history }) => Array.from({ length: weight }, () => history)))
    const once = {
      ...historiesOf(list),
      weight: Float64Array.from(list, ({ weight }) => weight),
      customers: each.customers,
    }
    expect(each.customers).toBe(11_104)
    for (const model of [modelOf('nbd'), modelOf('pnbd')]) {
      const [one, other] = [fitTiming(model, each), fitTiming(model, once)]
      if ('fault' in one || 'fault' in other) throw new Error('refused')
      expect(one.rows).toBe(22)
      expect(furthest([...one.values], [...other.values])).toBeLessThan(1e-7)
    }
  }, 60_000)
})
