import { cohortFits, type CohortHistories } from '#domain/value-model/cohort-fits.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'
import type { FitFault } from '#domain/value-model/fit-refusals.ts'
import { reportFit, reportSpend, type FitReport } from '#domain/value-model/fit-report.ts'
import { warningsSaid, type FitWarning } from '#domain/value-model/fit-warnings.ts'
import type { Spend } from '#domain/value-model/gamma-gamma.ts'
import { fitGroup, type GroupHistories } from '#domain/value-model/group-fit.ts'
import type { History } from '#domain/value-model/histories.ts'
import { fitSpend } from '#domain/value-model/spend-fit.ts'
import { drawnPredictors, storedFit, storedPredictor, type StoredFit } from '#domain/value-model/stored-fit.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'
import type { Comings } from '#domain/value-model/tracking.ts'
import { marginByFrequency, visitMarginOf } from '#domain/value-model/visit-margin.ts'

/** What is known of a group's visits, to be learned from. */
export interface GroupVisits {
  readonly histories: GroupHistories
  /** The same customers by what may tell their rhythms apart. */
  readonly cohorts: readonly CohortHistories[]
  /** Fen of margin, of each customer's repeat visits. */
  readonly spends: readonly Spend[]
  readonly comings: Comings | null
  /** Models that may speak; all unless given. */
  readonly names?: readonly TimingModelName[]
}

/** A fit as it is kept: plain data. */
export interface FittedGroup {
  /** The one with the largest share. */
  readonly model: TimingModelName
  readonly k: number | null
  readonly logLikelihood: number
  readonly fit: Omit<FitInForce, 'fitId' | 'asOf'>
  readonly report: FitReport
  readonly warnings: readonly FitWarning[]
}

/** Learns when a group's customers come and what a visit brings; or says why it cannot. */
export function fittedGroup({
  histories,
  cohorts,
  spends,
  comings,
  names,
}: GroupVisits): FittedGroup | { fault: FitFault } {
  const group = fitGroup(histories, names)
  if ('fault' in group) return group
  const [leader] = group.chosen.members.toSorted((a, b) => b.share - a.share)
  if (leader === undefined) return { fault: 'not-identified' }
  const spend = fitSpend(spends)
  const byFrequency = marginByFrequency(spends)
  const margin = visitMarginOf(spend, byFrequency)
  const timing = storedFit(group.chosen)
  const apart = cohortFits(group, cohorts)
  const own = apart.kept.map(({ by, value, chosen, now }) => {
    const stored = storedFit(chosen)
    return { by, value, timing: stored, unsure: unsureOf(stored, now.customers) }
  })
  return {
    model: leader.fit.model.name,
    k: leader.fit.model.k,
    logLikelihood: leader.fit.logLikelihood,
    fit: {
      timing,
      margin,
      unsure: unsureOf(timing, histories.now.customers),
      ...(own.length > 0 ? { cohorts: own } : {}),
    },
    report: {
      ...reportFit(group, reportSpend(spend, margin.by, byFrequency), comings),
      cohorts: apart.tried,
    },
    warnings: warningsSaid(Object.fromEntries([...group.warnings, ...spend.warnings].map((code) => [code, true]))),
  }
}

/** Customers and weeks ahead by which it is told how little is known of the parameters. */
const asked = 200
const weeksAhead = 52

/** Median over customers of the relative standard deviation of what is expected of them; 0 where parameters are well known. */
function unsureOf(timing: StoredFit, histories: readonly History[]): number {
  const others = drawnPredictors(timing)
  if (others.length === 0) return 0
  const main = storedPredictor(timing)
  const step = Math.max(1, Math.floor(histories.length / asked))
  const deviations = histories.flatMap((history, i) => {
    const expected = i % step === 0 ? main.expectedVisits(history, weeksAhead) : 0
    if (!(expected > 1e-3)) return []
    const squares = others.map((predictor) => (predictor.expectedVisits(history, weeksAhead) / expected - 1) ** 2)
    return [Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length)]
  })
  return deviations.toSorted((a, b) => a - b)[Math.floor(deviations.length / 2)] ?? 0
}
