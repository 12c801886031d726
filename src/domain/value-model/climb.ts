import { at } from '#domain/value-model/column.ts'
import { dot, inverseOfPositive, scaledIdentity, times, type Matrix } from '#domain/value-model/matrix.ts'
import type { LogLikelihood } from '#domain/value-model/timing-model.ts'

/** Where a search stands: the point, ln L there, its gradient, and how the search sees the curvature. */
export interface Summit {
  readonly theta: Float64Array
  readonly logLikelihood: number
  readonly gradient: Float64Array
  /** Approximate inverse of −∂²ln L. */
  readonly inverse: Matrix
  readonly iterations: number
}

/** g′ H⁻¹ g, twice the gain in ln L still expected, at which the top counts as reached. */
const smallGain = 1e-13
/** The same where a pass through the data is dear: parameters are then within a thousandth of their standard error. */
const smallGainOfLarge = 1e-6
/** The gain above which a step is taken by the curvature of a sample, where there is one. */
const farFromTop = 0.03
const mostIterations = 300
/** One step changes a parameter by at most this factor, e². */
const longestStep = 2

/** Climbs ln L by BFGS from `start`. Nocedal & Wright (2006), "Numerical optimization", §6.1, with backtracking. */
export function climb(logLikelihood: LogLikelihood, start: Float64Array, options: ClimbOptions = {}): Summit {
  const enough = options.enough ?? (options.isLarge === true ? smallGainOfLarge : smallGain)
  let here = standing(logLikelihood, start, options.inverse)
  while (here.iterations < mostIterations) {
    const from =
      gainAt(here) > farFromTop ? { ...here, inverse: options.curvature?.(here.theta) ?? here.inverse } : here
    if (!(gainAt(from) > enough)) break
    const next = stepAlong(logLikelihood, from)
    if (next === null) break
    here = next
  }
  return here
}

function standing(logLikelihood: LogLikelihood, theta: Float64Array, inverse: Matrix | undefined): Summit {
  const gradient = new Float64Array(theta.length)
  const value = logLikelihood(theta, gradient)
  const steepness = Math.sqrt(dot(gradient, gradient))
  return {
    theta,
    logLikelihood: value,
    gradient,
    inverse: inverse ?? scaledIdentity(theta.length, 0.3 / Math.max(steepness, 1e-9)),
    iterations: 0,
  }
}

/** Twice the gain in ln L still expected. */
function gainAt({ inverse, gradient }: Summit): number {
  return dot(gradient, times(inverse, gradient))
}

function stepAlong(logLikelihood: LogLikelihood, from: Summit): Summit | null {
  const step = times(from.inverse, from.gradient)
  const gain = dot(from.gradient, step)
  const longest = step.reduce((most, part) => Math.max(most, Math.abs(part)), 0)
  const rounding = 1e-12 * Math.abs(from.logLikelihood)
  for (let scale = Math.min(1, longestStep / longest); scale > 1e-10; scale *= 0.35) {
    const theta = from.theta.map((value, i) => value + scale * at(step, i))
    const gradient = new Float64Array(theta.length)
    const value = logLikelihood(theta, gradient)
    if (!(value >= from.logLikelihood + 1e-4 * scale * gain - rounding)) continue
    const moved = theta.map((next, i) => next - at(from.theta, i))
    const turned = gradient.map((next, i) => at(from.gradient, i) - next)
    return {
      theta,
      logLikelihood: value,
      gradient,
      inverse: updated(from.inverse, moved, turned, from.iterations === 0),
      iterations: from.iterations + 1,
    }
  }
  return null
}

/** The BFGS update of the inverse curvature; unchanged where the curvature along the step is not positive. */
function updated(inverse: Matrix, s: Float64Array, y: Float64Array, first: boolean): Matrix {
  const sy = dot(s, y)
  if (!(sy > 1e-10 * Math.sqrt(dot(s, s) * dot(y, y)))) return inverse
  const isPlain = first && inverse.every((row, i) => row.every((value, j) => i === j || value === 0))
  const base = isPlain ? scaledIdentity(s.length, sy / dot(y, y)) : inverse
  const Hy = times(base, y)
  const factor = (1 + dot(y, Hy) / sy) / sy
  return base.map((row, i) =>
    row.map((value, j) => value + factor * at(s, i) * at(s, j) - (at(Hy, i) * at(s, j) + at(s, i) * at(Hy, j)) / sy),
  )
}

