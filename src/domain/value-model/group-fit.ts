import { candidateNames, fitNamed } from '#domain/value-model/candidates.ts'
import { chosenWarnings, judgeChosen, type Judgement } from '#domain/value-model/duel.ts'
import type { FitFault } from '#domain/value-model/fit-refusals.ts'
import type { FitWarning } from '#domain/value-model/fit-warnings.ts'
import type { TimingFit } from '#domain/value-model/fit.ts'
import { modelForecast } from '#domain/value-model/forecast.ts'
import { scoreCustomers } from '#domain/value-model/holdout.ts'
import { stackingShares, type PooledFit } from '#domain/value-model/pool.ts'
import { isTwice, tooFew } from '#domain/value-model/selection.ts'
import { judgeFit, studyOfSummary, type JudgedFit, type Study, type StudyHoldout } from '#domain/value-model/study.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'
import type { CustomerHistory } from '#domain/value-model/visit-log.ts'

/** Customers as known on a day, a row for all who are alike, with what they did until `until`; day numbers. */
export interface GroupOrigin {
  readonly day: number
  readonly until: number
  readonly customers: readonly CustomerHistory[]
  readonly weights: readonly number[]
  /** Repeat visits in as many days before the day. */
  readonly before: readonly number[]
}

/** A group's histories as of today, and of one and two holdouts earlier where it is old enough for that. */
export interface GroupHistories {
  readonly now: GroupOrigin
  readonly earlier: readonly GroupOrigin[]
}

/** What speaks for a group from now on, and how the same way of choosing fared in the latest holdout. */
export interface GroupFit {
  readonly chosen: PooledFit
  readonly warnings: readonly FitWarning[]
  /** Null where there was no earlier day to look from. */
  readonly trial: GroupTrial | null
}

export interface GroupTrial {
  readonly origin: GroupOrigin
  /** Chosen and fitted on what was known on the day. */
  readonly chosen: PooledFit
  readonly judged: readonly JudgedFit[]
  readonly judgement: Judgement
  readonly study: Study
}

const daysPerWeek = 7

/**
 * Fits all candidates on each of the days and gives them shares by how likely they made what came after the earlier ones
 * (docs/models.md). What is told of the latest holdout was chosen and fitted without it: a holdout never judges what it chose.
 */
export function fitGroup(
  { now, earlier }: GroupHistories,
  names: readonly TimingModelName[] = candidateNames,
): GroupFit | { readonly fault: FitFault } {
  const known = fitsOf(now, names)
  if ('fault' in known) return known
  const { fits, study } = known
  const tried = earlier.map((origin) => tryAt(origin, known.names))
  const chosen = pooled(fits, tried)
  const trial = trialOf(tried)
  const judged = trial?.judged ?? fits.map((fit) => judgeFit(fit, study))
  return { chosen, trial, warnings: chosenWarnings(chosen, judged, trial?.judgement ?? null) }
}

/** The candidates that can be fitted on all that is known, or why none can. */
function fitsOf(
  now: GroupOrigin,
  names: readonly TimingModelName[],
): { readonly names: TimingModelName[]; readonly fits: TimingFit[]; readonly study: Study } | { fault: FitFault } {
  const fault = tooLittle(now)
  if (fault !== null) return { fault }
  const study = studyOfSummary(now.customers, now.weights, null)
  const fits = names.map((name) => fitNamed(name, study.histories))
  const usable = fits.flatMap((fit, i) => {
    const name = names[i]
    return 'fault' in fit || name === undefined || isTwice(fit) ? [] : [{ name, fit }]
  })
  const [first] = fits
  if (usable.length === 0) return { fault: first !== undefined && 'fault' in first ? first.fault : 'not-identified' }
  return { names: usable.map(({ name }) => name), fits: usable.map(({ fit }) => fit), study }
}

/** What speaks in the latest holdout, chosen and fitted without it, of those who are in it. */
export interface Blind {
  readonly chosen: PooledFit
  readonly holdout: StudyHoldout
  /** Fitted on all that is known, with shares from all the days. */
  readonly whole: () => PooledFit | { readonly fault: FitFault }
}

