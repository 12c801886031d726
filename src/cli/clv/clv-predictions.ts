import { expectedAmount } from '#domain/value-model/gamma-gamma.ts'
import { historiesOf } from '#domain/value-model/histories.ts'
import { predictCustomers, type PackedPredictions } from '#domain/value-model/predict-customers.ts'
import { storedFit } from '#domain/value-model/stored-fit.ts'
import { at } from '#domain/value-model/column.ts'
import type { ClvFits } from '#cli/clv/clv-fits.ts'
import type { ClvStudy } from '#cli/clv/clv-study.ts'

/** What is foretold of one customer; days, and probabilities 0–1. */
export interface ClvPrediction {
  readonly customer: string
  readonly x: number
  readonly t_x: number
  readonly T: number
  readonly p_active: number
  readonly expected_visits: number
  /** 90 % interval of the expectation: the parameters. */
  readonly expected_low: number
  readonly expected_high: number
  /** 80 % interval of the visits: chance and the parameters. */
  readonly visits_low: number
  readonly visits_high: number
  readonly p_at_least_one: number
  /** Median, of one who stays. */
  readonly next_visit_days: number
  readonly interval_days: number
  readonly interval_low_days: number
  readonly interval_high_days: number
  /** Silence over own interval. */
  readonly overdue: number
  /** Days until P(active) < 0.5 if nobody comes; 0 past, null never. */
  readonly lapse_days: number | null
  /** Expected amount of a visit; null without amounts or where they cannot be foretold. */
  readonly expected_amount: number | null
}

/** Customers predicted at once, so that memory stays small. */
const batch = 10_000

/** Foretells everybody, in batches, in the order of the file. */
export function* predictions(study: ClvStudy, { chosen, spend }: ClvFits): Generator<ClvPrediction[]> {
  if (chosen === null) return
  const fit = storedFit(chosen)
  const amounts = spend !== null && !('fault' in spend.fit) ? spend.fit.parameters : null
  for (let from = 0; from < study.customers.length; from += batch) {
    const customers = study.customers.slice(from, from + batch)
    const { x, tx, T, litt } = historiesOf(customers)
    const packed = { x, tx, T, litt: litt ?? new Float64Array(x.length) }
    const predicted = predictCustomers(fit, packed, { ahead: study.horizon, withTimes: true })
    yield customers.map((customer, i) => ({
      customer: customer.customer,
      x: customer.x,
      t_x: customer.tx,
      T: customer.T,
      ...numbersOf(predicted, i, study.daysPerUnit, customer.T - customer.tx),
      expected_amount: amounts && expectedAmount(amounts, { x: customer.x, mean: customer.meanAmount ?? 0 }),
    }))
  }
}

type Numbers = Omit<ClvPrediction, 'customer' | 'x' | 't_x' | 'T' | 'expected_amount'>

function numbersOf(predicted: PackedPredictions, i: number, daysPerUnit: number, silence: number): Numbers {
  const { times } = predicted
  const days = (column: Float64Array | undefined): number =>
    column === undefined ? Number.NaN : at(column, i) * daysPerUnit
  const [interval, lapse] = [days(times?.interval), days(times?.lapse)]
  return {
    p_active: at(predicted.probabilityActive, i),
    expected_visits: at(predicted.expectedVisits, i),
    expected_low: at(predicted.expectedLow, i),
    expected_high: at(predicted.expectedHigh, i),
    visits_low: at(predicted.visitsLow, i),
    visits_high: at(predicted.visitsHigh, i),
    p_at_least_one: at(predicted.atLeastOne, i),
    next_visit_days: days(times?.nextVisit),
    interval_days: interval,
    interval_low_days: days(times?.intervalLow),
    interval_high_days: days(times?.intervalHigh),
    overdue: (silence * daysPerUnit) / interval,
    lapse_days: Number.isNaN(lapse) ? null : lapse,
  }
}
