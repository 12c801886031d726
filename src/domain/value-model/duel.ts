import { compareForecasts, verdict, type Comparison } from '#domain/value-model/evaluation.ts'
import { holdoutWarnings, warningsSaid, type FitWarning } from '#domain/value-model/fit-warnings.ts'
import { recencyAlone, sameAgain, type Forecast } from '#domain/value-model/forecast.ts'
import { fittedForecast, type PooledFit } from '#domain/value-model/pool.ts'
import { reportHoldout, type HoldoutReport, type JudgedFit, type Study } from '#domain/value-model/study.ts'

/** What is set beside the chosen forecast without a model. */
export const plainForecasts = {
  'same-again': { zh: '与去年相同', en: 'same as last year' },
  'recency-alone': { zh: '只看多久没来', en: 'recency alone' },
} as const

/** How the chosen forecast stands against another; below 0 it is the better one. */
export interface Duel {
  /** A model's name or that of a plain forecast. */
  readonly against: string
  readonly comparison: Comparison
}

export interface Judgement {
  readonly holdout: HoldoutReport
  readonly duels: readonly Duel[]
}

/** Judges the chosen forecast in the study's holdout, against every model fitted there and against the plain forecasts. */
export function judgeChosen(chosen: PooledFit, others: readonly JudgedFit[], study: Study): Judgement | null {
  const { holdout, log } = study
  if (holdout === null) return null
  const seen = { histories: holdout.customers, ahead: holdout.ahead }
  const ours = reportHoldout(fittedForecast(chosen, seen), holdout)
  const plain: [string, Forecast | null][] =
    log === null
      ? []
      : [
          ['same-again', sameAgain(log.log, holdout.numbers, log.window)],
          ['recency-alone', recencyAlone(log.log, holdout.numbers, log.window)],
        ]
  const rivals = [
    ...others.flatMap(({ fit, holdout: report }) => (report === null ? [] : [{ name: fit.model.name, report }])),
    ...plain.flatMap(([name, each]) => (each === null ? [] : [{ name, report: reportHoldout(each, holdout) }])),
  ]
  const scored = (report: HoldoutReport) => [{ customers: holdout.numbers, scores: report.scores }]
  const comparisons = compareForecasts(
    scored(ours),
    rivals.map(({ report }) => scored(report)),
  )
  return {
    holdout: ours,
    duels: rivals.flatMap(({ name }, i) => {
      const comparison = comparisons[i]
      return comparison === undefined ? [] : [{ against: name, comparison }]
    }),
  }
}

/** What to beware of in the chosen forecast: what holds of most of its members, what its holdout says, and where another is better. */
export function chosenWarnings(
  chosen: PooledFit,
  others: readonly JudgedFit[],
  judgement: Judgement | null,
): FitWarning[] {
  const shareOf = (warning: FitWarning): number =>
    chosen.members.reduce((sum, { fit, share }) => {
      const own = others.find((each) => each.fit.model.name === fit.model.name)
      return sum + (own?.warnings.includes(warning) ? share : 0)
    }, 0)
  const ofFits = (
    ['few-repeaters', 'nobody-leaves', 'once-is-active', 'alike-in-leaving', 'parameter-unsure'] as const
  ).filter((warning) => shareOf(warning) > 0.5)
  const isBeaten = judgement?.duels.some(({ comparison }) =>
    Object.values(comparison).some((each) => verdict(each) === 'worse'),
  )
  return warningsSaid(
    Object.fromEntries(
      [
        ...ofFits,
        ...holdoutWarnings(judgement?.holdout ?? null),
        ...(isBeaten === true ? (['beaten'] as const) : []),
      ].map((code) => [code, true]),
    ),
  )
}
