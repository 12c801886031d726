import fc from 'fast-check'
import { expect, test } from 'vitest'
import { learnedChance, noTouches } from '#domain/task/touch-chance.ts'

test.each([
  { benchmark: 0.35, touched: 0, succeeded: 0, chance: 0.35, because: 'nothing seen: the benchmark' },
  { benchmark: 0.35, touched: 1, succeeded: 1, chance: 8 / 21, because: 'one success says little' },
  { benchmark: 0.35, touched: 20, succeeded: 0, chance: 0.175, because: 'as many as the benchmark weighs: half way' },
  { benchmark: 0.35, touched: 1980, succeeded: 1980, chance: 0.9935, because: 'many: what was seen' },
])('$succeeded of $touched at $benchmark: $because', ({ benchmark, touched, succeeded, chance }) => {
  expect(learnedChance(benchmark, { touched, succeeded }, 20)).toBeCloseTo(chance, 10)
})

test('it lies between the benchmark and what was seen', () => {
  const counts = fc
    .nat(500)
    .chain((touched) => fc.record({ touched: fc.constant(touched), succeeded: fc.nat(touched) }))
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), counts, (benchmark, seen) => {
      const share = seen.touched === 0 ? benchmark : seen.succeeded / seen.touched
      const chance = learnedChance(benchmark, seen, 20)
      expect(chance).toBeGreaterThanOrEqual(Math.min(benchmark, share) - 1e-12)
      expect(chance).toBeLessThanOrEqual(Math.max(benchmark, share) + 1e-12)
    }),
  )
  expect(learnedChance(0.4, noTouches, 20)).toBeCloseTo(0.4, 12)
})
