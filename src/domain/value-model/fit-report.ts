import { dayFromNumber, type Day } from '#domain/calendar.ts'
import type { CalibrationGroup } from '#domain/value-model/calibration.ts'
import { compareForecasts, verdict, type Comparison } from '#domain/value-model/evaluation.ts'
import type { TriedCohort } from '#domain/value-model/cohort-fits.ts'
import type { FrequencyMargin } from '#domain/value-model/fit-in-force.ts'
import type { TimingFit } from '#domain/value-model/fit.ts'
import type { Forecast } from '#domain/value-model/forecast.ts'
import type { GroupFit, GroupTrial } from '#domain/value-model/group-fit.ts'
import type { HoldoutScore } from '#domain/value-model/holdout.ts'
import { poolPredictor } from '#domain/value-model/pool.ts'
import type { SpendFit } from '#domain/value-model/spend-fit.ts'
import { reportHoldout } from '#domain/value-model/study.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'
import { trackedWeeks, type Comings, type TrackedWeek } from '#domain/value-model/tracking.ts'

/** All that a fit says of itself, kept beside it as plain data. */
export interface FitReport {
  readonly members: readonly ReportedMember[]
  readonly spend: ReportedSpend
  /** Null where there was no earlier day to look from. */
  readonly trial: ReportedTrial | null
  /** Separate fits that were tried; absent in reports from before there were any. */
  readonly cohorts?: readonly TriedCohort[]
}

export interface ReportedMember {
  readonly model: TimingModelName
  readonly k: number | null
  readonly share: number
  readonly logLikelihood: number
  readonly iterations: number
  readonly parameters: readonly ReportedParameter[]
}

/** With its 95 % interval; null where the data do not feel the parameter. */
export interface ReportedParameter {
  readonly name: string
  readonly value: number
  readonly standardError: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface ReportedSpend {
  readonly by: 'gamma-gamma' | 'frequency'
  readonly fault: string | null
  readonly correlation: SpendFit['correlation']
  readonly customers: number
  readonly parameters: readonly ReportedParameter[]
  readonly byFrequency: readonly FrequencyMargin[]
}

/** How the same way of choosing fared in the latest holdout. */
export interface ReportedTrial {
  readonly calibrationEndOn: Day
  readonly untilOn: Day
  readonly score: HoldoutScore
  /** Of "at least one visit". */
  readonly calibration: readonly CalibrationGroup[]
  readonly comparison: readonly ComparedForecast[]
  readonly tracking: readonly TrackedWeek[]
}

export interface ComparedForecast {
  readonly name: 'chosen' | 'same-again' | TimingModelName
  readonly k: number | null
  readonly share: number | null
  readonly score: HoldoutScore
  /** Chosen minus this one; null of the chosen one itself. */
  readonly against: Comparison | null
}

const z95 = 1.959963984540054

export function reportFit(
  { chosen, trial }: GroupFit,
  spend: ReportedSpend,
  comings: Comings | null,
): Omit<FitReport, 'cohorts'> {
  return {
    members: chosen.members.map(({ fit, share }) => memberOf(fit, share)),
    spend,
    trial: trial === null ? null : trialOf(trial, comings),
  }
}

export function reportSpend(
  { fit, correlation }: SpendFit,
  by: ReportedSpend['by'],
  byFrequency: readonly FrequencyMargin[],
): ReportedSpend {
  const customers = byFrequency.reduce((sum, group) => sum + group.customers, 0)
  const parameters =
    'fault' in fit
      ? []
      : (['p', 'q', 'gamma'] as const).map((name) => parameterOf(name, fit.parameters[name], fit.standardErrors[name]))
  return { by, fault: 'fault' in fit ? fit.fault : null, correlation, customers, parameters, byFrequency }
}

function memberOf(fit: TimingFit, share: number): ReportedMember {
  const { model, values, standardErrors, logLikelihood, iterations } = fit
  const parameters = model.parameters.map((name, i) => parameterOf(name, values[i] ?? 0, standardErrors[i] ?? null))
  return { model: model.name, k: model.k, share, logLikelihood, iterations, parameters }
}

/** Shares lie between 0 and 1; all others are above 0, where intervals are ratios. */
function parameterOf(name: string, value: number, standardError: number | null): ReportedParameter {
  if (standardError === null || !(value > 0)) return { name, value, standardError, low: null, high: null }
  const [step, factor] = [z95 * standardError, Math.exp((z95 * standardError) / value)]
  const [low, high] = name.startsWith('pi_')
    ? [Math.max(0, value - step), Math.min(1, value + step)]
    : [value / factor, value * factor]
  return { name, value, standardError, low, high }
}

function trialOf(trial: GroupTrial, comings: Comings | null): ReportedTrial {
  const { origin, chosen, judgement } = trial
  return {
    calibrationEndOn: dayFromNumber(origin.day),
    untilOn: dayFromNumber(origin.until),
    score: judgement.holdout.score,
    calibration: judgement.holdout.calibration,
    comparison: comparisonOf(trial),
    tracking: comings === null ? [] : trackedWeeks(poolPredictor(chosen), comings, 1),
  }
}

function comparisonOf(trial: GroupTrial): ComparedForecast[] {
  const { chosen, judged, judgement } = trial
  const models = judged.flatMap(({ fit: { model }, holdout }): ComparedForecast[] => {
    const duel = judgement.duels.find(({ against }) => against === model.name)
    const share = chosen.members.find(({ fit }) => fit.model.name === model.name)?.share ?? 0
    return holdout === null
      ? []
      : [{ name: model.name, k: model.k, share, score: holdout.score, against: duel?.comparison ?? null }]
  })
  const ours: ComparedForecast = { name: 'chosen', k: null, share: null, score: judgement.holdout.score, against: null }
  return [ours, ...models, ...sameAgainOf(trial)]
}

/** As many repeat visits as in the time before: what is said without a model. */
function sameAgainOf({ origin, study: { holdout }, judgement }: GroupTrial): ComparedForecast[] {
  if (holdout === null) return []
  const before = new Map(origin.customers.map((customer, row) => [customer, origin.before[row] ?? 0]))
  const forecast: Forecast = {
    visitsAtLeast: (index) => {
      const customer = holdout.customers[index]
      return new Float64Array((customer === undefined ? 0 : (before.get(customer) ?? 0)) + 1).fill(1)
    },
    probabilityActive: null,
  }
  const { scores, score } = reportHoldout(forecast, holdout)
  const { numbers: customers } = holdout
  const [against] = compareForecasts([{ customers, scores: judgement.holdout.scores }], [[{ customers, scores }]])
  return [{ name: 'same-again', k: null, share: null, score, against: against ?? null }]
}

/** A comparison with what it means. */
export function withVerdicts({ crps, brier, logLoss }: Comparison) {
  const told = (difference: Comparison['crps']) => ({ ...difference, verdict: verdict(difference) })
  return { crps: told(crps), brier: told(brier), logLoss: told(logLoss) }
}
