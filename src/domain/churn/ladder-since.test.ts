import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { defaultPolicy, type Policy } from '#domain/policy.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import { anyCustomer, anyToday } from '#test/any-customer.ts'
import { aCar, aCustomer, aUsualCentre, aVisit, visitsOn } from '#test/people.ts'

const centre = aUsualCentre()
const call = (on: Day) => ({ on, isPersonal: true, hasOverDelivery: false })

function ladder(about: Partial<CustomerFacts>, today: Day) {
  return assess(aCustomer({ centre, ...about }), defaultPolicy, today).ladder
}

test.each([
  {
    because: 'level 1 since 30 days after the visit',
    about: { visits: visitsOn(['2024-07-20']) },
    level: 'l1',
    since: '2024-08-19',
  },
  {
    because: 'a call began the count again',
    about: { visits: visitsOn(['2024-07-20']), contacts: [call('2024-07-30')] },
    level: 'l1',
    since: '2024-08-29',
  },
  {
    because: 'lapsed since the 366th day',
    about: { visits: visitsOn(['2023-01-01']) },
    level: 'lapsed',
    since: '2024-01-02',
  },
  {
    because: 'a first visit: fixed days hold',
    about: { visits: visitsOn(['2024-06-20']) },
    level: 'l2',
    since: '2024-08-19',
  },
  { because: 'nothing to warn of', about: { visits: visitsOn(['2024-08-20']) }, level: 'none', since: null },
  {
    because: 'never visited: from delivery',
    about: { cars: [aCar({ deliveredOn: '2024-07-01' })] },
    level: 'l1',
    since: '2024-07-31',
  },
  {
    because: 'never visited, spoken to',
    about: { cars: [aCar({ deliveredOn: '2024-05-01' })], contacts: [call('2024-05-20'), call('2024-07-01')] },
    level: 'l1',
    since: '2024-07-31',
  },
] as const)('$because', ({ about, level, since }) => {
  const told = ladder(about, '2024-09-01')
  expect([told.level, told.since]).toEqual([level, since])
})

test('own rhythm: the median of days between distinct visit days, from three of them', () => {
  const visits = visitsOn(['2023-01-01', '2023-01-31', '2023-01-31', '2023-05-11', '2023-06-20'])
  expect(ladder({ visits }, '2023-06-30').expectedIntervalDays).toBe(40)
  expect(ladder({ visits: visits.slice(0, 4) }, '2023-06-30').expectedIntervalDays).toBe(65)
  expect(ladder({ visits: visits.slice(0, 3) }, '2023-06-30').expectedIntervalDays).toBe(120)
  expect(
    ladder({ visits: visits.slice(0, 3), centre: aUsualCentre({ medianIntervalDays: null }) }, '2023-06-30'),
  ).toMatchObject({
    expectedIntervalDays: null,
    overdue: null,
  })
})

test('when F falls below 3, a customer to win back is merely high again, since that day', () => {
  const visits = [
    ...visitsOn(['2022-05-01', '2022-06-10', '2022-08-01', '2023-03-01']),
    aVisit('2023-12-01', { spendFen: 2_000_000 }),
  ]
  const told = (today: Day) => ladder({ visits }, today)
  expect(told('2024-06-09')).toMatchObject({ level: 'win_back', since: '2024-05-30' })
  expect(told('2024-06-10')).toMatchObject({ level: 'high', since: '2024-06-10' })
  expect(told('2024-07-10')).toMatchObject({ level: 'high', since: '2024-06-10' })
})

const policies: { name: string; policy: Policy }[] = (['both', 'fixed', 'rhythm'] as const).map((basis) => ({
  name: basis,
  policy: { ...defaultPolicy, ladder: { ...defaultPolicy.ladder, basis } },
}))

test.each(policies)(
  '$name: since is the first day of the run, as asking day by day would tell',
  ({ policy }) => {
    fc.assert(
      fc.property(anyCustomer, anyToday, (customer, today) => {
        // Cars that leave would take deliveries back; this is about silence.
        const facts = {
          ...customer,
          cars: customer.cars.map((car) => ({ ...car, ownedTo: null, soldOn: null })),
          centre,
        }
        const { level, since } = assess(facts, policy, today).ladder
        let first: Day | null = null
        for (
          let on = today, days = 0;
          days < 500 && assess(facts, policy, on).ladder.level === level;
          days++, on = addDays(on, -1)
        )
          first = on
        if (level === 'none') expect(since).toBeNull()
        else if (first !== null && addDays(first, 499) !== today) expect(since).toBe(first)
        else expect(since !== null && since <= today).toBe(true)
      }),
      { numRuns: 100 },
    )
  },
  60_000,
)
