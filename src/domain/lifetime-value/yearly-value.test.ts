import { expect, test } from 'vitest'
import {
  lifetimeValue,
  paybackYear,
  simpleLifetimeValue,
  valueByYear,
  type ValueInputs,
} from '#domain/lifetime-value/yearly-value.ts'

/** ¥3,000 a year at 40 % margin over three years, four in five stay, nothing discounted. */
function inputs(about: Partial<ValueInputs> = {}): ValueInputs {
  return {
    revenuePerYear: 3000,
    grossMargin: 0.4,
    yearlyRetention: [0.8],
    years: 3,
    acquisitionCost: 0,
    discountRate: 0,
    timing: 'end',
    ...about,
  }
}

test('year by year: the first counts in full, then as many as are retained', () => {
  expect(valueByYear(inputs()).map(({ year, retained, revenue, profit }) => [year, retained, revenue, profit])).toEqual(
    [
      [1, 1, 3000, 1200],
      [2, 0.8, 2400, 960],
      [3, expect.closeTo(0.64), expect.closeTo(1920), expect.closeTo(768)],
    ],
  )
  expect(lifetimeValue(inputs())).toBeCloseTo(2928)
})

test.each([
  { because: 'end of year', timing: 'end', value: 1200 / 1.08 + 960 / 1.08 ** 2 + 768 / 1.08 ** 3 },
  { because: 'middle of year', timing: 'mid', value: 1200 / 1.08 ** 0.5 + 960 / 1.08 ** 1.5 + 768 / 1.08 ** 2.5 },
  { because: 'begin of year', timing: 'begin', value: 1200 + 960 / 1.08 + 768 / 1.08 ** 2 },
] as const)('discounted at 8 %, $because', ({ timing, value }) => {
  expect(lifetimeValue(inputs({ discountRate: 0.08, timing }))).toBeCloseTo(value)
})

test('one retention per year: retained is the product of those before; the last one holds for later years', () => {
  const table = valueByYear(inputs({ yearlyRetention: [0.95, 0.85], years: 4 }))
  expect(table.map(({ retained }) => retained)).toEqual([1, 0.95, 0.95 * 0.85, 0.95 * 0.85 * 0.85])
})

test('of a broken last year, its part counts and is discounted to its end', () => {
  const table = valueByYear(inputs({ years: 1.5, discountRate: 0.08 }))
  expect(table.at(-1)).toMatchObject({ year: 2, part: 0.5, revenue: 1200 })
  expect(lifetimeValue(inputs({ years: 1.5, discountRate: 0.08 }))).toBeCloseTo(1200 / 1.08 + 480 / 1.08 ** 1.5)
})

test.each([
  { acquisitionCost: 0, payback: 1 },
  { acquisitionCost: 1200, payback: 1 },
  { acquisitionCost: 1201, payback: 2 },
  { acquisitionCost: 2161, payback: 3 },
  { acquisitionCost: 9000, payback: null },
])('¥$acquisitionCost to win comes back in year $payback', ({ acquisitionCost, payback }) => {
  expect(paybackYear(valueByYear(inputs({ acquisitionCost })))).toBe(payback)
})

test('it agrees with the simple formula where nobody leaves and nothing is discounted', () => {
  expect(lifetimeValue(inputs({ yearlyRetention: [1], years: 5, acquisitionCost: 500 }))).toBeCloseTo(
    simpleLifetimeValue(3000, 5, 0.4, 500),
  )
  expect(simpleLifetimeValue(3000, 5, 0.4, 500)).toBe(5500)
})

test('limits: no horizon is worth minus its cost; nobody stays, and only the first year counts', () => {
  expect(lifetimeValue(inputs({ years: 0, acquisitionCost: 300 }))).toBe(-300)
  expect(lifetimeValue(inputs({ yearlyRetention: [0], years: 8 }))).toBe(1200)
})
