import { dayFromNumber } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { verdict, type Comparison } from '#domain/value-model/evaluation.ts'
import { fitFaultLabels, type FitFault } from '#domain/value-model/fit-refusals.ts'
import { fitWarningLabels, type FitWarning } from '#domain/value-model/fit-warnings.ts'
import type { HoldoutReport } from '#domain/value-model/study.ts'
import { warningsOf, type Chosen, type ClvFit, type ClvFits } from '#cli/clv/clv-fits.ts'
import type { ClvStudy } from '#cli/clv/clv-study.ts'

/** The whole answer of `clv fit --json`. */
export function fitsJson({ fits, spend, chosen }: ClvFits, study: ClvStudy): string {
  const models: unknown[] = fits.map((fit) => fitJson(fit, study))
  if (spend !== null) models.push(spendJson(spend))
  const window = study.log?.window
  return JSON.stringify({
    models,
    unit: study.unit,
    calibration_end: window ? dayFromNumber(window.calibrationEnd) : null,
    holdout_end: window && study.holdout ? dayFromNumber(window.holdoutEnd) : null,
    chosen: chosen && {
      ...chosenJson(chosen),
      warnings: warningsOf({ fits, spend: null, chosen }).map(warningJson),
    },
  })
}

function fitJson({ name, seconds, judged, fault }: ClvFit, { customers }: ClvStudy): unknown {
  if (judged === null)
    return {
      ...nothingFitted(name, fault),
      customers: customers.length,
      rows: null,
      iterations: null,
      seconds,
      holdout: null,
      warnings: [],
    }
  const { fit, holdout, warnings } = judged
  const byName = (values: Iterable<number | null>): Record<string, number | null> =>
    Object.fromEntries([...values].map((value, i) => [fit.model.parameters[i] ?? '', value]))
  return {
    model: name,
    k: fit.model.k,
    params: byName(fit.values),
    standard_errors: byName(fit.standardErrors),
    log_likelihood: fit.logLikelihood,
    customers: fit.customers,
    rows: fit.rows,
    iterations: fit.iterations,
    seconds,
    holdout: holdout && holdoutJson(holdout),
    warnings: warnings.map(warningJson),
    refused: null,
  }
}

function nothingFitted(model: string, fault: FitFault): Record<string, unknown> {
  return {
    model,
    k: null,
    params: null,
    standard_errors: null,
    log_likelihood: null,
    refused: { code: fault, sentence: fitFaultLabels[fault] },
  }
}

function spendJson({ fit, correlation, warnings, seconds }: NonNullable<ClvFits['spend']>): unknown {
  if ('fault' in fit)
    return {
      ...nothingFitted('gamma-gamma', fit.fault),
      customers: null,
      rows: null,
      iterations: null,
      seconds,
      holdout: null,
      warnings: warnings.map(warningJson),
      correlation,
    }
  return {
    model: 'gamma-gamma',
    k: null,
    params: fit.parameters,
    standard_errors: fit.standardErrors,
    log_likelihood: fit.logLikelihood,
    customers: fit.customers,
    rows: fit.customers,
    iterations: fit.iterations,
    seconds,
    holdout: null,
    warnings: warnings.map(warningJson),
    refused: null,
    correlation,
  }
}

function warningJson(code: FitWarning): { readonly code: FitWarning; readonly sentence: Label } {
  return { code, sentence: fitWarningLabels[code] }
}

function holdoutJson({ score, calibration, byActive, byFrequency }: HoldoutReport): unknown {
  return {
    customers: score.customers,
    mae: score.mae,
    rmse: score.rmse,
    bias: score.totalError,
    expected_visits: score.expectedVisits,
    actual_visits: score.actualVisits,
    brier: score.brier,
    log_loss: score.logLoss,
    auc: score.auc,
    crps: score.crps,
    log_score: score.logScore,
    calibration,
    calibration_by_active: byActive,
    by_frequency: byFrequency.map(({ x, orMore, ...rest }) => ({ x, or_more: orMore, ...rest })),
  }
}

function chosenJson({ members, because, judgement }: Chosen): Record<string, unknown> {
  return {
    because,
    members: members.map(({ fit, share }) => ({ model: fit.model.name, k: fit.model.k, share })),
    holdout: judgement && holdoutJson(judgement.holdout),
    against: judgement?.duels.map(({ against, comparison }) => ({ against, ...comparisonJson(comparison) })) ?? [],
  }
}

function comparisonJson({ crps, brier, logLoss }: Comparison): Record<string, unknown> {
  const measures = { crps, brier, log_loss: logLoss }
  return Object.fromEntries(
    Object.entries(measures).map(([name, difference]) => [name, { ...difference, verdict: verdict(difference) }]),
  )
}