/** Observed information, −∂²ln L by θ, from central differences of the analytic gradient; `isLarge`: from one side, in half the passes. */
function information(logLikelihood: LogLikelihood, { theta, gradient }: Summit, isLarge: boolean): Matrix {
  const step = 1e-4
  const moved = (term: number, by: number): Float64Array => {
    const slopes = new Float64Array(theta.length)
    logLikelihood(
      theta.map((value, i) => (i === term ? value + by : value)),
      slopes,
    )
    return slopes
  }
  const rows = Array.from(theta, (_, i) => {
    const up = moved(i, step)
    const down = isLarge ? gradient : moved(i, -step)
    return down.map((value, j) => (value - at(up, j)) / (isLarge ? step : 2 * step))
  })
  return rows.map((row, i) => row.map((value, j) => (value + at(rows[j] ?? row, i)) / 2))
}

/** How `reachTop` begins, and which terms may be flat at the top without harm. */
export interface ClimbOptions {
  readonly inverse?: Matrix | undefined
  readonly flat?: (theta: Float64Array) => readonly number[]
  /** A pass through the data is dear: the curvature is taken from one side, to four digits. */
  readonly isLarge?: boolean
  /** The gain still expected at which to stop. */
  readonly enough?: number
  /** About the inverse of −∂²ln L at any point, and cheaper than a pass through the data: from a sample of them. */
  readonly curvature?: (theta: Float64Array) => Matrix | null
}

/** A top, with the covariance of θ there; null where ln L is flat: the data do not say what the parameters are. */
export type Top = Summit & { readonly covariance: Matrix | null }

/** The top above `start`: climbs, looks at the true curvature, and climbs on from there until both agree. */
export function reachTop(logLikelihood: LogLikelihood, start: Float64Array, options: ClimbOptions = {}): Top {
  let [summit, iterations] = [climb(logLikelihood, start, options), 0]
  for (let round = 0; ; round++) {
    iterations += summit.iterations
    const covariance = covarianceAt(logLikelihood, summit, options)
    const inverse = covariance ?? summit.inverse
    const gain = gainAt({ ...summit, inverse })
    if (covariance === null || gain < 10 * (options.isLarge === true ? smallGainOfLarge : smallGain) || round === 3)
      return { ...summit, inverse, iterations, covariance }
    summit = climb(logLikelihood, summit.theta, { ...options, inverse: covariance })
  }
}

/** The inverse curvature by a sample that holds `share` of the customers; null where it is not positive. */
export function sampleCurvature(
  logLikelihood: LogLikelihood,
  share: number,
  options: ClimbOptions,
): (theta: Float64Array) => Matrix | null {
  return (theta) => {
    const gradient = new Float64Array(theta.length)
    const summit = { theta, gradient, logLikelihood: logLikelihood(theta, gradient), inverse: [], iterations: 0 }
    const inverse = covarianceAt(logLikelihood, summit, { ...options, isLarge: true })
    return inverse && inverse.map((row) => row.map((value) => value * share))
  }
}

function covarianceAt(logLikelihood: LogLikelihood, summit: Summit, options: ClimbOptions): Matrix | null {
  const flat = options.flat?.(summit.theta) ?? []
  const known = information(logLikelihood, summit, options.isLarge === true)
  const held = known.map((row, i) =>
    row.map((value, j) => (flat.includes(i) || flat.includes(j) ? Number(i === j) : value)),
  )
  const inverse = inverseOfPositive(held)
  return inverse && inverse.map((row, i) => row.map((value, j) => (flat.includes(i) || flat.includes(j) ? 0 : value)))
}
