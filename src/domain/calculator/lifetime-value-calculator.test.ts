import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultsOf, readInputs } from '#domain/calculator/calculator.ts'
import { lifetimeValueCalculator } from '#domain/calculator/lifetime-value-calculator.ts'
import { sensitivityOf } from '#domain/calculator/value-sensitivity.ts'
import { lifetimeValue } from '#domain/lifetime-value/yearly-value.ts'
import { defaultPolicy, type Policy } from '#domain/policy.ts'

const defaults = defaultsOf(lifetimeValueCalculator, defaultPolicy)
const ofFull = {
  revenuePerYear: 3000,
  grossMargin: 0.4,
  yearlyRetention: [0.8],
  years: 3,
  acquisitionCost: 0,
  discountRate: 0,
  timing: 'end',
} as const

test('with the defaults: revenue ¥3,000, reference retention, eight years', () => {
  const { revenuePerYear, simple, table, paybackYear } = lifetimeValueCalculator.work(defaults)
  expect(revenuePerYear).toBe(3000)
  expect(simple).toBe(3000 * 8 * 0.4)
  expect(table.map(({ retained }) => Number(retained.toFixed(4)))).toEqual([
    1, 0.95, 0.8075, 0.6864, 0.4805, 0.3363, 0.1682, 0.0841,
  ])
  expect(paybackYear).toBe(1)
})

test.each([
  { retention: 0.8, because: 'retention 72 % and 88 %' },
  { retention: 0.95, because: 'retention is never above 1' },
])('$because', ({ retention }) => {
  const { bars } = sensitivityOf({ ...ofFull, yearlyRetention: [retention] })
  const bar = bars.find(({ varied }) => varied === 'retention')
  const at = (share: number): number => 1200 * (1 + share + share ** 2)
  expect(bar?.low).toBeCloseTo(at(retention * 0.9))
  expect(bar?.high).toBeCloseTo(at(Math.min(1, retention * 1.1)))
})

test('revenue ±20 % moves the value ±20 % where nothing was spent to win the customer', () => {
  const { base, bars } = sensitivityOf(ofFull)
  expect(bars.find(({ varied }) => varied === 'revenue')).toMatchObject({
    low: expect.closeTo(base * 0.8),
    high: expect.closeTo(base * 1.2),
  })
})

test('the tornado stands on its widest bar; crossed, the middle is the base', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 10 }), (retention, years) => {
      const inputs = { ...ofFull, yearlyRetention: [retention], years }
      const { base, bars, crossed } = sensitivityOf(inputs)
      const widths = bars.map(({ low, high }) => high - low)
      expect(widths).toEqual(widths.toSorted((a, b) => b - a))
      expect(crossed[1]?.[1]).toBe(base)
      expect(base).toBe(lifetimeValue(inputs))
      for (const { low, high } of bars) expect(low <= base && base <= high).toBe(true)
    }),
  )
})

test('a centre’s policy gives the defaults; what an address says goes before, unless it cannot be', () => {
  const policy: Policy = { ...defaultPolicy, value: { ...defaultPolicy.value, marginShare: 0.5 } }
  const own = defaultsOf(lifetimeValueCalculator, policy)
  expect(own.margin).toBe(0.5)
  expect(own.retention2).toBe(0.85)
  const read = readInputs(
    lifetimeValueCalculator,
    { margin: '0.3', years: '2.5', discount: 'much', timing: 'mid' },
    own,
  )
  expect(read).toEqual({ ...own, margin: 0.3, timing: 'mid' })
})
