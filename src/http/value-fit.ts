import { dayFromNumber } from '#domain/calendar.ts'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import { cohortLabel } from '#domain/value-model/cohort.ts'
import type { TriedCohort } from '#domain/value-model/cohort-fits.ts'
import { fitFaultLabels } from '#domain/value-model/fit-refusals.ts'
import { type FitReport, type ReportedTrial, withVerdicts } from '#domain/value-model/fit-report.ts'
import { trustIn } from '#domain/value-model/fit-trust.ts'
import { fitWarningLabels } from '#domain/value-model/fit-warnings.ts'
import { forecastLabels } from '#domain/value-model/forecast-labels.ts'
import type { HoldoutScore } from '#domain/value-model/holdout.ts'
import {
  type FitCheck,
  fitChecks,
  fitInForce,
  fitNumbered,
  type KeptAttempt,
  type KeptFit,
  latestAttempt,
} from '#store/value-fits.ts'
import { route } from '#http/route.ts'
import { type ValueFit, valueFitShape } from '#http/value-fit-shapes.ts'
import { valueMethod } from '#http/value-method.ts'

/** Two years of months. */
const shownChecks = 24

export const valueFit = route({
  method: 'GET',
  path: '/value/fit',
  summary:
    'The fitted model behind rhythm and potential: parameters, holdout, calibration, tracking, comparison, drift',
  right: 'figures.read',
  reply: valueFitShape,
  handle: async ({ viewer, today }, { store: { reader } }) => {
    const { groupId } = viewer.scope
    const [method, inForce, attempt, checks] = await Promise.all([
      valueMethod(reader, groupId, today),
      fitInForce(reader, groupId, today),
      latestAttempt(reader, groupId),
      fitChecks(reader, groupId, shownChecks),
    ])
    const fit = inForce === null ? null : await fitNumbered(reader, groupId, inForce.fitId)
    const reply: ValueFit = {
      method,
      fit: fit === null ? null : fitReply(viewer, fit),
      refusal: refusalReply(attempt),
      ...trialReply(fit?.report.trial ?? null),
      cohorts: (fit?.report.cohorts ?? []).map(cohortReply),
      checks: checks.map(checkReply),
    }
    return reply
  },
})

function fitReply(viewer: Viewer, { report, warnings, ...fit }: KeptFit): NonNullable<ValueFit['fit']> {
  return {
    fitId: fit.fitId,
    asOf: fit.asOf,
    fittedAt: fit.fittedAt,
    customers: fit.customers,
    rows: fit.historyRows,
    seconds: fit.seconds,
    logLikelihood: fit.logLikelihood,
    members: report.members.map(({ parameters, ...member }) => ({
      ...member,
      label: forecastLabels[member.model],
      parameters: [...parameters],
    })),
    spend: spendReply(viewer, report.spend),
    warnings: warnings.map((code) => ({ code, sentence: fitWarningLabels[code] })),
    trust: trustIn(report.trial, warnings),
  }
}

const spendReasons = {
  'gamma-gamma': {
    zh: '单次毛利与到店次数无关，用 Gamma-Gamma 模型按客户收缩估计',
    en: "Margin of a visit does not go with frequency: Gamma-Gamma, each customer's own mean shrunk",
  },
  frequency: {
    zh: 'Gamma-Gamma 的前提不成立，单次毛利按到店次数分组取平均',
    en: 'What Gamma-Gamma takes for granted does not hold: the mean of those who came as often',
  },
}

function spendReply(viewer: Viewer, { by, customers, parameters, byFrequency, correlation }: FitReport['spend']) {
  const seesMoney = mayUse(viewer, 'money.read')
  const mean = byFrequency.reduce((sum, each) => sum + each.customers * each.marginFen, 0) / Math.max(1, customers)
  return {
    by,
    because: spendReasons[by],
    customers,
    meanFen: seesMoney && customers > 0 ? Math.round(mean) : null,
    // γ is money.
    parameters: parameters.filter(({ name }) => seesMoney || name !== 'gamma'),
    byFrequency: byFrequency.map((each, at) => ({
      repeats: each.repeats,
      orMore: at === byFrequency.length - 1,
      customers: each.customers,
      marginFen: seesMoney ? Math.round(each.marginFen) : null,
    })),
    correlation,
  }
}

function refusalReply(attempt: KeptAttempt | null): ValueFit['refusal'] {
  if (attempt === null || attempt.refusal === null) return null
  const { refusal, asOf, fittedAt } = attempt
  return { code: refusal, sentence: fitFaultLabels[refusal], asOf, triedAt: fittedAt }
}

function trialReply(
  trial: ReportedTrial | null,
): Pick<ValueFit, 'holdout' | 'calibration' | 'tracking' | 'comparison'> {
  if (trial === null) return { holdout: null, calibration: [], tracking: [], comparison: [] }
  const { score, calibrationEndOn, untilOn } = trial
  const { rmse, auc, expectedVisits, actualVisits } = score
  return {
    holdout: { calibrationEndOn, untilOn, ...measuresOf(score), rmse, auc, expectedVisits, actualVisits },
    calibration: [...trial.calibration],
    tracking: trial.tracking.map(({ until, ...week }) => ({ until: dayFromNumber(until), ...week })),
    comparison: trial.comparison.map(({ name, k, share, score: own, against }) => ({
      name,
      label: forecastLabels[name],
      k,
      share,
      ...measuresOf(own),
      against: against && withVerdicts(against),
    })),
  }
}

function cohortReply({ by, value, customers, fault, against, isKept }: TriedCohort): ValueFit['cohorts'][number] {
  return {
    by,
    label: cohortLabel({ by, value }),
    customers,
    fault: fault === null ? null : cohortFaultLabels[fault],
    against: against && withVerdicts(against),
    isKept,
  }
}

const cohortFaultLabels = {
  ...fitFaultLabels,
  'no-holdout': { zh: '历史太短，没有检验期', en: 'the history is too short for a test period' },
}

function checkReply({
  fitId,
  fitAsOf,
  untilOn,
  findings,
}: FitCheck & { fitAsOf: ValueFit['checks'][number]['fitAsOf'] }) {
  return {
    fitId,
    fitAsOf,
    untilOn,
    isWorse: findings.isWorse,
    ...measuresOf(findings.score),
    againstLater: withVerdicts(findings.againstLater),
    calibration: [...findings.calibration],
  }
}

function measuresOf({ customers, crps, brier, logLoss, mae, totalError }: HoldoutScore) {
  return { customers, crps, brier, logLoss, mae, totalError }
}
