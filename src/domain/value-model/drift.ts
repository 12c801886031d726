import { calibrationOf, type CalibrationGroup } from '#domain/value-model/calibration.ts'
import { compareForecasts, verdict, type Comparison } from '#domain/value-model/evaluation.ts'
import type { Forecast } from '#domain/value-model/forecast.ts'
import { holdoutScore, measures, scoreCustomers, type HoldoutScore } from '#domain/value-model/holdout.ts'
import { storedPredictor, type StoredFit } from '#domain/value-model/stored-fit.ts'
import type { CustomerHistory } from '#domain/value-model/visit-log.ts'

/** How a kept fit foretold what then happened, and whether one made later would have done better. */
export interface Drift {
  readonly score: HoldoutScore
  readonly calibration: readonly CalibrationGroup[]
  /** The kept fit against the later one: above 0 the kept one is worse. */
  readonly againstLater: Comparison
  /** Whether some measure says with its interval off zero that the kept fit has got worse. */
  readonly isWorse: boolean
}

/**
 * Scores a kept fit on what customers did in the time `ahead` (in its unit), beside one fitted later: only if the newer
 * parameters foretell better has the centre changed, and not merely had a bad month. Null of nobody.
 */
export function driftOf(
  kept: StoredFit,
  later: StoredFit,
  histories: readonly CustomerHistory[],
  ahead: number,
): Drift | null {
  if (histories.length === 0) return null
  const customers = histories.map((_, i) => i)
  const actual = histories.map(({ xStar }) => xStar)
  const [ours, theirs] = [kept, later].map((fit) => {
    const predictor = storedPredictor(fit)
    const forecast: Forecast = {
      visitsAtLeast: (index) => predictor.visitsAtLeast(histories[index] ?? { x: 0, tx: 0, T: 0, litt: 0 }, ahead),
      probabilityActive: null,
    }
    return { customers, scores: scoreCustomers(forecast, actual) }
  })
  if (ours === undefined || theirs === undefined) return null
  const [againstLater] = compareForecasts([ours], [[theirs]])
  if (againstLater === undefined) return null
  return {
    score: holdoutScore(ours.scores),
    calibration: calibrationOf(ours.scores.atLeastOne, (i) => (actual[i] ?? 0) > 0),
    againstLater,
    isWorse: measures.some((measure) => verdict(againstLater[measure]) === 'worse'),
  }
}
