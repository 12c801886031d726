import { expect, test } from 'vitest'
import {
  amountQuantile,
  expectedAmount,
  fitGammaGamma,
  gammaGammaLogLikelihood,
  type Spend,
} from '#domain/value-model/gamma-gamma.ts'
import { logGammaDraw, seededRandom } from '#domain/value-model/random.ts'
import { spendCorrelation } from '#domain/value-model/spend-correlation.ts'

const truth = { p: 6.25, q: 3.74, gamma: 15.44 }

/** Customers of the model, with 1 to 12 repeat visits. */
function drawn(customers: number, { p, q, gamma } = truth): Spend[] {
  const random = seededRandom(7)
  return Array.from({ length: customers }, () => {
    const x = 1 + Math.floor(12 * random())
    const nu = Math.exp(logGammaDraw(random, q)) / gamma
    return { x, mean: Math.exp(logGammaDraw(random, p * x)) / nu / x }
  })
}

test('finds the parameters that amounts were drawn with, within its own error', () => {
  const fit = fitGammaGamma([...drawn(4000), { x: 0, mean: 0 }, { x: 2, mean: 0 }, { x: 1, mean: -3 }])
  if ('fault' in fit) throw new Error(fit.fault)
  expect([fit.customers, fit.excluded]).toEqual([4000, 2])
  for (const letter of ['p', 'q', 'gamma'] as const) {
    expect(Math.abs(fit.parameters[letter] - truth[letter])).toBeLessThan(3 * fit.standardErrors[letter])
  }
})

test('gradient as finite differences say', () => {
  const logLikelihood = gammaGammaLogLikelihood(drawn(100))
  const theta = Float64Array.of(1, 0.7, 2)
  const [gradient, unused] = [new Float64Array(3), new Float64Array(3)]
  logLikelihood(theta, gradient)
  for (const [i, slope] of gradient.entries()) {
    const at = (step: number): number =>
      logLikelihood(
        theta.map((v, j) => (j === i ? v + step : v)),
        unused,
      )
    expect((at(1e-5) - at(-1e-5)) / 2e-5).toBeCloseTo(slope, 5)
  }
})

test('amounts of one customer lie between their own and everybody’s', () => {
  const everybody = expectedAmount(truth, { x: 0, mean: 0 })
  expect(everybody).toBeCloseTo((6.25 * 15.44) / 2.74, 12)
  expect(expectedAmount(truth, { x: 2, mean: 10 })).toBeGreaterThan(10)
  expect(expectedAmount(truth, { x: 2, mean: 100 })).toBeLessThan(100)
  expect(expectedAmount(truth, { x: 1_000_000, mean: 100 })).toBeCloseTo(100, 3)
})

test('half of the interval’s customers lie below its middle', () => {
  const spends = drawn(2000)
  const random = seededRandom(11)
  const own = { x: 3, mean: 40 }
  const drawnMeans = spends.map(
    () => (truth.p * (truth.gamma + 120)) / Math.exp(logGammaDraw(random, truth.p * 3 + truth.q)),
  )
  for (const probability of [0.05, 0.5, 0.95]) {
    const below = drawnMeans.filter((mean) => mean < amountQuantile(truth, own, probability)).length / 2000
    expect(Math.abs(below - probability)).toBeLessThan(0.035)
  }
  expect(amountQuantile(truth, { x: 0, mean: 0 }, 0.5)).toBeGreaterThan(0)
})

test.each([
  { because: 'nobody came back', spends: [{ x: 0, mean: 0 }], fault: 'too-few-spenders' },
  { because: 'nobody paid', spends: Array.from({ length: 9 }, () => ({ x: 2, mean: 0 })), fault: 'too-few-spenders' },
  {
    because: 'all paid alike',
    spends: Array.from({ length: 9 }, (_, i) => ({ x: i + 1, mean: 80 })),
    fault: 'identical-amounts',
  },
  { because: 'amounts without a mean', spends: drawn(3000, { p: 3, q: 0.6, gamma: 5 }), fault: 'no-mean' },
])('refuses: $because', ({ spends, fault }) => {
  expect(fitGammaGamma(spends)).toEqual({ fault })
})

test('correlation of visits and amounts', () => {
  const rising = Array.from({ length: 20 }, (_, i) => ({ x: i + 1, mean: (i + 1) ** 3 }))
  expect(spendCorrelation(rising)?.spearman).toBeCloseTo(1, 12)
  expect(spendCorrelation(rising)?.pearson).toBeLessThan(0.95)
  expect(spendCorrelation([...rising, { x: 0, mean: 5 }])).toEqual(spendCorrelation(rising))
  expect(spendCorrelation(rising.slice(0, 2))).toBeNull()
  expect(spendCorrelation(rising.map(({ x }) => ({ x, mean: 7 })))).toEqual({ pearson: 0, spearman: 0 })
  expect(
    spendCorrelation([
      { x: 1, mean: 1 },
      { x: 1, mean: 3 },
      { x: 2, mean: 2 },
    ])?.spearman,
  ).toBeCloseTo(0, 12)
})
