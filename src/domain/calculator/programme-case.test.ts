import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultsOf } from '#domain/calculator/calculator.ts'
import { programmeCalculator } from '#domain/calculator/programme-calculator.ts'
import { programmeCase, type ProgrammePlan } from '#domain/calculator/programme-case.ts'
import { defaultPolicy } from '#domain/policy.ts'

const defaults = defaultsOf(programmeCalculator, defaultPolicy)

test('the worked case as published: 96 m → 172 m for 2.6 m, 29 : 1', () => {
  const { cost, asStated } = programmeCalculator.work(defaults)
  expect(cost).toBe(2_600_000)
  expect(asStated).toMatchObject({ base: 96_000_000, target: 172_000_000, uplift: 76_000_000 })
  expect(asStated.grossRatio).toBeCloseTo(29.23, 2)
  expect(asStated.netReturn).toBeCloseTo(28.23, 2)
})

test('its own figures give other values, and it says so', () => {
  const { byFormula, statedFollow } = programmeCalculator.work(defaults)
  expect(byFormula.perCustomer.base).toBeCloseTo(5040)
  expect(byFormula.perCustomer.target).toBeCloseTo(29_700)
  expect(statedFollow).toBe(false)
})

test.each([
  { progress: [1, 1, 1, 1], month: 2, because: 'at the target from the first day, the two months that are published' },
  { progress: [0.25, 0.5, 0.75, 1], month: 4, because: 'a quarter of the way each quarter' },
  { progress: [0, 0, 0, 0], month: null, because: 'never' },
])(
  'paid back in month $month: $because',
  ({ progress: [progress1 = 0, progress2 = 0, progress3 = 0, progress4 = 0], month }) => {
    const values = { ...defaults, progress1, progress2, progress3, progress4 }
    expect(programmeCalculator.work(values).paybackMonth).toBe(month)
  },
)

test('by its figures, the value follows', () => {
  const { statedFollow } = programmeCalculator.work({ ...defaults, stated0: 5040, stated1: 29_700 })
  expect(statedFollow).toBe(true)
})

const plans: fc.Arbitrary<ProgrammePlan> = fc.record({
  customers: fc.integer({ min: 1, max: 10_000 }),
  base: fc.constant({ years: 3, visits: 2, spend: 700 }),
  target: fc.record({
    years: fc.integer({ min: 0, max: 9 }),
    visits: fc.integer({ min: 0, max: 9 }),
    spend: fc.integer({ min: 0, max: 3000 }),
  }),
  progress: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
  quarters: fc.integer({ min: 1, max: 20 }),
  marginShare: fc.double({ min: 0, max: 1, noNaN: true }),
  oneOffCost: fc.integer({ min: 0, max: 1_000_000 }),
  yearlyCost: fc.integer({ min: 0, max: 1_000_000 }),
  stated: fc.constant({ base: 0, target: 0 }),
})

test('effects less costs add up to the last quarter, and it has paid back no later than where it stands above nothing', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { quarters, cost, paybackMonth } = programmeCase(plan)
      const effects = quarters.reduce((sum, { effect }) => sum + effect, 0)
      const last = quarters.at(-1)
      expect(last?.cumulative).toBeCloseTo(effects - cost, 2)
      const above = quarters.find(({ cumulative }) => cumulative > 0.01)
      if (above !== undefined) expect(paybackMonth).toBeLessThanOrEqual(above.quarter * 3)
    }),
  )
})
