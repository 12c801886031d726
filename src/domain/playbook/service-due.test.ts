import { expect, test } from 'vitest'
import { addMonths, type Day } from '#domain/calendar.ts'
import type { VisitFacts } from '#domain/customer-facts.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { dueService } from '#domain/playbook/service-due.ts'
import { aCar, aVisit } from '#test/people.ts'

const delivered = '2024-01-10'
const first = (on: Day, mileageKm: number | null = null): VisitFacts => aVisit(on, { kind: 'first_service', mileageKm })
const service = (on: Day, mileageKm: number | null = null): VisitFacts => aVisit(on, { mileageKm })
const repair = (on: Day, mileageKm: number | null = null): VisitFacts => aVisit(on, { kind: 'repair', mileageKm })

test.each([
  { visits: [], which: 'first', dueOn: '2024-04-10', by: 'months', because: 'three months after delivery' },
  {
    visits: [repair('2024-02-09', 3000)],
    which: 'first',
    dueOn: '2024-02-29',
    by: 'mileage',
    because: '100 km a day reach 5,000 km after 50 days',
  },
  {
    visits: [repair('2024-01-20', 3000)],
    which: 'first',
    dueOn: '2024-04-10',
    by: 'months',
    because: 'ten days are no trend',
  },
  { visits: [first('2024-04-01')], which: 'second', dueOn: '2024-10-01', by: 'months', because: 'six months later' },
  {
    visits: [first('2024-04-19', 5000)],
    which: 'second',
    dueOn: '2024-10-19',
    by: 'months',
    because: '50 km a day need 200 days for 10,000 km, six months are sooner',
  },
  {
    visits: [first('2024-03-10', 6000)],
    which: 'second',
    dueOn: '2024-06-18',
    by: 'mileage',
    because: '100 km a day need 100 days for 10,000 km',
  },
  {
    visits: [first('2024-04-01'), service('2024-10-05')],
    which: 'later',
    dueOn: '2025-10-05',
    by: 'months',
    because: 'then every twelve months',
  },
  {
    visits: [service('2024-04-01')],
    which: 'second',
    dueOn: '2024-10-01',
    by: 'months',
    because: 'the earliest maintenance counts as the first service',
  },
  {
    visits: [service('2026-04-01')],
    which: 'later',
    dueOn: '2027-04-01',
    by: 'months',
    because: 'two years after delivery it is hardly the first one',
  },
] as const)('$because → $which service due $dueOn', ({ visits, which, dueOn, by }) => {
  const due = dueService(aCar({ deliveredOn: delivered }), visits, defaultPolicy.serviceDue)
  expect(due).toMatchObject({ which, dueOn, isByMileage: by === 'mileage' })
})

test('a car without a delivery day that never came has nothing due', () => {
  expect(dueService(aCar({ deliveredOn: null, ownedFrom: delivered }), [], defaultPolicy.serviceDue)).toBeNull()
})

test('a higher yearly mileage never puts the service off', () => {
  const dueAt = (km: number): Day | undefined =>
    dueService(aCar({ deliveredOn: delivered }), [first('2024-04-10', km)], defaultPolicy.serviceDue)?.dueOn
  const days = [500, 2000, 5000, 9000, 20_000, 60_000].map(dueAt)
  expect(days).toEqual(days.toSorted((a, b) => (a === undefined || b === undefined || a === b ? 0 : a < b ? 1 : -1)))
  expect(days[0]).toBe(addMonths('2024-04-10', 6))
})

test('readings that fall give no trend, and the months decide', () => {
  const visits = [first('2024-04-10', 9000), service('2024-10-10', 4000)]
  expect(dueService(aCar({ deliveredOn: delivered }), visits, defaultPolicy.serviceDue)).toMatchObject({
    dueOn: '2025-10-10',
    trend: null,
  })
})
