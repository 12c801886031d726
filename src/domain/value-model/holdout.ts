import { at } from '#domain/value-model/column.ts'
import type { Forecast } from '#domain/value-model/forecast.ts'

/** How a forecast fared with each customer. */
export interface CustomerScores {
  /** E[Y], and P(at least one visit). */
  readonly expected: Float64Array
  readonly atLeastOne: Float64Array
  /** NaN where the forecast does not tell it. */
  readonly active: Float64Array
  readonly actual: Float64Array
  /** Σ_m (P(Y ≤ m) − [y ≤ m])²: continuous ranked probability score, in visits. Gneiting & Raftery (2007). */
  readonly crps: Float64Array
  readonly brier: Float64Array
  readonly logLoss: Float64Array
  /** ln P(Y = y). */
  readonly logScore: Float64Array
}

/** The measures by which forecasts are told apart; the less the better. */
export const measures = ['crps', 'brier', 'logLoss'] as const
export type Measure = (typeof measures)[number]

/** Over all customers; per customer where not a sum. */
export interface HoldoutScore {
  readonly customers: number
  readonly mae: number
  readonly rmse: number
  readonly expectedVisits: number
  readonly actualVisits: number
  /** Σ expected / Σ actual − 1; null where nobody came. */
  readonly totalError: number | null
  readonly brier: number
  readonly logLoss: number
  /** Chance that of two customers the one who came had been given the higher chance; null where all or none came. */
  readonly auc: number | null
  readonly crps: number
  /** Σ ln P(Y = y). */
  readonly logScore: number
}

/** A probability is taken to be at least this: a forecast that was certain and wrong is not infinitely bad. */
const leastChance = 1e-12

export function scoreCustomers(forecast: Forecast, actual: readonly number[]): CustomerScores {
  const column = (): Float64Array => new Float64Array(actual.length)
  const scores = {
    expected: column(),
    atLeastOne: column(),
    active: column().fill(Number.NaN),
    actual: Float64Array.from(actual),
    crps: column(),
    brier: column(),
    logLoss: column(),
    logScore: column(),
  }
  for (const [i, visits] of actual.entries()) {
    const tails = forecast.visitsAtLeast(i)
    const chance = tails[1] ?? 0
    scores.expected[i] = sumOf(tails) - at(tails, 0)
    scores.atLeastOne[i] = chance
    if (forecast.probabilityActive !== null) scores.active[i] = forecast.probabilityActive(i)
    scores.crps[i] = crpsOf(tails, visits)
    scores.brier[i] = (chance - Number(visits > 0)) ** 2
    scores.logLoss[i] = -Math.log(Math.max(leastChance, visits > 0 ? chance : 1 - chance))
    scores.logScore[i] = Math.log(Math.max(leastChance, (tails[visits] ?? 0) - (tails[visits + 1] ?? 0)))
  }
  return scores
}

function crpsOf(tails: Float64Array, visits: number): number {
  let sum = 0
  for (let m = 0; m < Math.max(tails.length, visits); m++) {
    sum += (1 - (tails[m + 1] ?? 0) - Number(visits <= m)) ** 2
  }
  return sum
}

export function holdoutScore(scores: CustomerScores): HoldoutScore {
  const n = scores.actual.length
  const off = scores.expected.map((expected, i) => expected - at(scores.actual, i))
  const [expectedVisits, actualVisits] = [sumOf(scores.expected), sumOf(scores.actual)]
  return {
    customers: n,
    mae: sumOf(off.map(Math.abs)) / n,
    rmse: Math.sqrt(sumOf(off.map((each) => each * each)) / n),
    expectedVisits,
    actualVisits,
    totalError: actualVisits === 0 ? null : expectedVisits / actualVisits - 1,
    brier: sumOf(scores.brier) / n,
    logLoss: sumOf(scores.logLoss) / n,
    auc: areaUnderCurve(scores.atLeastOne, scores.actual),
    crps: sumOf(scores.crps) / n,
    logScore: sumOf(scores.logScore),
  }
}

/** By ranks, ties sharing theirs (Mann & Whitney). */
function areaUnderCurve(chances: Float64Array, actual: Float64Array): number | null {
  const order = Array.from(chances, (_, i) => i).toSorted((a, b) => at(chances, a) - at(chances, b))
  const came = actual.reduce((sum, visits) => sum + Number(visits > 0), 0)
  let ranks = 0
  for (let from = 0; from < order.length;) {
    let [until, own] = [from, 0]
    const chance = at(chances, order[from] ?? 0)
    for (; until < order.length && at(chances, order[until] ?? 0) === chance; until++) {
      own += Number(at(actual, order[until] ?? 0) > 0)
    }
    ranks += (own * (from + 1 + until)) / 2
    from = until
  }
  const stayedAway = order.length - came
  return came === 0 || stayedAway === 0 ? null : (ranks - (came * (came + 1)) / 2) / (came * stayedAway)
}

function sumOf(column: Float64Array): number {
  let sum = 0
  for (const value of column) sum += value
  return sum
}
