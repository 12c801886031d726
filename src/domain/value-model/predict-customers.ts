import { at } from '#domain/value-model/column.ts'
import { pooledTails } from '#domain/value-model/pooled.ts'
import { drawnPredictors, storedPredictor, type StoredFit } from '#domain/value-model/stored-fit.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'
import { medianWait, rhythm, weeksUntilLapsed } from '#domain/value-model/waiting.ts'

/** Histories as columns; may lie in memory that threads share. */
export interface PackedHistories {
  readonly x: Float64Array
  readonly tx: Float64Array
  readonly T: Float64Array
  readonly litt: Float64Array
}

/** What is foretold of each customer, in the order of the histories; times in the fit's unit. */
export interface PackedPredictions {
  readonly probabilityActive: Float64Array
  readonly atLeastOne: Float64Array
  readonly expectedVisits: Float64Array
  /** 90 % interval of the expected visits: what is unknown of the parameters. */
  readonly expectedLow: Float64Array
  readonly expectedHigh: Float64Array
  /** 80 % interval of the visits that will come: chance, and what is unknown of the parameters. */
  readonly visitsLow: Float64Array
  readonly visitsHigh: Float64Array
  /** Null where no times were asked for. */
  readonly times: PackedTimes | null
}

export interface PackedTimes {
  /** To the next visit of one who stays: median, from today. */
  readonly nextVisit: Float64Array
  /** The customer's own interval as it stood at the last visit, shrunk towards the centre's: median and quartiles. */
  readonly interval: Float64Array
  readonly intervalLow: Float64Array
  readonly intervalHigh: Float64Array
  /** Until P(active) < 0.5 if nobody comes; 0 where it is, NaN where it never will be. */
  readonly lapse: Float64Array
}

export interface PredictionWish {
  /** How far ahead, in the fit's unit. */
  readonly ahead: number
  readonly withTimes: boolean
  /** Rows to do: a worker's slice; all unless given. */
  readonly from?: number
  readonly to?: number
}

/** 90 % of a normal variable lie within so many standard deviations. */
const z90 = 1.6448536269514722

/** Predicts rows `from` … `to`. Customers who are alike are worked out once, as far as a small memory of the latest ones holds them. */
export function predictCustomers(fit: StoredFit, histories: PackedHistories, wish: PredictionWish): PackedPredictions {
  const { from = 0, to = histories.x.length } = wish
  const column = (): Float64Array => new Float64Array(to - from)
  const out: PackedPredictions = {
    probabilityActive: column(),
    atLeastOne: column(),
    expectedVisits: column(),
    expectedLow: column(),
    expectedHigh: column(),
    visitsLow: column(),
    visitsHigh: column(),
    times: wish.withTimes
      ? { nextVisit: column(), interval: column(), intervalLow: column(), intervalHigh: column(), lapse: column() }
      : null,
  }
  const { times, ...rest } = out
  const columns = Object.values<Float64Array>({ ...rest, ...times })
  const predictors = { main: storedPredictor(fit), drawn: drawnPredictors(fit) }
  const seen = seenRows(
    histories,
    fit.members.every(({ name }) => name !== 'mbg-cnbd-mix'),
  )
  for (let row = from; row < to; row++) {
    const like = seen(row)
    if (like === null) predictRow(predictors, histories, { row, into: row - from, ahead: wish.ahead }, out)
    else for (const each of columns) each[row - from] = at(each, like - from)
  }
  return out
}

/** Remembers of 65,536 places the latest row that came there; answers an earlier row that is alike, or null. */
function seenRows({ x, tx, T, litt }: PackedHistories, littIsNothing: boolean): (row: number) => number | null {
  const places = new Int32Array(65_536).fill(-1)
  const isAlike = (a: number, b: number): boolean =>
    x[a] === x[b] && tx[a] === tx[b] && T[a] === T[b] && (littIsNothing || litt[a] === litt[b])
  return (row) => {
    const mixed = Math.imul(at(x, row), 0x9e3779b1) ^ Math.imul(at(tx, row) * 84, 0x85ebca6b)
    const hash =
      mixed ^ Math.imul(at(T, row) * 84, 0xc2b2ae35) ^ (littIsNothing ? 0 : Math.imul(at(litt, row) * 1e6, 7))
    const place = (hash ^ (hash >>> 16)) & 65_535
    const before = places[place] ?? -1
    places[place] = row
    return before >= 0 && isAlike(before, row) ? before : null
  }
}

interface Predictors {
  readonly main: Predictor
  readonly drawn: readonly Predictor[]
}

function predictRow(
  { main, drawn }: Predictors,
  { x, tx, T, litt }: PackedHistories,
  { row, into, ahead }: { readonly row: number; readonly into: number; readonly ahead: number },
  out: PackedPredictions,
): void {
  const history = { x: at(x, row), tx: at(tx, row), T: at(T, row), litt: at(litt, row) }
  const tails = main.visitsAtLeast(history, ahead)
  const others = drawn.map((predictor) => predictor.visitsAtLeast(history, ahead))
  const expected = sumAfterFirst(tails)
  const spread = z90 * deviation(others.map(sumAfterFirst), expected)
  const whole =
    others.length === 0 ? tails : pooledTails(others.map((other) => ({ share: 1 / others.length, tails: other })))
  out.probabilityActive[into] = main.probabilityActive(history)
  out.atLeastOne[into] = tails[1] ?? 0
  out.expectedVisits[into] = expected
  // Log-normal, so that it stays above 0.
  const factor = expected > 0 ? Math.exp(spread / expected) : 1
  out.expectedLow[into] = expected / factor
  out.expectedHigh[into] = expected * factor
  out.visitsLow[into] = quantile(whole, 0.1)
  out.visitsHigh[into] = quantile(whole, 0.9)
  const { times } = out
  if (times === null) return
  const own = rhythm(main, history)
  times.nextVisit[into] = medianWait(main, history)
  times.interval[into] = own.median
  times.intervalLow[into] = own.quarter
  times.intervalHigh[into] = own.threeQuarters
  times.lapse[into] = weeksUntilLapsed(main, history, 0.5) ?? Number.NaN
}

function sumAfterFirst(tails: Float64Array): number {
  let sum = 0
  for (let m = tails.length - 1; m > 0; m--) sum += at(tails, m)
  return sum
}

function deviation(values: readonly number[], around: number): number {
  if (values.length === 0) return 0
  return Math.sqrt(values.reduce((sum, value) => sum + (value - around) ** 2, 0) / values.length)
}

/** The least m with P(Y ≤ m) ≥ probability. */
function quantile(tails: Float64Array, probability: number): number {
  for (let m = 0; m < tails.length; m++) if (1 - (tails[m + 1] ?? 0) >= probability) return m
  return tails.length
}
