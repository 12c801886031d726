import { at } from '#domain/value-model/column.ts'
import { timingModel } from '#domain/value-model/candidates.ts'
import { lowerTriangle } from '#domain/value-model/matrix.ts'
import type { PooledFit } from '#domain/value-model/pool.ts'
import { pooledPredictor } from '#domain/value-model/pooled.ts'
import { normalDraw, seededRandom } from '#domain/value-model/random.ts'
import type { Predictor, TimingModelName } from '#domain/value-model/timing-model.ts'

/** A fit as it is kept and sent to a worker thread: plain data, all that predictions need. */
export interface StoredFit {
  readonly members: readonly StoredMember[]
  /** Customers whom it was fitted on. */
  readonly customers: number
}

export interface StoredMember {
  readonly name: TimingModelName
  readonly k: number | null
  readonly share: number
  /** In the order of the model's parameters. */
  readonly values: readonly number[]
  /** Search terms and their covariance: what is not known of the parameters. */
  readonly theta: readonly number[]
  readonly covariance: readonly (readonly number[])[]
}

export function storedFit({ members }: PooledFit): StoredFit {
  return {
    members: members.map(({ fit, share }) => ({
      name: fit.model.name,
      k: fit.model.k,
      share,
      values: [...fit.values],
      theta: [...fit.theta],
      covariance: fit.covariance.map((row) => [...row]),
    })),
    customers: members[0]?.fit.customers ?? 0,
  }
}

export function storedPredictor({ members }: StoredFit): Predictor {
  return together(
    members.map(({ name, k, share, values }) => ({
      share,
      predictor: timingModel(name, k ?? undefined).predictor(Float64Array.from(values)),
    })),
  )
}

/** Above this many customers parameters are so well known that what is unknown of them does not widen an interval. */
const wellKnown = 50_000
const draws = 8

/**
 * Predictors at parameters drawn from what the fit leaves open (normal in the search's terms), in pairs on both sides of the
 * fit; none where so many customers were fitted that it makes no difference. The same every time.
 */
export function drawnPredictors({ members, customers }: StoredFit): Predictor[] {
  if (customers > wellKnown) return []
  const random = seededRandom(20_240_901)
  const sources = members.map(({ name, k, share, theta, covariance }) => ({
    share,
    model: timingModel(name, k ?? undefined),
    theta: Float64Array.from(theta),
    lower: lowerTriangle(covariance.map((row) => Float64Array.from(row))),
  }))
  return Array.from({ length: draws / 2 }).flatMap(() => {
    const steps = sources.map(({ theta, lower }) => {
      const normal = Float64Array.from(theta, () => normalDraw(random))
      return theta.map((_, i) => (lower[i] ?? normal).reduce((sum, value, j) => sum + value * at(normal, j), 0))
    })
    return [1, -1].map((side) =>
      together(
        sources.map(({ share, model, theta }, source) => ({
          share,
          predictor: model.predictor(model.read(theta.map((value, i) => value + side * at(steps[source] ?? theta, i)))),
        })),
      ),
    )
  })
}

function together(parts: readonly { readonly share: number; readonly predictor: Predictor }[]): Predictor {
  const [only, second] = parts
  return only !== undefined && second === undefined ? only.predictor : pooledPredictor(parts)
}