/** The same for some of a group's customers, fitted on everything only where it is asked for. */
export function fitBlind(
  { now, earlier }: GroupHistories,
  names: readonly TimingModelName[],
): Blind | { readonly fault: FitFault | 'no-holdout' } {
  const fault = tooLittle(now)
  if (fault !== null) return { fault }
  const tried = earlier.map((origin) => tryAt(origin, names))
  const choice = choiceWithout(tried)
  const holdout = tried[0]?.study.holdout ?? null
  if (choice === null || holdout === null) return { fault: 'no-holdout' }
  const whole = (): ReturnType<Blind['whole']> => {
    const known = fitsOf(now, names)
    if ('fault' in known) return known
    return pooled(known.fits, picked(tried, names, known.names))
  }
  return { chosen: choice.chosen, holdout, whole }
}

function picked(
  tried: readonly Tried[],
  names: readonly TimingModelName[],
  wanted: readonly TimingModelName[],
): Tried[] {
  const places = wanted.map((name) => names.indexOf(name))
  return tried.map((each) => ({ ...each, logScores: places.map((place) => each.logScores[place] ?? null) }))
}

function tooLittle({ customers, weights }: GroupOrigin): FitFault | null {
  let [all, repeaters] = [0, 0]
  for (const [row, weight] of weights.entries()) {
    all += weight
    if ((customers[row]?.x ?? 0) > 0) repeaters += weight
  }
  return tooFew(all, repeaters)
}

/** The candidates fitted on an earlier day; null where one could not be. */
interface Tried {
  readonly origin: GroupOrigin
  readonly study: Study
  readonly fits: readonly (TimingFit | null)[]
  readonly logScores: readonly (Float64Array | null)[]
}

function tryAt(origin: GroupOrigin, names: readonly TimingModelName[]): Tried {
  const { day, until, customers, weights } = origin
  const study = studyOfSummary(customers, weights, (until - day) / daysPerWeek)
  const seen = { histories: study.holdout?.customers ?? [], ahead: (until - day) / daysPerWeek }
  const actual = seen.histories.map(({ xStar }) => xStar)
  const fits = names.map((name) => {
    const fit = fitNamed(name, study.histories)
    return 'fault' in fit ? null : fit
  })
  return {
    origin,
    study,
    fits,
    logScores: fits.map((fit) => fit && scoreCustomers(modelForecast(fit.model, fit.values, seen), actual).logScore),
  }
}

/** Shares by stacking over the days on which every candidate could be tried; without any, the likeliest alone. */
function pooled(fits: readonly TimingFit[], tried: readonly Tried[]): PooledFit {
  const whole = tried.filter(({ logScores }) => logScores.every((scores) => scores !== null))
  const most = Math.max(...fits.map(({ logLikelihood }) => logLikelihood))
  const shares =
    whole.length === 0
      ? fits.map(({ logLikelihood }) => Number(logLikelihood === most))
      : stackingShares(
          fits.map((_, i) => Float64Array.from(whole.flatMap(({ logScores }) => [...(logScores[i] ?? [])]))),
        )
  return { members: fits.flatMap((fit, i) => ((shares[i] ?? 0) > 0 ? [{ fit, share: shares[i] ?? 0 }] : [])) }
}

/** Chosen for the latest holdout: fitted on what was known before it, with shares from the days before that. */
function choiceWithout([last, ...before]: readonly Tried[]): { chosen: PooledFit; fits: TimingFit[] } | null {
  if (last === undefined) return null
  const able = last.fits.flatMap((fit, i) => (fit === null ? [] : [i]))
  const fits = able.flatMap((i) => last.fits[i] ?? [])
  if (fits.length === 0) return null
  const chosen = pooled(
    fits,
    before.map((tried) => ({ ...tried, logScores: able.map((i) => tried.logScores[i] ?? null) })),
  )
  return { chosen, fits }
}

/** The latest holdout, judged. */
function trialOf(tried: readonly Tried[]): GroupTrial | null {
  const [last] = tried
  const choice = choiceWithout(tried)
  if (last === undefined || choice === null) return null
  const { chosen, fits } = choice
  const judged = fits.map((fit) => judgeFit(fit, last.study))
  const judgement = judgeChosen(chosen, judged, last.study)
  return judgement === null ? null : { origin: last.origin, chosen, judged, judgement, study: last.study }
}
