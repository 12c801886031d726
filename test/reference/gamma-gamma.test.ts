import { expect, test } from 'vitest'
import { expectedAmount, fitGammaGamma, type Spend } from '#domain/value-model/gamma-gamma.ts'
import { spendCorrelation } from '#domain/value-model/spend-correlation.ts'
import { customersOf, describeWithReference, furthest, referenceValues } from '#test/reference/reference-data.ts'

interface Reference {
  readonly gamma_gamma: {
    readonly n: number
    readonly excluded_zero_spend: number
    readonly params: { readonly p: number; readonly q: number; readonly gamma: number }
    readonly LL: number
    readonly se_log: readonly number[]
    readonly population_mean: number
    readonly corr_pearson: number
    readonly corr_log_spearman: number
  }
  readonly clv_examples?: readonly {
    readonly cust: string
    readonly x: number
    readonly mean_repeat_spend: number
    readonly expected_spend: number
  }[]
}

describeWithReference('Gamma-Gamma', () => {
  const reference = referenceValues<Record<'cdnow_sample' | 'cdnow_full', Reference>>('gamma_gamma_clv')
  test.each(['cdnow_sample', 'cdnow_full'] as const)(
    '%s',
    (set) => {
      const { gamma_gamma: truth, clv_examples: examples = [] } = reference[set]
      const spends = customersOf(set).map(({ x, meanAmount }): Spend => ({ x, mean: meanAmount ?? 0 }))
      const fit = fitGammaGamma(spends)
      if ('fault' in fit) throw new Error(fit.fault)
      const { p, q, gamma } = fit.parameters
      expect([fit.customers, fit.excluded]).toEqual([truth.n, truth.excluded_zero_spend])
      expect(Math.abs(fit.logLikelihood - truth.LL)).toBeLessThan(1e-4)
      expect(furthest([p, q, gamma], [truth.params.p, truth.params.q, truth.params.gamma])).toBeLessThan(1e-5)
      const errors = fit.standardErrors
      expect(furthest([errors.p / p, errors.q / q, errors.gamma / gamma], truth.se_log)).toBeLessThan(1e-4)
      expect(furthest([expectedAmount(truth.params, { x: 0, mean: 0 })], [truth.population_mean])).toBeLessThan(1e-8)
      for (const { x, mean_repeat_spend: mean, expected_spend: expected } of examples) {
        expect(furthest([expectedAmount(truth.params, { x, mean })], [expected])).toBeLessThan(1e-8)
      }
      const correlation = spendCorrelation(spends)
      expect(
        furthest(
          [correlation?.pearson ?? 0, correlation?.spearman ?? 0],
          [truth.corr_pearson, truth.corr_log_spearman],
        ),
      ).toBeLessThan(1e-5)
    },
    60_000,
  )

  test('the first ten customers of the CDNOW sample as Fader & Hardie print them', () => {
    const spends = customersOf('cdnow_sample').map(({ x, meanAmount }): Spend => ({ x, mean: meanAmount ?? 0 }))
    const fit = fitGammaGamma(spends)
    if ('fault' in fit) throw new Error(fit.fault)
    const amounts = spends.slice(0, 10).map((spend) => Number(expectedAmount(fit.parameters, spend).toFixed(2)))
    expect(amounts).toEqual([24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17])
  })
})
