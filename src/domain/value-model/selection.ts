import { candidateNames, fitNamed } from '#domain/value-model/candidates.ts'
import type { FitRefusal, TimingFit } from '#domain/value-model/fit.ts'
import { modelForecast } from '#domain/value-model/forecast.ts'
import { historiesOf } from '#domain/value-model/histories.ts'
import { holdoutScore, scoreCustomers, type HoldoutScore } from '#domain/value-model/holdout.ts'
import { innerOrigins, originAt, thinnedOrigin, type Origin } from '#domain/value-model/origins.ts'
import { stackingShares, type PooledFit } from '#domain/value-model/pool.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'
import type { VisitLog } from '#domain/value-model/visit-log.ts'

/** How one candidate foretold what came after an earlier day. */
export interface Trial {
  readonly name: TimingModelName
  readonly k: number | null
  /** Day numbers. */
  readonly calibrationEnd: number
  readonly holdoutEnd: number
  readonly score: HoldoutScore
}

/** What is to speak for the group, fitted on all that is known, and how it was chosen. */
export interface Selection extends PooledFit {
  /** Every candidate on all that is known, or why not. */
  readonly fits: readonly NamedFit[]
  readonly trials: readonly Trial[]
}

export interface NamedFit {
  readonly name: TimingModelName
  readonly fit: TimingFit | FitRefusal
}

/** Why no model can be had; the formula is used instead. */
export interface NoModel {
  readonly fault: 'too-few-customers' | 'too-few-repeaters' | FitRefusal['fault']
}

export interface SelectionWish {
  /** Day number of the last day that counts as known. */
  readonly until: number
  /** How far ahead decisions look, in days. */
  readonly ahead: number
  readonly daysPerUnit: number
  readonly names?: readonly TimingModelName[]
}

/** The spec's least for a model (§2.6). */
export const leastCustomers = 200
const leastRepeaters = 50
/** More customers than this do not make a score more certain than a fit is. */
export const mostScored = 50_000

/**
 * Chooses by the likelihood of what came after earlier days, all within what is known: candidates get shares by which their
 * pooled forecast would have made it most likely. Then all with a share are fitted again on everything.
 */
export function selectModel(log: VisitLog, wish: SelectionWish): Selection | NoModel {
  const { until, ahead, daysPerUnit, names = candidateNames } = wish
  const all = originAt(log, { calibrationEnd: until, holdoutEnd: until, daysPerUnit })
  const fault = tooLittle(all)
  if (fault !== null) return fault
  const histories = historiesOf(all.histories)
  const fits = names.map((name): NamedFit => ({ name, fit: fitNamed(name, histories) }))
  const usable = fits.filter(
    (each): each is NamedFit & { fit: TimingFit } => !('fault' in each.fit) && !isTwice(each.fit),
  )
  const [first] = fits
  if (usable.length === 0) return { fault: first && 'fault' in first.fit ? first.fit.fault : 'no-customers' }
  const tried = innerOrigins(log, until, ahead, daysPerUnit).map((window) =>
    tryAll(
      originAt(log, window),
      usable.map(({ name }) => name),
    ),
  )
  const shares = sharesFrom(
    usable.map(({ fit }) => fit),
    tried,
  )
  return {
    fits,
    trials: tried.flatMap(({ trials }) => trials),
    members: usable.flatMap(({ fit }, i) => ((shares[i] ?? 0) > 0 ? [{ fit, share: shares[i] ?? 0 }] : [])),
  }
}

/** With k = 1 the CNBD models are the NBD models, which are candidates themselves. */
export function isTwice({ model }: TimingFit): boolean {
  return model.k === 1 && model.name.endsWith('-k')
}

function tooLittle({ histories }: Origin): NoModel | null {
  const fault = tooFew(histories.length, histories.filter(({ x }) => x > 0).length)
  return fault === null ? null : { fault }
}

/** Whether so many customers, and so many who came twice, are less than the spec's least for a model. */
export function tooFew(customers: number, repeaters: number): 'too-few-customers' | 'too-few-repeaters' | null {
  if (customers < leastCustomers) return 'too-few-customers'
  return repeaters < leastRepeaters ? 'too-few-repeaters' : null
}

interface Tried {
  readonly trials: readonly Trial[]
  /** Per name asked for; null where it could not be fitted. */
  readonly logScores: readonly (Float64Array | null)[]
}

function tryAll(origin: Origin, names: readonly TimingModelName[]): Tried {
  const { window } = origin
  const histories = historiesOf(origin.histories)
  const scored = thinnedOrigin(origin, mostScored)
  const seen = { histories: scored.histories, ahead: (window.holdoutEnd - window.calibrationEnd) / window.daysPerUnit }
  const actual = scored.histories.map(({ xStar }) => xStar)
  const each = names.map((name) => {
    const fit = fitNamed(name, histories)
    if ('fault' in fit) return null
    return { name, k: fit.model.k, scores: scoreCustomers(modelForecast(fit.model, fit.values, seen), actual) }
  })
  const { calibrationEnd, holdoutEnd } = window
  return {
    trials: each.flatMap((one) =>
      one === null ? [] : [{ name: one.name, k: one.k, calibrationEnd, holdoutEnd, score: holdoutScore(one.scores) }],
    ),
    logScores: each.map((one) => one?.scores.logScore ?? null),
  }
}

/** By stacking over the days that every candidate could be tried on; without any, the most likely fit alone. */
function sharesFrom(fits: readonly TimingFit[], tried: readonly Tried[]): number[] {
  const whole = tried.filter(({ logScores }) => logScores.every((scores) => scores !== null))
  if (whole.length === 0) {
    const most = Math.max(...fits.map(({ logLikelihood }) => logLikelihood))
    return fits.map(({ logLikelihood }) => Number(logLikelihood === most))
  }
  return stackingShares(
    fits.map((_, i) => {
      const columns = whole.map(({ logScores }) => logScores[i] ?? new Float64Array())
      const together = new Float64Array(columns.reduce((sum, column) => sum + column.length, 0))
      let from = 0
      for (const column of columns) {
        together.set(column, from)
        from += column.length
      }
      return together
    }),
  )
}
