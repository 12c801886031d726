import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFromNumber, dayNumber, type Day, monthsBetween } from '#domain/calendar.ts'
import { ownershipOf, customerSince } from '#domain/lifecycle/ownership.ts'
import { nextStageOn, stageOf } from '#domain/lifecycle/stage.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { anyToday } from '#test/any-customer.ts'
import { aCar, aCustomer } from '#test/people.ts'

const policy = defaultPolicy.stage

test.each([
  { age: 0, stage: 'new' },
  { age: 11, stage: 'new' },
  { age: 12, stage: 'activation' },
  { age: 35, stage: 'activation' },
  { age: 36, stage: 'growth' },
  { age: 59, stage: 'growth' },
  { age: 60, stage: 'mature' },
  { age: 95, stage: 'mature' },
  { age: 96, stage: 'decline' },
  { age: 300, stage: 'decline' },
  { age: null, stage: 'no_vehicle' },
] as const)('a car of $age months: $stage', ({ age, stage }) => {
  expect(stageOf(age, policy)).toBe(stage)
})

test.each([
  {
    because: '31 January to 29 February is a month, the day clamped',
    delivered: '2024-01-31',
    today: '2024-02-29',
    age: 1,
  },
  { because: 'one day less is none', delivered: '2024-01-31', today: '2024-02-28', age: 0 },
  { because: 'the day before the first birthday', delivered: '2023-09-02', today: '2024-09-01', age: 11 },
  { because: 'the birthday itself', delivered: '2023-09-01', today: '2024-09-01', age: 12 },
  { because: 'delivered on 29 February, a year on', delivered: '2024-02-29', today: '2025-02-28', age: 12 },
] as const)('$because', ({ delivered, today, age }) => {
  expect(ownershipOf([aCar({ deliveredOn: delivered })], today).ageMonths).toBe(age)
})

test.each([
  {
    because: 'the most recently delivered car counts',
    cars: [aCar({ deliveredOn: '2018-01-01' }), aCar({ deliveredOn: '2023-06-01' })],
    age: 15,
  },
  {
    because: 'a car sold before does not',
    cars: [aCar({ deliveredOn: '2018-01-01' }), aCar({ deliveredOn: '2023-06-01', soldOn: '2024-01-01' })],
    age: 80,
  },
  {
    because: 'a car sold on the day is gone',
    cars: [aCar({ deliveredOn: '2023-06-01', soldOn: '2024-09-01' })],
    age: null,
  },
  {
    because: 'a car sold tomorrow is still theirs',
    cars: [aCar({ deliveredOn: '2023-06-01', soldOn: '2024-09-02' })],
    age: 15,
  },
  {
    because: 'a car that went to somebody else is gone',
    cars: [aCar({ deliveredOn: '2023-06-01', ownedTo: '2024-05-01' })],
    age: null,
  },
  {
    because: 'it goes to somebody else tomorrow',
    cars: [aCar({ deliveredOn: '2023-06-01', ownedTo: '2024-09-02' })],
    age: 15,
  },
  { because: 'a car delivered tomorrow is not there yet', cars: [aCar({ deliveredOn: '2024-09-02' })], age: null },
  {
    because: 'a car taken over tomorrow neither',
    cars: [aCar({ deliveredOn: '2020-01-01', ownedFrom: '2024-09-02' })],
    age: null,
  },
  { because: 'without a delivery date there is no age', cars: [aCar({ deliveredOn: null })], age: null },
])('$because', ({ cars, age }) => {
  const today: Day = '2024-09-01'
  expect(ownershipOf(recordsUntil(aCustomer({ cars }), today).cars, today).ageMonths).toBe(age)
})

test.each([
  { delivered: '2020-01-01', visited: '2020-04-01', since: '2020-01-01' },
  { delivered: '2020-01-01', visited: '2019-04-01', since: '2019-04-01' },
  { delivered: null, visited: '2020-04-01', since: '2020-04-01' },
  { delivered: '2020-01-01', visited: null, since: '2020-01-01' },
  { delivered: null, visited: null, since: null },
] as const)('delivered $delivered, first visit $visited: a customer since $since', ({ delivered, visited, since }) => {
  expect(customerSince(delivered, visited)).toBe(since)
})

test('the next stage begins to the day', () => {
  expect(nextStageOn('2024-01-31', 1, policy)).toBe(dayNumber('2025-01-31'))
  expect(nextStageOn('2016-01-31', 100, policy)).toBe(Infinity)
})

test('a stage lasts until the day of the next one, and is another on it', () => {
  const stageOn = (deliveredOn: Day, on: number) => stageOf(monthsBetween(deliveredOn, dayFromNumber(on)), policy)
  fc.assert(
    fc.property(anyToday, fc.integer({ min: 0, max: 5000 }), (deliveredOn, days) => {
      const today = dayNumber(deliveredOn) + days
      const next = nextStageOn(deliveredOn, monthsBetween(deliveredOn, dayFromNumber(today)), policy)
      const now = stageOn(deliveredOn, today)
      expect(next).toBeGreaterThan(today)
      expect(stageOn(deliveredOn, Math.min(next - 1, today + 40_000))).toBe(now)
      if (next !== Infinity) expect(stageOn(deliveredOn, next)).not.toBe(now)
    }),
  )
})
