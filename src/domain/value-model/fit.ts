import { climb, reachTop, sampleCurvature, type ClimbOptions, type Top } from '#domain/value-model/climb.ts'
import { at } from '#domain/value-model/column.ts'
import { thinned, type Histories } from '#domain/value-model/histories.ts'
import { dot, times, type Matrix } from '#domain/value-model/matrix.ts'
import { mergeAlike } from '#domain/value-model/merge-alike.ts'
import type { LogLikelihood, TimingModel } from '#domain/value-model/timing-model.ts'

/** A model fitted by maximum likelihood. */
export interface TimingFit {
  readonly model: TimingModel
  /** In the order of `model.parameters`. */
  readonly values: Float64Array
  /** From the observed information; null where ln L does not feel the parameter: a share of 0, leaving that is alike for all. */
  readonly standardErrors: readonly (number | null)[]
  /** Of the search's own terms, where intervals are symmetric; without the flat ones. */
  readonly covariance: Matrix
  readonly theta: Float64Array
  readonly logLikelihood: number
  readonly customers: number
  readonly rows: number
  readonly iterations: number
}

/** Why a model cannot be had from these data. */
export interface FitRefusal {
  readonly fault:
    | 'no-customers'
    | 'one-customer'
    | 'no-repeat-visits'
    | 'identical-histories'
    | 'no-silence'
    | 'not-identified'
}

/** Above this many rows the search begins on some of them. */
const warmUpRows = 4000
/** And goes on with so many where there are many more. */
const middleRows = 40_000

/** A share below this is 0, and a parameter too: the search ends above it otherwise. */
const noShare = 1e-7

/** The gain in ln L below which a top is near enough to see which shares of 0 would grow, and how often to look. */
const nearTop = 0.01
const mostLifts = 4

/** Parameters beyond e^±16 are on their way to infinity or 0. */
const farthest = 16

/**
 * Fits by maximum likelihood. Many rows are first thinned, so that the whole set is passed through only a few times:
 * the thinned set gives where to begin and how the top is curved.
 */
export function fitTiming(model: TimingModel, histories: Histories): TimingFit | FitRefusal {
  const data = mergeAlike(histories, !model.alikeMerge)
  const fault = unfit(model, data)
  if (fault !== null) return { fault }
  const top = topOf(model, data)
  const timing = top.theta.filter((_, i) => !(model.flat?.(top.theta) ?? []).includes(i))
  if (top.covariance === null || timing.some((value) => !(Math.abs(value) < farthest)))
    return { fault: 'not-identified' }
  return {
    model,
    values: model.read(top.theta),
    standardErrors: standardErrors(model, top.theta, top.covariance),
    covariance: top.covariance,
    theta: top.theta,
    logLikelihood: top.logLikelihood,
    customers: data.customers,
    rows: data.rows,
    iterations: top.iterations,
  }
}

/** The highest of the tops from several starts, found on the thinned set where there is one; then in larger steps on all. */
function topOf(model: TimingModel, data: Histories): Top {
  const flat = model.flat ?? (() => [])
  const stages = [warmUpRows, middleRows].filter((rows) => data.rows > 2 * rows).map((rows) => thinned(data, rows))
  const [begun, ...larger] = [...stages, data]
  let logLikelihood = model.logLikelihood(begun)
  const isRough = larger.length > 0
  const climbed = model.starts(begun).map((start) => climb(logLikelihood, start, { isLarge: isRough }))
  const before = climbed.reduce((sum, { iterations }) => sum + iterations, 0)
  const first = reachTop(logLikelihood, highest(climbed).theta, {
    flat,
    inverse: highest(climbed).inverse,
    isLarge: isRough,
  })
  // A step too far may have led to where ln L feels a term no longer: once more from where it does.
  const again = flat(first.theta).length > 0 ? [backFromFlat(first, flat, begun.customers)] : []
  const second = again.map(({ theta, inverse }) => reachTop(logLikelihood, theta, { flat, inverse, isLarge: isRough }))
  let [top, customers, iterations] = [highest([first, ...second]), begun.customers, before]
  iterations += top.iterations
  for (const stage of larger) {
    const { theta, inverse } = backFromFlat(top, flat, customers)
    const share = customers / stage.customers
    const sample = logLikelihood
    logLikelihood = model.logLikelihood(stage)
    const options = {
      flat,
      inverse: inverse.map((row) => row.map((value) => value * share)),
      isLarge: stage !== data || stage.rows > 2 * middleRows,
    }
    top = model.lifted
      ? reachLifted(model.lifted, logLikelihood, theta, {
          ...options,
          curvature: sampleCurvature(sample, share, { flat }),
        })
      : reachTop(logLikelihood, theta, options)
    customers = stage.customers
    iterations += top.iterations
  }
  return { ...top, iterations }
}

