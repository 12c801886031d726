import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachRatesCalculator } from '#domain/calculator/attach-rates.ts'
import { defaultsOf } from '#domain/calculator/calculator.ts'
import { expectedYears, fourLevers, fourLeversCalculator, levers } from '#domain/calculator/four-levers.ts'
import { leverActions } from '#domain/calculator/lever-actions.ts'
import { mixTotals, visitMix } from '#domain/calculator/visit-mix.ts'
import { defaultPolicy } from '#domain/policy.ts'

const defaults = defaultsOf(fourLeversCalculator, defaultPolicy)

test.each([
  { lever: 'years', share: 2 / 3, because: 'years 3 → 5' },
  { lever: 'spend', share: 0.5, because: 'spend 800 → 1,200' },
  { lever: 'visits', share: 1, because: 'visits 2 → 4' },
  { lever: 'churn', share: 0.7534, because: 'churn 35 % → 15 % over 8 years' },
])('$because alone: $share', ({ lever, share }) => {
  const effect = fourLeversCalculator.work(defaults).effects.find((each) => each.lever === lever)
  expect(effect?.share).toBeCloseTo(share, 3)
})

test.each([
  { churn: 0.35, horizon: 8, years: 2.77 },
  { churn: 0.15, horizon: 8, years: 4.85 },
  { churn: 0, horizon: 8, years: 8 },
  { churn: 1, horizon: 8, years: 1 },
])('at $churn churn, $years of $horizon years', ({ churn, horizon, years }) => {
  expect(expectedYears(churn, horizon)).toBeCloseTo(years, 2)
})

const standing = fc.record({
  years: fc.double({ min: 0.1, max: 20, noNaN: true }),
  spend: fc.double({ min: 1, max: 5000, noNaN: true }),
  visits: fc.double({ min: 0.1, max: 20, noNaN: true }),
  churn: fc.double({ min: 0, max: 1, noNaN: true }),
})

test('base, the effects alone and the interaction add up to the whole', () => {
  const times = fc.constantFrom('years', 'churn', 'both')
  fc.assert(
    fc.property(standing, standing, fc.integer({ min: 1, max: 15 }), times, (base, target, horizon, time) => {
      const { base: from, target: to, effects, interaction } = fourLevers(base, target, { horizon, time })
      const sum = effects.reduce((all, { effect }) => all + effect, from) + interaction
      expect(Math.abs(sum - to)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(to), Math.abs(from)))
      expect(effects).toHaveLength(time === 'both' ? 4 : 3)
    }),
  )
})

test('counted by years only, three levers make five times as much', () => {
  const { multiple } = fourLeversCalculator.work({ ...defaults, time: 'years' })
  expect(multiple).toBeCloseTo((5 / 3) * 1.5 * 2)
})

test('the services taken along bring ¥286 per customer', () => {
  expect(attachRatesCalculator.work(defaultsOf(attachRatesCalculator, defaultPolicy)).perCustomer).toBeCloseTo(286)
})

test('the published mix: 6–8 visits and ¥2,800–6,100 a year', () => {
  expect(mixTotals(visitMix)).toEqual({ visits: [6, 8], spend: [2800, 6100] })
})

test('twenty actions, five behind each lever, no two of one name', () => {
  expect(leverActions).toHaveLength(20)
  for (const lever of levers) expect(leverActions.filter((action) => action.lever === lever)).toHaveLength(5)
  expect(new Set(leverActions.map(({ code }) => code)).size).toBe(20)
})
