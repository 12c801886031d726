import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitBudget, type Treatable } from '#domain/calculator/budget-split.ts'
import { calculators } from '#domain/calculator/calculators.ts'
import { carOptionsCalculator } from '#domain/calculator/car-options.ts'
import { defaultsOf } from '#domain/calculator/calculator.ts'
import { twoWaysCalculator } from '#domain/calculator/two-ways.ts'
import { segmentReturn, winBackReturn } from '#domain/calculator/win-back.ts'
import { defaultPolicy } from '#domain/policy.ts'

test('win-back: 16 for 1, and the quoted 40 leaves out who does not return', () => {
  const { grossRatio, netReturn, quotedRatio } = winBackReturn({
    recalledShare: 0.4,
    valueKept: 20_000,
    costPerTreated: 500,
  })
  expect([grossRatio, netReturn, quotedRatio]).toEqual([16, 15, 40])
})

test.each([
  { holdout: 900, planned: 0, cost: 60_000, against: 'holdout', incremental: 180_000, net: 2 },
  { holdout: null, planned: 1000, cost: 60_000, against: 'plan', incremental: 150_000, net: 1.5 },
  { holdout: 1600, planned: 0, cost: 10_000, against: 'holdout', incremental: -30_000, net: -4 },
  { holdout: 900, planned: 0, cost: 0, against: 'holdout', incremental: 180_000, net: null },
])('a segment against $against: $incremental, net $net', ({ holdout, planned, cost, against, incremental, net }) => {
  expect(segmentReturn({ treated: 300, contributionPerTreated: 1500, holdout, planned, cost })).toEqual({
    against,
    incremental,
    netReturn: net,
  })
})

test('petrol 3.7 against electric −7.3, eleven apart however it is counted (in ¥10,000)', () => {
  const costs = carOptionsCalculator.work(defaultsOf(carOptionsCalculator, defaultPolicy))
  const [petrol, electric] = ['petrol', 'electric'].map((id) => costs.find((each) => each.id === id))
  expect([petrol?.running, electric?.running]).toEqual([87_000, 27_000])
  expect([petrol?.total, electric?.total]).toEqual([37_000, -73_000])
  expect([petrol?.countedTwice, electric?.countedTwice]).toEqual([537_000, 427_000])
})

test('two ways: ¥580 against ¥21,000 own and ¥30,000 of family and friends, 87.9 : 1', () => {
  const { transaction, relationship, multiple } = twoWaysCalculator.work(defaultsOf(twoWaysCalculator, defaultPolicy))
  expect(transaction.total).toBe(580)
  expect(relationship).toMatchObject({ own: 21_000, familyAndFriends: 30_000, total: 51_000 })
  expect(multiple).toBeCloseTo(87.9, 1)
})

function aKind(id: string, about: Partial<Treatable> = {}): Treatable {
  return { id, customers: 10, netValue: 100, cost: 10, minutes: 10, ...about }
}

test.each([
  { because: 'enough for all', budget: 1000, minutes: 1000, first: 10, second: 10 },
  { because: 'money for fifteen, best value first', budget: 150, minutes: 1000, first: 10, second: 5 },
  { because: 'minutes for five', budget: 1000, minutes: 50, first: 5, second: 0 },
  { because: 'nothing', budget: 0, minutes: 0, first: 0, second: 0 },
])('$because', ({ budget, minutes, first, second }) => {
  const { treated } = splitBudget([aKind('a', { netValue: 200 }), aKind('b')], { budget, minutes })
  expect(treated.map(({ customers }) => Math.round(customers * 1e6) / 1e6)).toEqual([first, second])
})

test('money binds one kind and minutes the other: both are used up', () => {
  const kinds = [aKind('dear', { cost: 20, minutes: 5 }), aKind('slow', { cost: 5, minutes: 20 })]
  const split = splitBudget(kinds, { budget: 125, minutes: 125 })
  expect(split.treated.map(({ customers }) => Math.round(customers * 1e6) / 1e6)).toEqual([5, 5])
  expect(split.netValue).toBeCloseTo(1000)
})

test('who brings less than they cost is not treated', () => {
  expect(splitBudget([aKind('a', { netValue: -1 })], { budget: 1e6, minutes: 1e6 }).netValue).toBe(0)
})

const kindsOf = fc.array(
  fc.record({
    customers: fc.integer({ min: 0, max: 100 }),
    netValue: fc.integer({ min: -50, max: 500 }),
    cost: fc.integer({ min: 0, max: 100 }),
    minutes: fc.integer({ min: 0, max: 100 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 6 },
)

test('within both limits, and no other split within them is worth more', () => {
  fc.assert(
    fc.property(
      kindsOf,
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      (drawn, budget, minutes) => {
        const kinds = drawn.map((kind, at) => ({ ...kind, id: String(at) }))
        const split = splitBudget(kinds, { budget, minutes })
        expect(split.cost).toBeLessThanOrEqual(budget * (1 + 1e-6))
        expect(split.minutes).toBeLessThanOrEqual(minutes * (1 + 1e-6))
        const sum = (amount: (kind: Treatable) => number): number =>
          drawn.reduce((all, kind, at) => all + kind.share * kind.customers * amount(kinds[at] ?? aKind('')), 0)
        const scale = Math.min(
          1,
          budget /
            Math.max(
              1e-9,
              sum(({ cost }) => cost),
            ),
          minutes /
            Math.max(
              1e-9,
              sum((kind) => kind.minutes),
            ),
        )
        expect(split.netValue).toBeGreaterThanOrEqual(sum(({ netValue }) => netValue) * scale - 1e-3)
      },
    ),
    { numRuns: 300 },
  )
})

test.each(calculators.map((one) => [one.code, one] as const))(
  '%s: defaults within their bounds, every part named',
  (_, one) => {
    const defaults = defaultsOf(one, defaultPolicy)
    for (const [name, input] of Object.entries(one.inputs)) {
      expect(one.parts[input.part]).toBeDefined()
      const value = defaults[name]
      if ('choices' in input) expect(Object.keys(input.choices)).toContain(value)
      else expect(Number(value) >= input.min && Number(value) <= input.max).toBe(true)
    }
    expect(one.work(defaults)).toBeDefined()
  },
)
