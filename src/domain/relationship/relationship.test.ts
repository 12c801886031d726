import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#domain/calendar.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { emotionalAccount } from '#domain/relationship/emotional-account.ts'
import { habitStrength, retentionIndex, sameAdvisorShare } from '#domain/relationship/retention-index.ts'
import { trustOf } from '#domain/relationship/trust.ts'

const { trust, retentionIndex: index } = defaultPolicy
const contact = (on: Day, hasOverDelivery = false, isPersonal = true) => ({ on, hasOverDelivery, isPersonal })
const tenDays: Day[] = [
  '2024-01-01',
  '2024-01-02',
  '2024-01-03',
  '2024-01-04',
  '2024-01-05',
  '2024-01-06',
  '2024-01-07',
  '2024-01-08',
  '2024-01-09',
  '2024-01-10',
]

test('ten contacts that all over-delivered: 60 × 1.1^10 = 155.6', () => {
  const told = trustOf(
    tenDays.map((on) => contact(on, true)),
    trust,
  )
  expect(told.trust).toBeCloseTo(155.6, 1)
  expect(told.exceedRate).toBeCloseTo(0.1)
})

test.each([
  { because: 'nobody was spoken to', contacts: [], trust: 60 },
  { because: 'never more than expected', contacts: tenDays.map((on) => contact(on)), trust: 60 },
  {
    because: 'half of two days',
    contacts: [contact('2024-01-01', true), contact('2024-01-02')],
    trust: 60 * 1.05 ** 2,
  },
  {
    because: 'bulk messages do not count',
    contacts: [contact('2024-01-01', true), contact('2024-01-02', false, false)],
    trust: 66,
  },
  {
    because: 'two contacts of a day are one',
    contacts: [contact('2024-01-01'), contact('2024-01-01', true)],
    trust: 66,
  },
  {
    because: 'shown up to 200',
    contacts: [...tenDays, '2024-02-01', '2024-02-02', '2024-02-03'].map((on) => contact(on as Day, true)),
    trust: 200,
  },
])('trust: $because', ({ contacts, trust: expected }) => {
  expect(trustOf(contacts, trust).trust).toBeCloseTo(expected)
})

test('the emotional account: deposits, withdrawals, balance and history up to the day', () => {
  const entries = [
    { on: '2024-03-01', kind: 'complaint' },
    { on: '2024-01-05', kind: 'special_day' },
    { on: '2024-02-01', kind: 'care_beyond' },
    { on: '2024-09-02', kind: 'broken_promise' },
  ] as const
  expect(emotionalAccount(entries, '2024-09-01')).toEqual({
    balance: 1,
    deposits: 2,
    withdrawals: 1,
    history: [
      { on: '2024-01-05', kind: 'special_day', balance: 1 },
      { on: '2024-02-01', kind: 'care_beyond', balance: 2 },
      { on: '2024-03-01', kind: 'complaint', balance: 1 },
    ],
  })
  expect(emotionalAccount([], '2024-09-01').balance).toBe(0)
})

test('retention index: value × relationship × habit', () => {
  const told = retentionIndex(
    {
      npsScore: 8,
      profileShare: 0.5,
      hasTakenPart: true,
      visits: [{ advisorId: 1 }, { advisorId: 1 }, { advisorId: 2 }, { advisorId: null }],
      dayNumbers: [0, 100, 200, 300],
    },
    index,
  )
  expect(told.value).toBe(0.8)
  expect(told.relationship).toBeCloseTo((0.5 + 0.5 + 1) / 3)
  expect(told.habit).toBe(1)
  expect(told.index).toBeCloseTo(0.8 * (2 / 3))
})

test.each([
  { because: 'like clockwork', days: [0, 90, 180, 270], habit: 1 },
  { because: 'two visits are no habit yet', days: [0, 90], habit: 0.5 },
  { because: 'three visits on two days neither', days: [0, 0, 90], habit: 0.5 },
  { because: 'intervals of 50 and 150', days: [0, 50, 200], habit: 1 - Math.SQRT1_2 / 1.5 },
  { because: 'all over the place', days: [0, 1, 2, 3, 4, 5, 6, 1000], habit: 0 },
])('habit: $because', ({ days, habit }) => {
  expect(habitStrength(days, index)).toBeCloseTo(habit)
})

test('share of visits with one advisor; nobody known is nobody', () => {
  expect(sameAdvisorShare([])).toBe(0)
  expect(sameAdvisorShare([{ advisorId: null }])).toBe(0)
  expect(sameAdvisorShare([{ advisorId: 3 }, { advisorId: 4 }])).toBe(0.5)
})

test('the index and its parts lie between 0 and 1', () => {
  const anything = fc.record({
    npsScore: fc.option(fc.integer({ min: 0, max: 10 })),
    profileShare: fc.double({ min: 0, max: 1, noNaN: true }),
    hasTakenPart: fc.boolean(),
    visits: fc.array(fc.record({ advisorId: fc.option(fc.integer({ min: 1, max: 4 })) })),
    dayNumbers: fc.array(fc.integer({ min: 0, max: 5000 })).map((days) => days.toSorted((a, b) => a - b)),
  })
  fc.assert(
    fc.property(anything, (facts) => {
      for (const part of Object.values(retentionIndex(facts, index))) {
        expect(part).toBeGreaterThanOrEqual(0)
        expect(part).toBeLessThanOrEqual(1 + 1e-12)
      }
    }),
  )
})
