import type { History } from '#domain/value-model/histories.ts'
import { pickByShare } from '#domain/value-model/random.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'

/** A predictor and how much of the customers it speaks for. */
export interface Part {
  readonly share: number
  readonly predictor: Predictor
}

/**
 * What several predictors say together: a customer is of each with its share, which `sharesOf` may tell apart by their
 * history. Everything but the simulation is a weighted mean; of those who stay, weighted by being active too.
 */
export function pooledPredictor<P extends Part>(
  parts: readonly P[],
  sharesOf: (history: History) => readonly Part[] = () => parts,
): Predictor {
  const mean = (history: History, of: (predictor: Predictor) => number): number =>
    sharesOf(history).reduce((sum, { share, predictor }) => sum + share * of(predictor), 0)
  const meanIfActive = (history: History, of: (predictor: Predictor) => number | null): number | null => {
    let [active, sum] = [0, 0]
    for (const { share, predictor } of sharesOf(history)) {
      const weight = share * predictor.probabilityActive(history)
      const value = of(predictor)
      if (value === null) return null
      active += weight
      sum += weight * value
    }
    return active === 0 ? null : sum / active
  }
  return {
    probabilityActive: (history) => mean(history, (predictor) => predictor.probabilityActive(history)),
    expectedVisits: (history, weeks) => mean(history, (predictor) => predictor.expectedVisits(history, weeks)),
    visitsAtLeast: (history, weeks) =>
      pooledTails(
        sharesOf(history).map(({ share, predictor }) => ({ share, tails: predictor.visitsAtLeast(history, weeks) })),
      ),
    silenceIfStaying(history) {
      const stayers = sharesOf(history).map(({ share, predictor }) => ({
        weight: share * predictor.probabilityActive(history),
        silence: predictor.silenceIfStaying(history),
      }))
      const active = stayers.reduce((sum, { weight }) => sum + weight, 0)
      if (active === 0) return () => 1
      return (weeks) => stayers.reduce((sum, { weight, silence }) => sum + weight * silence(weeks), 0) / active
    },
    expectedWaitIfStaying: (history) => meanIfActive(history, (predictor) => predictor.expectedWaitIfStaying(history)),
    discountedVisits: (history, rate) => mean(history, (predictor) => predictor.discountedVisits(history, rate)),
    simulate: (random, weeks) => pickByShare(random, parts).predictor.simulate(random, weeks),
  }
}

/** P(Y ≥ m) of distributions with these shares. */
export function pooledTails(of: readonly { readonly share: number; readonly tails: Float64Array }[]): Float64Array {
  const pooled = new Float64Array(of.reduce((most, { tails }) => Math.max(most, tails.length), 1))
  for (const { share, tails } of of) {
    for (const [m, tail] of tails.entries()) pooled[m] = (pooled[m] ?? 0) + share * tail
  }
  return pooled.map((tail) => Math.min(1, tail))
}
