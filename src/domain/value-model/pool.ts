import { at } from '#domain/value-model/column.ts'
import type { TimingFit } from '#domain/value-model/fit.ts'
import { modelForecast, type Forecast, type Seen } from '#domain/value-model/forecast.ts'
import { pooledPredictor, pooledTails } from '#domain/value-model/pooled.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'

/** Fitted models that speak together, each with its share; one alone has share 1. */
export interface PooledFit {
  readonly members: readonly { readonly fit: TimingFit; readonly share: number }[]
}

/** A share below this is not worth the computing. */
const leastShare = 0.02

export function poolPredictor({ members }: PooledFit): Predictor {
  const parts = members.map(({ fit, share }) => ({ share, predictor: fit.model.predictor(fit.values) }))
  const [only, second] = parts
  return only !== undefined && second === undefined ? only.predictor : pooledPredictor(parts)
}

/** What a pooled fit foretells of customers. */
export function fittedForecast({ members }: PooledFit, seen: Seen): Forecast {
  return poolForecast(
    members.map(({ fit }) => modelForecast(fit.model, fit.values, seen)),
    members.map(({ share }) => share),
  )
}

export function poolForecast(forecasts: readonly Forecast[], shares: readonly number[]): Forecast {
  const members = forecasts.flatMap((forecast, i) => ((shares[i] ?? 0) > 0 ? { forecast, share: shares[i] ?? 0 } : []))
  return {
    visitsAtLeast: (index) =>
      pooledTails(members.map(({ forecast, share }) => ({ share, tails: forecast.visitsAtLeast(index) }))),
    probabilityActive: (index) =>
      members.reduce((sum, { forecast, share }) => sum + share * (forecast.probabilityActive?.(index) ?? 0), 0),
  }
}

/**
 * The shares at which the pooled forecast makes what happened most likely; `logScores`: ln P(Y = y) per member and customer.
 * Σ ln Σ_m share_m P_m is concave, and EM climbs it. Yao, Vehtari, Simpson & Gelman (2018), "Using stacking to average
 * Bayesian predictive distributions". Small shares go to the others.
 */
export function stackingShares(logScores: readonly Float64Array[]): number[] {
  const n = logScores[0]?.length ?? 0
  const likelihoods = logScores.map((scores) =>
    scores.map((score, i) => Math.exp(score - Math.max(...logScores.map((others) => at(others, i))))),
  )
  let shares = logScores.map(() => 1 / logScores.length)
  for (let round = 0; round < mostRounds; round++) {
    const next = shares.map(() => 0)
    for (let i = 0; i < n; i++) {
      const total = likelihoods.reduce((sum, column, m) => sum + (shares[m] ?? 0) * at(column, i), 0)
      for (const [m, column] of likelihoods.entries()) {
        next[m] = (next[m] ?? 0) + ((shares[m] ?? 0) * at(column, i)) / total / n
      }
    }
    const moved = next.reduce((most, share, m) => Math.max(most, Math.abs(share - (shares[m] ?? 0))), 0)
    shares = next
    if (moved < 1e-5) break
  }
  const kept = shares.map((share) => (share < leastShare ? 0 : share))
  const total = kept.reduce((sum, share) => sum + share, 0)
  return kept.map((share) => share / total)
}

const mostRounds = 500
