import { cohortKinds, type Cohort, type CohortKind } from '#domain/value-model/cohort.ts'
import { compareForecasts, verdict, type Comparison } from '#domain/value-model/evaluation.ts'
import type { FitFault } from '#domain/value-model/fit-refusals.ts'
import { fitBlind, type GroupFit, type GroupHistories, type GroupOrigin } from '#domain/value-model/group-fit.ts'
import { scoreCustomers } from '#domain/value-model/holdout.ts'
import { fittedForecast, type PooledFit } from '#domain/value-model/pool.ts'
import { leastCustomers } from '#domain/value-model/selection.ts'
import type { StudyHoldout } from '#domain/value-model/study.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'

/** A cohort's customers, as `GroupHistories` has everybody. */
export interface CohortHistories extends Cohort {
  readonly histories: GroupHistories
}

/** What came of fitting a cohort apart, as plain data. */
export interface TriedCohort extends Cohort {
  readonly customers: number
  /** Why it could not be fitted or tried; null = it was. */
  readonly fault: FitFault | 'no-holdout' | null
  /** In the latest holdout, on its own customers: its own fit minus everybody's; below 0 its own is better. */
  readonly against: Comparison | null
  /** Whether its own fit speaks for its customers. */
  readonly isKept: boolean
}

export interface KeptCohort extends Cohort {
  readonly chosen: PooledFit
  readonly now: GroupOrigin
}

/** The largest are tried; a car of which few were sold has no history to learn from. */
const mostOfKind = 4
const nearlyAll = 0.9

/**
 * Fits each cohort apart with the models that speak for everybody, and keeps a fit where in the latest holdout it foretold
 * its own customers' visits better than everybody's fit (CRPS, interval off zero) and worse on no other measure. Of the ways of telling
 * customers apart the one that gains most is kept: nobody is spoken for by two.
 */
export function cohortFits(
  everybody: GroupFit,
  cohorts: readonly CohortHistories[],
): { readonly tried: readonly TriedCohort[]; readonly kept: readonly KeptCohort[] } {
  const names = [...new Set(everybody.chosen.members.map(({ fit }) => fit.model.name))]
  const tried = (Object.keys(cohortKinds) as CohortKind[]).flatMap((kind) =>
    worthTrying(cohorts, kind).map((cohort) => tryCohort(everybody, cohort, names)),
  )
  const [best] = (Object.keys(cohortKinds) as CohortKind[]).toSorted((a, b) => gainOf(tried, b) - gainOf(tried, a))
  return {
    tried: tried.map(({ by, value, customers, fault, against, own }) => ({
      by,
      value,
      customers,
      fault,
      against,
      isKept: own !== null && by === best,
    })),
    kept: tried.flatMap(({ by, value, own }) => (own !== null && by === best ? [{ by, value, ...own }] : [])),
  }
}

interface Tried extends Omit<TriedCohort, 'isKept'> {
  /** Its own fit, where that helps. */
  readonly own: { readonly chosen: PooledFit; readonly now: GroupOrigin } | null
}

/** Of whom there are enough, the largest first, but none that is nearly everybody: it is spoken for by everybody's fit. */
function worthTrying(cohorts: readonly CohortHistories[], kind: CohortKind): CohortHistories[] {
  const sized = cohorts
    .filter(({ by }) => by === kind)
    .map((cohort) => ({ cohort, customers: customersIn(cohort.histories.now) }))
  const all = sized.reduce((sum, { customers }) => sum + customers, 0)
  return sized
    .filter(({ customers }) => customers >= leastCustomers && customers <= nearlyAll * all)
    .toSorted((a, b) => b.customers - a.customers)
    .slice(0, mostOfKind)
    .map(({ cohort }) => cohort)
}

function customersIn({ weights }: GroupOrigin): number {
  return weights.reduce((sum, weight) => sum + weight, 0)
}

function tryCohort(
  everybody: GroupFit,
  { by, value, histories }: CohortHistories,
  names: readonly TimingModelName[],
): Tried {
  const about = { by, value, customers: customersIn(histories.now) }
  const own = fitBlind(histories, names)
  if ('fault' in own) return { ...about, fault: own.fault, against: null, own: null }
  if (everybody.trial === null) return { ...about, fault: 'no-holdout', against: null, own: null }
  const against = compared(own.chosen, everybody.trial.chosen, own.holdout)
  if (!helps(against)) return { ...about, fault: null, against, own: null }
  const chosen = own.whole()
  return 'fault' in chosen
    ? { ...about, fault: chosen.fault, against, own: null }
    : { ...about, fault: null, against, own: { chosen, now: histories.now } }
}

function helps({ crps, brier, logLoss }: Comparison): boolean {
  return verdict(crps) === 'better' && verdict(brier) !== 'worse' && verdict(logLoss) !== 'worse'
}

/** How two pooled fits foretold the same customers. */
function compared(ours: PooledFit, theirs: PooledFit, holdout: StudyHoldout): Comparison {
  const seen = { histories: holdout.customers, ahead: holdout.ahead }
  const actual = holdout.customers.map(({ xStar }) => xStar)
  const scored = (fit: PooledFit) => [
    { customers: holdout.numbers, scores: scoreCustomers(fittedForecast(fit, seen), actual) },
  ]
  const none = { mean: 0, low: 0, high: 0 }
  return compareForecasts(scored(ours), [scored(theirs)])[0] ?? { crps: none, brier: none, logLoss: none }
}

/** Visits, as CRPS counts them, by which the fits of a kind that help are nearer to what happened. */
function gainOf(tried: readonly Tried[], kind: CohortKind): number {
  return tried.reduce(
    (sum, { by, own, customers, against }) =>
      by === kind && own !== null ? sum - customers * (against?.crps.mean ?? 0) : sum,
    0,
  )
}
