import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultsOf } from '#domain/calculator/calculator.ts'
import { costAt, needScore, warrantyCase } from '#domain/calculator/extended-warranty.ts'
import { warrantyCalculator } from '#domain/calculator/warranty-calculator.ts'
import { defaultPolicy } from '#domain/policy.ts'

test('the worked case: ¥12,800 for ¥6,800 of expected repairs is protection, not a saving', () => {
  const warranty = warrantyCalculator.work(defaultsOf(warrantyCalculator, defaultPolicy))
  expect(warranty.expectedCost).toBe(6800)
  expect(warranty.breakEven).toBeCloseTo(1.88, 2)
  expect(warranty.chanceAbovePrice).toBeCloseTo(0.15)
  expect(warranty.standardDeviation).toBeCloseTo(Math.sqrt(0.15 * 0.85 * 32_000 ** 2 + 0.25 * 0.75 * 8000 ** 2))
  expect(warranty.advice).toBe('protects-income')
})

test.each([
  { price: 6800, earnsIncome: false, advice: 'saves' },
  { price: 6801, earnsIncome: false, advice: 'peace-of-mind' },
  { price: 6801, earnsIncome: true, advice: 'protects-income' },
])('¥$price, income $earnsIncome → $advice', ({ price, earnsIncome, advice }) => {
  const groups = [
    { chance: 0.15, cost: 32_000 },
    { chance: 0.25, cost: 8000 },
  ]
  expect(warrantyCase(groups, price, earnsIncome).advice).toBe(advice)
})

test.each([
  { price: 30_000, chance: 0.0375 + 0.1125, because: 'only the drive system costs that much' },
  { price: 35_000, chance: 0.0375, because: 'only both together' },
  { price: 40_000, chance: 0, because: 'all there is, and not more' },
  { price: 7999, chance: 1 - 0.85 * 0.75, because: 'any failure' },
])('repairs above ¥$price with chance $chance: $because', ({ price, chance }) => {
  const groups = [
    { chance: 0.15, cost: 32_000 },
    { chance: 0.25, cost: 8000 },
  ]
  expect(warrantyCase(groups, price, false).chanceAbovePrice).toBeCloseTo(chance)
})

const groups = fc.array(
  fc.record({
    chance: fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
    cost: fc.integer({ min: 0, max: 50_000 }),
  }),
  { maxLength: 6 },
)

test('at the break-even the expected cost is the price; where there is none, all failing costs less', () => {
  fc.assert(
    fc.property(groups, fc.integer({ min: 1, max: 100_000 }), (each, price) => {
      const { breakEven, chanceAbovePrice } = warrantyCase(each, price, false)
      const possible = each.filter(({ chance }) => chance > 0).reduce((sum, { cost }) => sum + cost, 0)
      if (breakEven === null) expect(possible).toBeLessThan(price)
      else expect(Math.abs(costAt(each, breakEven) - price)).toBeLessThan(1e-6 * price)
      expect(chanceAbovePrice >= 0 && chanceAbovePrice <= 1 + 1e-12).toBe(true)
    }),
  )
})

test.each([
  { kmPerYear: 30_000, isBusiness: true, isMaintainedOnTime: true, warrantyLeftMonths: 3, score: 100 },
  { kmPerYear: 15_000, isBusiness: false, isMaintainedOnTime: false, warrantyLeftMonths: 12, score: 0 },
  { kmPerYear: 22_500, isBusiness: false, isMaintainedOnTime: true, warrantyLeftMonths: 4, score: 35 },
  { kmPerYear: 90_000, isBusiness: true, isMaintainedOnTime: false, warrantyLeftMonths: 0, score: 85 },
])('need $score', ({ score, ...need }) => {
  expect(needScore(need)).toBe(score)
})
