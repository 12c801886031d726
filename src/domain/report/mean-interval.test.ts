import { expect, test } from 'vitest'
import { meanInterval, ratioInterval, type Sums } from '#domain/report/mean-interval.ts'

function sumsOf(values: readonly number[]): Sums {
  return {
    of: values.length,
    sum: values.reduce((sum, each) => sum + each, 0),
    squares: values.reduce((sum, each) => sum + each * each, 0),
  }
}

function rounded(interval: { low: number; high: number } | null): number[] | null {
  return interval === null ? null : [Number(interval.low.toFixed(3)), Number(interval.high.toFixed(3))]
}

test.each([
  // Mean 3, deviation 1.581, error 0.7071.
  { values: [1, 2, 3, 4, 5], interval: [1.614, 4.386] },
  { values: [7, 7, 7], interval: [7, 7] },
  { values: [7], interval: null },
  { values: [], interval: null },
])('of $values', ({ values, interval }) => {
  expect(rounded(meanInterval(sumsOf(values)))).toEqual(interval)
})

test('of many of the size of lifetime values it is not eaten by rounding', () => {
  const values = Array.from({ length: 100_000 }, (_, at) => 4_000_000 + (at % 2))
  const { low, high } = meanInterval(sumsOf(values)) ?? { low: 0, high: 0 }
  expect(high - low).toBeLessThan(1)
  expect((low + high) / 2).toBeCloseTo(4_000_000.5, 3)
})

test('a ratio of the same for everybody is certain, one visit each is a mean, and visits of one customer count as one', () => {
  const of = (people: readonly (readonly [number, number])[]) =>
    ratioInterval({
      of: people.length,
      above: people.reduce((sum, [spend]) => sum + spend, 0),
      below: people.reduce((sum, [, visits]) => sum + visits, 0),
      aboveSquares: people.reduce((sum, [spend]) => sum + spend * spend, 0),
      belowSquares: people.reduce((sum, [, visits]) => sum + visits * visits, 0),
      products: people.reduce((sum, [spend, visits]) => sum + spend * visits, 0),
    })
  expect(
    rounded(
      of([
        [100, 1],
        [200, 2],
        [500, 5],
      ]),
    ),
  ).toEqual([100, 100])
  const singles = [1, 2, 3, 4, 5].map((spend) => [spend, 1] as const)
  expect(rounded(of(singles))).toEqual(rounded(meanInterval(sumsOf([1, 2, 3, 4, 5]))))
  const tenTimes = singles.map(([spend]) => [spend * 10, 10] as const)
  expect(rounded(of(tenTimes))).toEqual(rounded(of(singles)))
  expect(of([[100, 1]])).toBeNull()
})