/**
 * The top of a model of which some shares may have been 0 on fewer data: near it, every share of 0 that ln L would have larger
 * is put away from 0, because from there no slope leads away, and the search goes on.
 */
function reachLifted(
  lifted: NonNullable<TimingModel['lifted']>,
  logLikelihood: LogLikelihood,
  from: Float64Array,
  options: ClimbOptions,
): Top {
  const near = { ...options, enough: nearTop }
  let summit = climb(logLikelihood, lifted(from, logLikelihood) ?? from, near)
  for (let lifts = 0; lifts < mostLifts; lifts++) {
    const start = lifted(summit.theta, logLikelihood)
    const next = start && climb(logLikelihood, start, near)
    if (next === null || next.logLikelihood < summit.logLikelihood) break
    summit = next
  }
  return reachTop(logLikelihood, summit.theta, options)
}

function highest<T extends { readonly logLikelihood: number }>(tops: readonly T[]): T {
  return tops.reduce((most, top) => (top.logLikelihood > most.logLikelihood ? top : most))
}

/** The same point with flat terms put back to where ln L feels them, and free to move. */
function backFromFlat(
  top: Top,
  flat: (theta: Float64Array) => readonly number[],
  customers: number,
): Pick<Top, 'theta' | 'inverse'> {
  const terms = flat(top.theta)
  return {
    theta: top.theta.map((value, i) => (terms.includes(i) ? Math.sign(value) * Math.min(5, Math.abs(value)) : value)),
    inverse: top.inverse.map((row, i) =>
      row.map((value, j) => (i === j && terms.includes(i) ? 10 / customers : value)),
    ),
  }
}

/** What makes the likelihood flat or boundless whatever the model. */
function unfit(model: TimingModel, { rows, customers, x, tx, T }: Histories): FitRefusal['fault'] | null {
  if (customers === 0) return 'no-customers'
  if (customers === 1) return 'one-customer'
  if (x.every((visits) => visits === 0)) return 'no-repeat-visits'
  const alike = (column: Float64Array): boolean => column.every((value) => value === column[0])
  if (rows === 1 || (alike(x) && alike(tx) && alike(T))) return 'identical-histories'
  if (model.leaves && tx.every((age, row) => age === at(T, row) || (at(x, row) === 0 && at(T, row) === 0)))
    return 'no-silence'
  return null
}

/** By the delta method: the parameters' derivatives by the search's terms, around the covariance of those. */
function standardErrors(model: TimingModel, theta: Float64Array, covariance: Matrix): (number | null)[] {
  const values = model.read(theta)
  const moved = (term: number, step: number): Float64Array =>
    model.read(theta.map((v, i) => (i === term ? v + step : v)))
  const step = 1e-5
  const slopes = Array.from(theta, (_, term) => {
    const low = moved(term, -step)
    return moved(term, step).map((high, j) => (high - at(low, j)) / (2 * step))
  })
  const unknown = (model.flat?.(theta) ?? []).map((term) => moved(term, -at(theta, term) / 2))
  return model.parameters.map((_, parameter) => {
    const value = at(values, parameter)
    if (unknown.some((other) => Math.abs(at(other, parameter) - value) > 1e-3 * value)) return null
    const direction = Float64Array.from(slopes, (slope) => at(slope, parameter))
    return value < noShare ? null : Math.sqrt(dot(direction, times(covariance, direction)))
  })
}
