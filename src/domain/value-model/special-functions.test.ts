import fc from 'fast-check'
import { expect, test } from 'vitest'
import { log2F1 } from '#domain/value-model/hypergeometric.ts'
import { betaIncomplete, gammaIncomplete, gammaQuantile } from '#domain/value-model/incomplete.ts'
import { digamma, logBeta, logGamma, logRising } from '#domain/value-model/log-gamma.ts'

// Every `value` here was computed to 30 digits with mpmath and rounded.

/** Relative difference, absolute below 1. */
function off(actual: number, truth: number): number {
  return Math.abs(actual - truth) / Math.max(1, Math.abs(truth))
}

test.each([
  { x: 1e-300, value: 690.7755278982137, slope: -1e300 },
  { x: 1e-8, value: 18.420680738180208884, slope: -100000000.57721564636 },
  { x: 0.1, value: 2.252712651734205902, slope: -10.423754940411076232 },
  { x: 0.2426, value: 1.3197854750907921933, slope: -4.358361853222514235 },
  { x: 0.999999, value: 5.7721648738556523794e-7, slope: -0.57721730983680181412 },
  { x: 1, value: 0, slope: -0.57721566490153286061 },
  { x: 1.5, value: -0.12078223763524522235, slope: 0.036489973978576520559 },
  { x: 2.000001, value: 4.227846576245292362e-7, slope: 0.42278498003233202095 },
  { x: 9.999, value: 12.799575780077413715, slope: 2.2516474172057353142 },
  { x: 10, value: 12.801827480081469611, slope: 2.2517525890667211076 },
  { x: 38.86, value: 102.45735736593578597, slope: 3.6470435626265835913 },
  { x: 1000.5, value: 5908.6741758486774887, slope: 6.9077553206487964271 },
  { x: 1e8, value: 1742068066.1038347093, slope: 18.420680738952365464 },
  { x: 1e15, value: 33538776394910668.91, slope: 34.53877639491068476 },
])('ln Γ($x) and ψ($x)', ({ x, value, slope }) => {
  expect(off(logGamma(x), value)).toBeLessThan(1e-14)
  expect(off(digamma(x), slope)).toBeLessThan(1e-14)
})

test.each([
  { x: 0.2426, n: 29, value: 67.383686353143339609 },
  { x: 1e-8, n: 1, value: -18.420680743952365451 },
  { x: 9.5, n: 0.25, value: 0.5528715192534940766 },
  { x: 12.5, n: 3, value: 7.8025669791791679223 },
  { x: 1e6, n: 2, value: 27.631022115928048209 },
  { x: 1e10, n: 12.5, value: 287.8231366314432105 },
  { x: 2e15, n: 1000, value: 35231.92357547088032 },
  { x: 400.2426, n: 1200, value: 8207.471618210200516 },
  { x: 77, n: 0, value: 0 },
])('ln of the rising factorial ($x)_$n keeps its digits', ({ x, n, value }) => {
  expect(off(logRising(x, n), value)).toBeLessThan(2e-14)
})

test.each([
  { a: 0.7929, b: 2.4259, value: -0.51133662600682338844 },
  { a: 1e-6, b: 1e-6, value: 14.508657738522574527 },
  { a: 0.5, b: 1e9, value: -9.789267975423505491 },
  { a: 1e5, b: 2e5, value: -190958.88527911684967 },
  { a: 1e-10, b: 1e12, value: 23.025850927119633126 },
  { a: 30, b: 0.01, value: 4.5656338021535769973 },
])('ln B($a, $b)', ({ a, b, value }) => {
  expect(off(logBeta(a, b), value)).toBeLessThan(1e-14)
  expect(logBeta(b, a)).toBe(logBeta(a, b))
})

test.each([
  { a: 1, b: 0.2426, z: 0.5, value: 0.15477930313439742175 },
  { a: 3, b: 0.5, z: 1e-9, value: 3.1250000011718755846e-28 },
  { a: 5, b: 31.2426, z: 0.47, value: 0.9999926171971704305 },
  { a: 40, b: 2.5, z: 0.2, value: 1.5822693944420514956e-26 },
  { a: 12, b: 400.5, z: 0.999, value: 1 },
  { a: 1000, b: 1200.5, z: 0.4, value: 1.1238020504877197317e-7 },
  { a: 0.01, b: 0.02, z: 0.5, value: 0.66671946104127219717 },
  { a: 2500, b: 0.3, z: 0.9999, value: 0.30447024334035951561 },
  { a: 1, b: 1e6, z: 1e-7, value: 0.095162586488227803223 },
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
  { a: 0.5, x: 0.001, value: 0.035670591729679885417 },
  { a: 0.2426, x: 3, value: 0.99519325132063299577 },
  { a: 9.99, x: 2, value: 0.000047284532144450465952 },
  { a: 9.99, x: 40, value: 0.99999999613129625196 },
  { a: 450.5, x: 400, value: 0.006973486984091476711 },
  { a: 450.5, x: 520, value: 0.99914151211531098524 },
  { a: 1e5, x: 1e5, value: 0.50042052211036517669 },
  { a: 0.001, x: 1e-10, value: 0.97780065659862580418 },
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
