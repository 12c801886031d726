import { expect, test } from 'vitest'
import { lookingFrom } from '#domain/as-of.ts'
import {
  isFalseHighValue,
  isNeglected,
  servingBounds,
  servingOf,
  type Serving,
} from '#domain/lifetime-value/cost-to-serve.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { aVisit } from '#test/people.ts'

const policy = defaultPolicy.serving
const moment = lookingFrom('2024-09-01', defaultPolicy.windows)

test('cost to serve: minutes at their rates, what the centre bore, compensation; 12 months', () => {
  const visits = [
    aVisit('2023-09-01', {
      advisorMinutes: 600,
      bayMinutes: 600,
      borneCostFen: 99_900,
      waitingMinutes: 500,
      advisorId: 9,
    }),
    aVisit('2023-09-02', { advisorMinutes: 30, bayMinutes: 60, advisorId: 1 }),
    aVisit('2024-02-01', {
      advisorMinutes: null,
      bayMinutes: 30,
      borneCostFen: 12_345,
      waitingMinutes: 20,
      advisorId: 2,
    }),
    aVisit('2024-08-01', { advisorMinutes: 15, bayMinutes: 0, waitingMinutes: 31, advisorId: 1 }),
  ]
  const complaints = [
    { openedOn: '2023-09-01', no: null, severity: null, compensationFen: 77_700 },
    { openedOn: '2023-09-02', no: null, severity: null, compensationFen: 20_000 },
  ] as const
  expect(servingOf(visits, complaints, moment, policy)).toEqual({
    advisorMinutes: 45,
    bayMinutes: 90,
    borneFen: 12_345,
    compensationFen: 20_000,
    costFen: 6_000 + 22_500 + 12_345 + 20_000,
    timedVisits: 2,
    visits: 3,
    longestWaitMinutes: 31,
    advisors: 2,
  } satisfies Serving)
})

/** Three visits in the year that cost ¥1,000 in all. */
function serving(about: Partial<Serving> = {}): Serving {
  return { ...servingOf([], [], moment, policy), visits: 3, costFen: 100_000, ...about }
}

const bounds = { dearestFromFen: 90_000, leastContributionFen: 2_000 }

test.each([
  { because: 'dear, brings nothing, comes often', about: {}, contribution: 0, told: true },
  { because: 'among those who bring least', about: {}, contribution: 2_000, told: true },
  { because: 'brings more than those', about: {}, contribution: 2_001, told: false },
  { because: 'comes twice', about: { visits: 2 }, contribution: -9_000, told: false },
  { because: 'not among the dearest', about: { costFen: 89_999 }, contribution: -9_000, told: false },
  { because: 'at the bound', about: { costFen: 90_000 }, contribution: -9_000, told: true },
])('false high value, $because: $told', ({ about, contribution, told }) => {
  expect(isFalseHighValue(serving(about), contribution, bounds, policy)).toBe(told)
})

test('who costs nothing is not dear, even where nobody costs anything', () => {
  expect(isFalseHighValue(serving({ costFen: 0 }), 0, { dearestFromFen: 0, leastContributionFen: 0 }, policy)).toBe(
    false,
  )
  expect(isFalseHighValue(serving(), -1, null, policy)).toBe(false)
})

test('bounds: the dearest fifth and the fifth that brings least', () => {
  expect(servingBounds([5, 1, 4, 2, 3, 6], [50, 10, 40, 20, 30, 60], policy)).toEqual({
    dearestFromFen: 5,
    leastContributionFen: 20,
  })
  expect(servingBounds([], [], policy)).toBeNull()
})

test.each([
  { because: 'waited 31 minutes', isVip: true, about: { longestWaitMinutes: 31 }, told: true },
  { because: 'waited 30 minutes', isVip: true, about: { longestWaitMinutes: 30 }, told: false },
  { because: 'met two advisors', isVip: true, about: { advisors: 2 }, told: true },
  { because: 'met one', isVip: true, about: { advisors: 1 }, told: false },
  { because: 'nothing is known', isVip: true, about: {}, told: false },
  { because: 'no VIP', isVip: false, about: { longestWaitMinutes: 90, advisors: 4 }, told: false },
])('neglected, $because: $told', ({ isVip, about, told }) => {
  expect(isNeglected(isVip, serving(about), policy)).toBe(told)
})
