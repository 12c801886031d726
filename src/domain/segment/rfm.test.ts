import { expect, test } from 'vitest'
import { defaultPolicy } from '#domain/policy.ts'
import { quintilesOf } from '#domain/segment/quintiles.ts'
import { type Buying, monthsObserved, rfmOf, type RfmPolicy } from '#domain/segment/rfm.ts'

const policy = defaultPolicy.rfm
const fixed = { recencyDays: null, visitsPerYear: null, spendFenPerYear: null }

/** Two years observed, two visits a year, ¥2,000 a year, the last one 100 days ago. */
function buying(about: Partial<Buying> = {}): Buying {
  return {
    daysSinceVisit: 100,
    visitsTotal: 4,
    visitsInWindow: 4,
    spendInWindowFen: 400_000,
    observedMonths: 24,
    ...about,
  }
}

test.each([
  [0, 5],
  [45, 5],
  [46, 4],
  [90, 4],
  [91, 3],
  [180, 3],
  [181, 2],
  [365, 2],
  [366, 1],
  [3000, 1],
] as const)('last visit %i days ago: R%i', (daysSinceVisit, r) => {
  expect(rfmOf(buying({ daysSinceVisit }), fixed, policy).r).toBe(r)
})

test.each([
  { visits: 10, months: 24, f: 5 },
  { visits: 9, months: 24, f: 4 },
  { visits: 8, months: 24, f: 4 },
  { visits: 7, months: 24, f: 3 },
  { visits: 4, months: 24, f: 3 },
  { visits: 3, months: 24, f: 2 },
  { visits: 2, months: 24, f: 2 },
  { visits: 1, months: 24, f: 1 },
  { visits: 0, months: 24, f: 1 },
  { visits: 7, months: 21, f: 4 },
  { visits: 6, months: 21, f: 3 },
  { visits: 2, months: 6, f: 4 },
  { visits: 3, months: 7, f: 5 },
] as const)('$visits visits in $months months observed: F$f', ({ visits, months, f }) => {
  expect(rfmOf(buying({ visitsTotal: 20, visitsInWindow: visits, observedMonths: months }), fixed, policy).f).toBe(f)
})

test('exactly one visit ever is F1, whatever that would be a year', () => {
  expect(rfmOf(buying({ visitsTotal: 1, visitsInWindow: 1, observedMonths: 6 }), fixed, policy).f).toBe(1)
  expect(rfmOf(buying({ visitsTotal: 2, visitsInWindow: 1, observedMonths: 6 }), fixed, policy).f).toBe(3)
})

test.each([
  { yuanPerYear: 8000, m: 5 },
  { yuanPerYear: 7999.99, m: 4 },
  { yuanPerYear: 5000, m: 4 },
  { yuanPerYear: 4999.99, m: 3 },
  { yuanPerYear: 3000, m: 3 },
  { yuanPerYear: 2999.99, m: 2 },
  { yuanPerYear: 1000, m: 2 },
  { yuanPerYear: 999.99, m: 1 },
  { yuanPerYear: 0, m: 1 },
  { yuanPerYear: -500, m: 1 },
] as const)('¥$yuanPerYear a year: M$m', ({ yuanPerYear, m }) => {
  expect(rfmOf(buying({ spendInWindowFen: Math.round(yuanPerYear * 200) }), fixed, policy).m).toBe(m)
})

test('whole numbers meet a cut exactly, whatever the months observed', () => {
  for (let months = 6; months <= 24; months++) {
    const atCut = buying({ visitsTotal: 99, observedMonths: months, spendInWindowFen: 25_000 * months })
    expect(rfmOf(atCut, fixed, policy).m).toBe(3)
    expect(rfmOf({ ...atCut, spendInWindowFen: atCut.spendInWindowFen - 1 }, fixed, policy).m).toBe(2)
  }
})

test.each([
  [null, 6],
  [0, 6],
  [6, 6],
  [7, 7],
  [24, 24],
  [25, 24],
])('tenure of %s months: %i observed', (tenure, months) => {
  expect(monthsObserved(tenure, 24, policy)).toBe(months)
})

test('who has never visited has no R, F or M', () => {
  const never = buying({ daysSinceVisit: null, visitsTotal: 0, visitsInWindow: 0, spendInWindowFen: 0 })
  expect(rfmOf(never, fixed, policy)).toEqual({ r: null, f: null, m: null })
})

const ranking: RfmPolicy = { ...policy, recencyBy: 'quintile', frequencyBy: 'quintile', moneyBy: 'quintile' }

test('fifths of the centre: as many in each, and equal values alike', () => {
  const people = Array.from({ length: 25 }, (_, at) =>
    buying({ visitsTotal: 9, daysSinceVisit: at, visitsInWindow: at, spendInWindowFen: at < 13 ? 100 : at * 1000 }),
  )
  const cuts = quintilesOf(people, ranking)
  const scores = people.map((each) => rfmOf(each, cuts, ranking))
  expect(scores.map(({ r }) => r)).toEqual([5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1])
  expect(scores.map(({ f }) => f)).toEqual(scores.map(({ r }) => 6 - (r ?? 0)))
  expect(new Set(scores.slice(0, 13).map(({ m }) => m))).toEqual(new Set([1]))
  expect(scores[24]?.m).toBe(5)
})

test('with 24 customers fixed thresholds stay in force; who never visited is not ranked', () => {
  const people = Array.from({ length: 24 }, (_, at) => buying({ daysSinceVisit: at }))
  const stranger = buying({ daysSinceVisit: null })
  expect(quintilesOf([...people, stranger], ranking)).toEqual(fixed)
  expect(quintilesOf([...people, buying()], ranking).recencyDays).not.toBeNull()
  expect(quintilesOf([...people, buying()], policy)).toEqual(fixed)
})
