import fc from 'fast-check'
import { expect, test } from 'vitest'
import { log2F1 } from '#domain/value-model/hypergeometric.ts'
import { betaIncomplete, gammaIncomplete, gammaQuantile } from '#domain/value-model/incomplete.ts'
import { digamma, logBeta, logGamma, logRising } from '#domain/value-model/log-gamma.ts'

// Every `value` here was computed to 30 digits with mpmath; what stands is the nearest double.

/** Relative difference, absolute below 1. */
function off(actual: number, truth: number): number {
  return Math.abs(actual - truth) / Math.max(1, Math.abs(truth))
}

test.each([
  { x: 1e-300, value: 690.7755278982137, slope: -1e300 },
  { x: 1e-8, value: 18.42068073818021, slope: -100000000.57721564 },
  { x: 0.1, value: 2.252712651734206, slope: -10.423754940411076 },
  { x: 0.2426, value: 1.3197854750907922, slope: -4.358361853222514 },
  { x: 0.999999, value: 5.772164873855652e-7, slope: -0.5772173098368019 },
  { x: 1, value: 0, slope: -0.5772156649015329 },
  { x: 1.5, value: -0.12078223763524522, slope: 0.03648997397857652 },
  { x: 2.000001, value: 4.2278465762452923e-7, slope: 0.422784980032332 },
  { x: 9.999, value: 12.799575780077413, slope: 2.2516474172057355 },
  { x: 10, value: 12.801827480081469, slope: 2.251752589066721 },
  { x: 38.86, value: 102.45735736593579, slope: 3.6470435626265836 },
  { x: 1000.5, value: 5908.674175848678, slope: 6.907755320648796 },
  { x: 1e8, value: 1742068066.1038346, slope: 18.420680738952367 },
  { x: 1e15, value: 33538776394910670, slope: 34.538776394910684 },
])('ln Γ($x) and ψ($x)', ({ x, value, slope }) => {
  expect(off(logGamma(x), value)).toBeLessThan(1e-14)
  expect(off(digamma(x), slope)).toBeLessThan(1e-14)
})

test.each([
  { x: 0.2426, n: 29, value: 67.38368635314335 },
  { x: 1e-8, n: 1, value: -18.420680743952367 },
  { x: 9.5, n: 0.25, value: 0.5528715192534941 },
  { x: 12.5, n: 3, value: 7.802566979179168 },
  { x: 1e6, n: 2, value: 27.631022115928047 },
  { x: 1e10, n: 12.5, value: 287.8231366314432 },
  { x: 2e15, n: 1000, value: 35231.92357547088 },
  { x: 400.2426, n: 1200, value: 8207.4716182102 },
  { x: 77, n: 0, value: 0 },
])('ln of the rising factorial ($x)_$n keeps its digits', ({ x, n, value }) => {
  expect(off(logRising(x, n), value)).toBeLessThan(2e-14)
})

test.each([
  { a: 0.7929, b: 2.4259, value: -0.5113366260068234 },
  { a: 1e-6, b: 1e-6, value: 14.508657738522574 },
  { a: 0.5, b: 1e9, value: -9.789267975423506 },
  { a: 1e5, b: 2e5, value: -190958.88527911686 },
  { a: 1e-10, b: 1e12, value: 23.025850927119635 },
  { a: 30, b: 0.01, value: 4.565633802153577 },
])('ln B($a, $b)', ({ a, b, value }) => {
  expect(off(logBeta(a, b), value)).toBeLessThan(1e-14)
  expect(logBeta(b, a)).toBe(logBeta(a, b))
})

test.each([
  { a: 1, b: 0.2426, z: 0.5, value: 0.15477930313439742 },
  { a: 3, b: 0.5, z: 1e-9, value: 3.1250000011718758e-28 },
  { a: 5, b: 31.2426, z: 0.47, value: 0.9999926171971705 },
  { a: 40, b: 2.5, z: 0.2, value: 1.5822693944420515e-26 },
  { a: 12, b: 400.5, z: 0.999, value: 1 },
  { a: 1000, b: 1200.5, z: 0.4, value: 1.1238020504877198e-7 },
  { a: 0.01, b: 0.02, z: 0.5, value: 0.6667194610412722 },
  { a: 2500, b: 0.3, z: 0.9999, value: 0.3044702433403595 },
  { a: 1, b: 1e6, z: 1e-7, value: 0.0951625864882278 },
])('I_z($a, $b) at $z, small ones to their own digits', ({ a, b, z, value }) => {
  expect(Math.abs(betaIncomplete(a, b, z) / value - 1)).toBeLessThan(1e-11)
})

test('I_z and its complement make 1, and both ends hold', () => {
  const shape = fc.double({ min: 1e-3, max: 2000, noNaN: true })
  const share = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })
  fc.assert(
    fc.property(shape, shape, share, (a, b, z) => {
      const [below, above] = [betaIncomplete(a, b, z), betaIncomplete(b, a, 1 - z, z)]
      expect(below).toBeGreaterThanOrEqual(0)
      expect(below + above).toBeCloseTo(1, 10)
    }),
  )
  expect([betaIncomplete(2, 3, 0), betaIncomplete(2, 3, 1)]).toEqual([0, 1])
})

test.each([
  { a: 0.5, x: 0.001, value: 0.03567059172967989 },
  { a: 0.2426, x: 3, value: 0.995193251320633 },
  { a: 9.99, x: 2, value: 4.728453214445046e-5 },
  { a: 9.99, x: 40, value: 0.9999999961312962 },
  { a: 450.5, x: 400, value: 0.006973486984091477 },
  { a: 450.5, x: 520, value: 0.999141512115311 },
  { a: 1e5, x: 1e5, value: 0.5004205221103651 },
  { a: 0.001, x: 1e-10, value: 0.9778006565986258 },
])('P($a, $x) and back', ({ a, x, value }) => {
  expect(Math.abs(gammaIncomplete(a, x) / value - 1)).toBeLessThan(1e-9)
  if (value > 1e-12 && value < 1 - 1e-9) expect(off(gammaQuantile(a, value), x)).toBeLessThan(1e-6)
})

test('2F1 where it is a known function', () => {
  expect(log2F1([1, 1], 2, 0.5).log).toBeCloseTo(Math.log(2 * Math.LN2), 14)
  expect(log2F1([3, 7], 7, 0.9).log).toBeCloseTo(-3 * Math.log(0.1), 13)
  expect(log2F1([2, 3], 4, 0)).toEqual({ sign: 1, log: 0 })
  expect(log2F1([0.11, 0.5], -0.19, 0.5).sign).toBe(1)
})
