import fc from 'fast-check'
import { expect, test } from 'vitest'
import { upliftOf } from '#domain/report/holdout-verdict.ts'

// Newcombe (1998), table II, examples (a) and (b), method 10.
test.each([
  { enrolled: { of: 70, who: 56 }, held: { of: 80, who: 48 }, low: 0.0524, high: 0.3339 },
  { enrolled: { of: 10, who: 9 }, held: { of: 10, who: 3 }, low: 0.1705, high: 0.809 },
])('$enrolled against $held', ({ enrolled, held, low, high }) => {
  const { interval } = upliftOf(enrolled, held)
  expect(interval?.low).toBeCloseTo(low, 4)
  expect(interval?.high).toBeCloseTo(high, 4)
})

test.each([
  { enrolled: { of: 900, who: 400 }, held: { of: 100, who: 20 }, verdict: 'helps' },
  { enrolled: { of: 900, who: 180 }, held: { of: 100, who: 40 }, verdict: 'harms' },
  { enrolled: { of: 900, who: 200 }, held: { of: 100, who: 20 }, verdict: 'open' },
  { enrolled: { of: 900, who: 800 }, held: { of: 20, who: 2 }, verdict: 'too_few' },
  { enrolled: { of: 0, who: 0 }, held: { of: 100, who: 40 }, verdict: 'too_few' },
])('$enrolled against $held: $verdict', ({ enrolled, held, verdict }) => {
  expect(upliftOf(enrolled, held).verdict).toBe(verdict)
})

const counts = fc.integer({ min: 1, max: 5000 }).chain((of) => fc.record({ of: fc.constant(of), who: fc.nat(of) }))

test('the difference lies within its interval, and the interval within −1 and 1', () => {
  fc.assert(
    fc.property(counts, counts, (enrolled, held) => {
      const { difference, interval } = upliftOf(enrolled, held)
      expect(interval?.low).toBeLessThanOrEqual((difference ?? 0) + 1e-12)
      expect(interval?.high).toBeGreaterThanOrEqual((difference ?? 0) - 1e-12)
      expect(interval?.low).toBeGreaterThanOrEqual(-1 - 1e-9)
      expect(interval?.high).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})
