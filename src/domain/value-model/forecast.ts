import { wholeAt } from '#domain/value-model/column.ts'
import type { TimingModel } from '#domain/value-model/timing-model.ts'
import type { CustomerHistory, VisitLog, Window } from '#domain/value-model/visit-log.ts'

/** What is foretold of every customer of an origin: P(Y ≥ m) for m = 0, 1, 2 …, and P(active) where it is told. */
export interface Forecast {
  readonly visitsAtLeast: (index: number) => Float64Array
  readonly probabilityActive: ((index: number) => number) | null
}

/** Customers as seen on one day, and how far ahead is looked, in the models' unit. */
export interface Seen {
  readonly histories: readonly CustomerHistory[]
  readonly ahead: number
}

/** A fitted model's forecast. Customers who are alike to it are worked out once. */
export function modelForecast(model: TimingModel, values: Float64Array, { histories, ahead }: Seen): Forecast {
  const predictor = model.predictor(values)
  const known = new Map<string, Float64Array>()
  return {
    visitsAtLeast(index) {
      const history = histories[index] ?? unseen
      if (!model.alikeMerge) return predictor.visitsAtLeast(history, ahead)
      const key = `${history.x} ${history.tx} ${history.T}`
      const tails = known.get(key) ?? predictor.visitsAtLeast(history, ahead)
      if (known.size < mostKept) known.set(key, tails)
      return tails
    },
    probabilityActive: (index) => predictor.probabilityActive(histories[index] ?? unseen),
  }
}

const unseen = { x: 0, tx: 0, T: 0, litt: 0 }

/** Distributions kept for customers who are alike; more would be memory without much to gain. */
const mostKept = 20_000

/** As many repeat visits as in the time before, as long as what lies ahead: what is said without a model. */
export function sameAgain(log: VisitLog, customers: readonly number[], window: Window): Forecast {
  const { calibrationEnd, holdoutEnd } = window
  const since = 2 * calibrationEnd - holdoutEnd
  return {
    visitsAtLeast: (index) =>
      new Float64Array(repeatsIn(log, customers[index] ?? 0, since, calibrationEnd) + 1).fill(1),
    probabilityActive: null,
  }
}

/** Repeat visits after the one day until the other. */
function repeatsIn(log: VisitLog, customer: number, after: number, until: number): number {
  let visits = 0
  for (let i = wholeAt(log.starts, customer) + 1; i < wholeAt(log.starts, customer + 1); i++) {
    const day = wholeAt(log.days, i)
    if (day > after && day <= until) visits += 1
  }
  return visits
}

/** Groups by which recency alone tells. */
const recencyGroups = 10

/**
 * From the time since the last visit alone: what those who had been away as long did after an earlier day. Where the log does not
 * reach as far back as is looked ahead, the middle of it is that day and rates are taken on. Null of fewer than 50 customers then.
 */
export function recencyAlone(log: VisitLog, customers: readonly number[], window: Window): Forecast | null {
  const { calibrationEnd, holdoutEnd } = window
  const ahead = holdoutEnd - calibrationEnd
  const first = Math.min(
    ...customers.slice(0, 1000).map((customer) => wholeAt(log.days, wholeAt(log.starts, customer))),
  )
  const back = Math.min(ahead, Math.floor((calibrationEnd - first) / 2))
  const before = customers.flatMap((customer) => {
    const away = daysAway(log, customer, calibrationEnd - back)
    return away === null ? [] : [{ away, visits: repeatsIn(log, customer, calibrationEnd - back, calibrationEnd) }]
  })
  if (before.length < 5 * recencyGroups || back < 1) return null
  before.sort((a, b) => a.away - b.away)
  const size = Math.ceil(before.length / recencyGroups)
  const groups = Array.from({ length: Math.ceil(before.length / size) }, (_, i) => {
    const own = before.slice(i * size, (i + 1) * size)
    return {
      until: own.at(-1)?.away ?? 0,
      tails: gammaPoissonTails(
        own.map(({ visits }) => visits),
        ahead / back,
      ),
    }
  })
  return {
    visitsAtLeast(index) {
      const away = daysAway(log, customers[index] ?? 0, calibrationEnd) ?? 0
      return (groups.find(({ until }) => away <= until) ?? groups.at(-1))?.tails ?? new Float64Array([1])
    },
    probabilityActive: null,
  }
}

function daysAway(log: VisitLog, customer: number, on: number): number | null {
  let last: number | null = null
  for (let i = wholeAt(log.starts, customer); i < wholeAt(log.starts, customer + 1); i++) {
    const day = wholeAt(log.days, i)
    if (day <= on) last = day
  }
  return last === null ? null : on - last
}

/** P(Y ≥ m) of Poisson visits at rates that vary as Gamma, by the moments of these counts, over `longer` times their time. */
function gammaPoissonTails(counts: readonly number[], longer: number): Float64Array {
  const n = counts.length
  const mean = (counts.reduce((sum, count) => sum + count, 0) + 0.5) / n
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / n
  const shape = variance > mean * 1.001 ? mean ** 2 / (variance - mean) : 1000 * mean
  const odds = (mean * longer) / shape
  const tails = [1]
  let [term, left] = [Math.exp(-shape * Math.log1p(odds)), 1]
  for (let m = 0; m < 10_000 && left > 1e-9; m++) {
    left = Math.max(0, left - term)
    tails.push(left)
    term *= ((shape + m) / (m + 1)) * (odds / (1 + odds))
  }
  return Float64Array.from(tails)
}
