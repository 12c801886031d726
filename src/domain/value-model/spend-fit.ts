import {
  fitGammaGamma,
  type GammaGammaFit,
  type GammaGammaRefusal,
  type Spend,
} from '#domain/value-model/gamma-gamma.ts'
import { warningsSaid, type FitWarning } from '#domain/value-model/fit-warnings.ts'
import { spendCorrelation } from '#domain/value-model/spend-correlation.ts'

/** Gamma-Gamma with what was checked before it is believed. */
export interface SpendFit {
  readonly fit: GammaGammaFit | GammaGammaRefusal
  readonly correlation: ReturnType<typeof spendCorrelation>
  readonly warnings: readonly FitWarning[]
}

/** A rank correlation beyond this, and beyond chance, contradicts what Gamma-Gamma takes for granted. */
const strong = 0.3

export function fitSpend(spends: readonly Spend[]): SpendFit {
  const correlation = spendCorrelation(spends)
  const fit = fitGammaGamma(spends)
  const known = spends.filter(({ x, mean }) => x > 0 && mean > 0).length
  // Under independence Spearman's correlation varies by 1/√(n − 1).
  const beyondChance = 1.96 / Math.sqrt(Math.max(1, known - 1))
  const correlated = correlation !== null && Math.abs(correlation.spearman) > Math.max(strong, beyondChance)
  return {
    fit,
    correlation,
    warnings: warningsSaid({
      'parameter-unsure': !('fault' in fit) && isUnsure(fit),
      'spend-excluded': !('fault' in fit) && fit.excluded > 0,
      'spend-correlated': correlated,
      'amounts-heavy': !('fault' in fit) && fit.parameters.q <= 2,
    }),
  }
}

/** Whether a parameter is known to no better than half its size. */
function isUnsure({ parameters, standardErrors }: GammaGammaFit): boolean {
  return (['p', 'q', 'gamma'] as const).some((name) => standardErrors[name] > parameters[name] / 2)
}
