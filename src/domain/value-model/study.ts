import { calibrationOf, type CalibrationGroup } from '#domain/value-model/calibration.ts'
import type { TimingFit } from '#domain/value-model/fit.ts'
import { holdoutWarnings, timingWarnings, type FitWarning } from '#domain/value-model/fit-warnings.ts'
import { modelForecast, type Forecast } from '#domain/value-model/forecast.ts'
import { historiesOf, historiesFrom, type Histories } from '#domain/value-model/histories.ts'
import { holdoutScore, scoreCustomers, type CustomerScores, type HoldoutScore } from '#domain/value-model/holdout.ts'
import { originAt, thinnedOrigin } from '#domain/value-model/origins.ts'
import { mostScored } from '#domain/value-model/selection.ts'
import type { CustomerHistory, VisitLog, Window } from '#domain/value-model/visit-log.ts'

/** Customers to fit models on, and what they did afterwards where that is known. */
export interface Study {
  /** A row for each entry of `customers`. */
  readonly histories: Histories
  readonly customers: readonly CustomerHistory[]
  readonly holdout: StudyHoldout | null
  /** Null where only sums of histories are known: then no earlier day can be looked at. */
  readonly log: { readonly log: VisitLog; readonly window: Window } | null
}

/** Who is scored; not everybody where there are very many. */
export interface StudyHoldout {
  readonly customers: readonly CustomerHistory[]
  /** Places in the log, or row numbers. */
  readonly numbers: readonly number[]
  /** In the models' unit. */
  readonly ahead: number
}

export function studyOfLog(log: VisitLog, window: Window): Study {
  const origin = originAt(log, window)
  const scored = thinnedOrigin(origin, mostScored)
  const ahead = (window.holdoutEnd - window.calibrationEnd) / window.daysPerUnit
  return {
    histories: historiesOf(origin.histories),
    customers: origin.histories,
    holdout: ahead > 0 ? { customers: scored.histories, numbers: scored.customers, ahead } : null,
    log: { log, window },
  }
}

/** Of histories that stand for `weights` customers each; `ahead` null where what came after is not known. */
export function studyOfSummary(
  customers: readonly CustomerHistory[],
  weights: readonly number[],
  ahead: number | null,
): Study {
  const { x, tx, T, litt } = historiesOf(customers)
  const histories = historiesFrom({
    x,
    tx,
    T,
    litt: litt ?? new Float64Array(customers.length),
    weight: Float64Array.from(weights),
  })
  const scored = ahead === null ? [] : evenly(customers, weights)
  return {
    histories,
    customers,
    holdout: ahead === null ? null : { customers: scored, numbers: scored.map((_, i) => i), ahead },
    log: null,
  }
}

/** Customers as often as they weigh, or a share of them that is even where they are very many. */
function evenly(customers: readonly CustomerHistory[], weights: readonly number[]): CustomerHistory[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const most = Math.min(mostScored, Math.round(total))
  const taken: CustomerHistory[] = []
  let passed = 0
  for (const [row, customer] of customers.entries()) {
    passed += weights[row] ?? 0
    while (taken.length < most && ((taken.length + 0.5) * total) / most < passed) taken.push(customer)
  }
  return taken
}

/** Customers of equal numbers of repeat visits by the calibration day, and how often they came in the holdout. */
export interface FrequencyGroup {
  readonly x: number
  /** The last group holds all with as many or more. */
  readonly orMore: boolean
  readonly customers: number
  readonly expected: number
  readonly actual: number
}

/** What a forecast came to in the holdout. */
export interface HoldoutReport {
  readonly scores: CustomerScores
  readonly score: HoldoutScore
  /** Of "at least one visit", and of P(active) beside it, where the forecast tells it. */
  readonly calibration: readonly CalibrationGroup[]
  readonly byActive: readonly CalibrationGroup[] | null
  readonly byFrequency: readonly FrequencyGroup[]
}

export function reportHoldout(forecast: Forecast, { customers }: StudyHoldout): HoldoutReport {
  const scores = scoreCustomers(
    forecast,
    customers.map(({ xStar }) => xStar),
  )
  const came = (i: number): boolean => (scores.actual[i] ?? 0) > 0
  return {
    scores,
    score: holdoutScore(scores),
    calibration: calibrationOf(scores.atLeastOne, came),
    byActive: forecast.probabilityActive === null ? null : calibrationOf(scores.active, came),
    byFrequency: byFrequency(customers, scores),
  }
}

const mostGroups = 7

function byFrequency(customers: readonly CustomerHistory[], { expected, actual }: CustomerScores): FrequencyGroup[] {
  return Array.from({ length: mostGroups + 1 }, (_, x) => {
    const orMore = x === mostGroups
    const own = customers.flatMap((customer, i) => ((orMore ? customer.x >= x : customer.x === x) ? [i] : []))
    const mean = (column: Float64Array): number => own.reduce((sum, i) => sum + (column[i] ?? 0), 0) / own.length
    return { x, orMore, customers: own.length, expected: mean(expected), actual: mean(actual) }
  }).filter(({ customers: n }) => n > 0)
}

/** A fit of the study with what its holdout says, and what to beware of. */
export interface JudgedFit {
  readonly fit: TimingFit
  readonly holdout: HoldoutReport | null
  readonly warnings: readonly FitWarning[]
}

export function judgeFit(fit: TimingFit, study: Study): JudgedFit {
  const { holdout } = study
  const seen = holdout === null ? null : { histories: holdout.customers, ahead: holdout.ahead }
  const report = holdout && seen && reportHoldout(modelForecast(fit.model, fit.values, seen), holdout)
  const { x, weight } = study.histories
  const repeaters = weight.reduce((sum, w, row) => sum + ((x[row] ?? 0) > 0 ? w : 0), 0)
  return { fit, holdout: report, warnings: [...timingWarnings(fit, repeaters), ...holdoutWarnings(report)] }
}
