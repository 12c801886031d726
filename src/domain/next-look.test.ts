import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import type { Assessment } from '#domain/assessment.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import { never } from '#domain/next-look.ts'
import { defaultPolicy, type Policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { foretoldScores, readerOf } from '#domain/score-changes.ts'
import { anyCustomer, anyToday } from '#test/any-customer.ts'
import { aCar, aCustomer, aUsualCentre, aVisit, visitsOn } from '#test/people.ts'

const readers = foretoldScores.map((name) => [name, readerOf(name)] as const)

/** Every score that the next look answers for. */
function discrete(assessment: Assessment): Record<string, unknown> {
  return Object.fromEntries(readers.map(([name, read]) => [name, read(assessment)]))
}

/** The customer on a later day if nothing happens in between. */
function later(facts: CustomerFacts, today: Day, then: Day): Assessment {
  return assess({ ...facts, ...recordsUntil(facts, today), centre: facts.centre }, defaultPolicy, then)
}

const centre = aUsualCentre()

test('nothing changes before the next look, and something does on that day', () => {
  fc.assert(
    fc.property(anyCustomer, anyToday, (customer, today) => {
      const facts = { ...customer, centre }
      const now = assess(facts, defaultPolicy, today)
      let on = addDays(today, 1)
      for (let days = 0; days < 400 && on < now.nextLookOn; days++, on = addDays(on, 1)) {
        expect({ on, ...discrete(later(facts, today, on)) }).toEqual({ on, ...discrete(now) })
      }
      if (now.nextLookOn !== never) expect(discrete(later(facts, today, now.nextLookOn))).not.toEqual(discrete(now))
    }),
    { numRuns: 120 },
  )
}, 60_000)

const policies: { name: string; policy: Policy }[] = [
  {
    name: 'rhythm alone',
    policy: { ...defaultPolicy, ladder: { ...defaultPolicy.ladder, basis: 'rhythm', l3Days: 77 } },
  },
  { name: 'fixed days', policy: { ...defaultPolicy, ladder: { ...defaultPolicy.ladder, basis: 'fixed' } } },
  { name: 'odd windows', policy: { ...defaultPolicy, windows: { scoringMonths: 18, recentMonths: 7 } } },
  {
    name: 'missing data as zero',
    policy: { ...defaultPolicy, health: { ...defaultPolicy.health, missingData: 'zero' } },
  },
]

test.each(policies)('it holds within fifths of a centre, and for other policies: $name', ({ policy }) => {
  const ranked = aUsualCentre({
    // No retention of its own: the reference by year of the car holds.
    everybody: { customers: 3, marginFenPerYear: 90_000, yearlyRetentionShare: null },
    quintiles: {
      recencyDays: [30, 77, 150, 400],
      visitsPerYear: [0.5, 1, 2.2, 4],
      spendFenPerYear: [50_000, 99_999, 240_000, 610_000],
    },
  })
  fc.assert(
    fc.property(anyCustomer, anyToday, fc.integer({ min: 1, max: 500 }), (customer, today, days) => {
      const facts = { ...customer, ...recordsUntil(customer, today), centre: ranked }
      const now = assess(facts, policy, today)
      const on = addDays(today, days)
      if (on < now.nextLookOn) expect(discrete(assess(facts, policy, on))).toEqual(discrete(now))
      else expect(discrete(assess(facts, policy, now.nextLookOn))).not.toEqual(discrete(now))
    }),
    { numRuns: 1000 },
  )
})

test.each([
  { because: 'stage changes at 12 months', car: '2023-10-01', visits: [], today: '2024-09-01', next: '2024-10-01' },
  {
    because: 'the first warning comes 30 days after the visit',
    car: '2024-01-10',
    visits: ['2024-08-20'],
    today: '2024-09-01',
    next: '2024-09-10',
  },
  {
    because: 'an R of 5 lasts 45 days, though level 1 is reached first',
    car: null,
    visits: ['2024-09-01'],
    today: '2024-09-01',
    next: '2024-10-01',
  },
  {
    because: 'gone for good: nothing will ever change',
    car: null,
    visits: ['2010-05-05'],
    today: '2024-09-01',
    next: never,
  },
] as const)('$because', ({ car, visits, today, next }) => {
  const facts = aCustomer({ cars: car ? [aCar({ deliveredOn: car })] : [], visits: visitsOn(visits), centre })
  expect(assess(facts, defaultPolicy, today).nextLookOn).toBe(next)
})

test('a visit of 29 February leaves the window on 1 March', () => {
  const visits = [
    aVisit('2020-01-05'),
    aVisit('2022-12-31', { spendFen: 0 }),
    aVisit('2020-02-29', { spendFen: 1_700_000 }),
  ]
  const facts = aCustomer({ visits, centre })
  const now = assess(facts, defaultPolicy, '2022-02-28')
  expect([now.m, now.spend24mFen]).toEqual([5, 1_700_000])
  expect(assess(facts, defaultPolicy, '2022-03-01').m).toBe(1)
  expect(now.nextLookOn).toBe('2022-03-01')
})
