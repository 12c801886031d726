import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Assessment } from '#domain/assessment.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { addUp } from '#domain/report/number-tree.ts'
import { retentionCounts } from '#domain/report/retention-counts.ts'
import { shareInterval } from '#domain/report/share-counts.ts'
import { standingCounts } from '#domain/report/standing-counts.ts'
import { addTallies, reportOf, tallyOf } from '#domain/report/tally.ts'
import { valueFigures } from '#domain/report/value-figures.ts'
import { workCounts } from '#domain/report/work-counts.ts'
import { assessCentre } from '#domain/assess-centre.ts'
import { aCar, aCustomer, aVisit } from '#test/people.ts'

const today: Day = '2024-09-01'

function visiting(...days: readonly Day[]): FactsWithoutCentre {
  return aCustomer({ cars: [aCar({ deliveredOn: '2022-01-10' })], visits: days.map((on) => aVisit(on)) })
}

function known(customers: readonly FactsWithoutCentre[]): { facts: FactsWithoutCentre; assessment: Assessment }[] {
  const { assessments } = assessCentre(customers, defaultPolicy, today)
  return customers.flatMap((facts, at) => {
    const assessment = assessments[at]
    return assessment === undefined ? [] : [{ facts, assessment }]
  })
}

test('trees add up name by name, and what one of them lacks counts as nothing', () => {
  expect(
    addUp([
      { a: 1, b: { c: 2 } },
      { a: 3, b: { d: 4 } },
    ]),
  ).toEqual({ a: 4, b: { c: 2, d: 4 } })
})

test('the figures of a group are those of its centres put together, however they are cut', () => {
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 1200 }), { maxLength: 6 })
  fc.assert(
    fc.property(fc.array(days, { minLength: 1, maxLength: 7 }), fc.nat(), (people, cut) => {
      const all = known(people.map((ago) => visiting(...ago.toSorted((a, b) => b - a).map((n) => addDays(today, -n)))))
      const at = cut % (all.length + 1)
      const parts = [all.slice(0, at), all.slice(at)].map((part) => tallyOf(part, defaultPolicy, today))
      expect(reportOf(addTallies(parts))).toEqual(reportOf(tallyOf(all, defaultPolicy, today)))
    }),
    { numRuns: 20 },
  )
})

test('everybody stands in exactly one stage, one segment, one level and one tier', () => {
  const counts = standingCounts(
    known([visiting('2024-08-20'), visiting('2023-01-05'), visiting()]).map((each) => each.assessment),
  )
  const total = (of: Readonly<Record<string, number | { customers: number }>>): number =>
    Object.values(of).reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : each.customers), 0)
  for (const each of [counts.stages, counts.segments, counts.levels, counts.tiers, counts.grades])
    expect(total(each)).toBe(3)
  expect(total(counts.cells)).toBe(2)
})

test.each([
  {
    days: ['2022-01-20', '2022-03-01', '2023-06-01'],
    back: { of: 1, who: 1 },
    notBack: { of: 0, who: 0 },
    because: 'back early, came in the second year',
  },
  {
    days: ['2022-01-20', '2022-03-01'],
    back: { of: 1, who: 0 },
    notBack: { of: 0, who: 0 },
    because: 'back early, then never',
  },
  {
    days: ['2022-01-20', '2023-06-01'],
    back: { of: 0, who: 0 },
    notBack: { of: 1, who: 1 },
    because: 'late, but came',
  },
  {
    days: ['2023-01-20', '2023-03-01'],
    back: { of: 0, who: 0 },
    notBack: { of: 0, who: 0 },
    because: 'their second year is not over',
  },
] as const)('$because', ({ days, back, notBack }) => {
  expect(retentionCounts([visiting(...days)], defaultPolicy.retention, today).early).toEqual({ back, notBack })
})

test('a cohort counts nobody in a quarter that is not over', () => {
  const customer = aCustomer({
    cars: [aCar({ deliveredOn: '2024-02-10' })],
    visits: [aVisit('2024-03-01'), aVisit('2024-08-20')],
  })
  const { cohorts } = retentionCounts([customer], defaultPolicy.retention, today)
  expect(cohorts).toEqual({ '2024-Q1': { q1: { of: 1, who: 1 }, q2: { of: 1, who: 0 } } })
})

test.each([
  { days: ['2023-01-05'], recall: { of: 1, who: 0 }, because: 'lapsed 90 days ago and since' },
  { days: ['2023-01-05', '2024-08-01'], recall: { of: 1, who: 1 }, because: 'lapsed, and has come since' },
  { days: ['2024-01-05'], recall: { of: 0, who: 0 }, because: 'was not lapsed 90 days ago' },
  { days: [], recall: { of: 0, who: 0 }, because: 'never came' },
] as const)('recall: $because', ({ days, recall }) => {
  expect(workCounts(known([visiting(...days)]), today).recall).toEqual(recall)
})

test('value: every customer with a known value is in one bin, and the curve ends with everything', () => {
  const worth = [0, 100_000, 300_000, 1_200_000, 20_000_000, -500].map((totalFen) => ({ totalFen, costToServeFen: 1 }))
  const figures = valueFigures([...worth, { totalFen: null, costToServeFen: 5 }])
  expect(figures.bins.reduce((sum, { customers }) => sum + customers, 0)).toBe(6)
  expect(figures).toMatchObject({ known: 6, unknown: 1, aboveHundredThousand: 1 })
  expect(figures.lorenz[0]).toEqual({ share: 0, ofValue: 0 })
  expect(figures.lorenz.at(-1)).toEqual({ share: 1, ofValue: 1 })
})

test('nobody has no curve, no median and no interval', () => {
  expect(valueFigures([])).toMatchObject({ known: 0, medianFen: null, lorenz: [] })
  expect(shareInterval({ of: 0, who: 0 })).toBeNull()
})

// Wilson's interval for 15 of 20, as in Brown, Cai & DasGupta (2001).
test('the interval of a share stays within 0 and 1 and is that of Wilson', () => {
  expect(shareInterval({ of: 20, who: 15 })?.low).toBeCloseTo(0.5313, 3)
  expect(shareInterval({ of: 20, who: 15 })?.high).toBeCloseTo(0.8881, 3)
  expect(shareInterval({ of: 20, who: 20 })?.high).toBe(1)
  expect(shareInterval({ of: 20, who: 0 })?.low).toBe(0)
})
