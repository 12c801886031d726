import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import { addDays, addMonths, type Day } from '#domain/calendar.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { cadenceGroupOf, nextCadenceOn } from '#domain/segment/cadence-group.ts'
import { segmentOf } from '#domain/segment/segment-of.ts'
import { aCar, aCustomer, aVisit } from '#test/people.ts'

const today: Day = '2024-09-01'

/** `visits`: days ago and yuan. */
function customer(delivered: Day, visits: readonly (readonly [number, number])[]) {
  const list = visits.map(([daysAgo, yuan]) => aVisit(addDays(today, -daysAgo), { spendFen: Math.round(yuan * 100) }))
  return assess(
    aCustomer({ cars: [aCar({ deliveredOn: delivered })], visits: list.toReversed() }),
    defaultPolicy,
    today,
  )
}

const threeYearsAgo = addMonths(today, -36)

test.each([
  {
    because: '12 visits and ¥28,000 in 24 months, last visit 70 days ago',
    delivered: threeYearsAgo,
    visits: Array.from({ length: 12 }, (_, at) => [70 + at * 50, at === 0 ? 6000 : 2000] as const),
    cell: [4, 5, 5],
    segment: 'champions',
  },
  {
    because: 'delivered 3 months ago, one visit 60 days ago, ¥1,500',
    delivered: addMonths(today, -3),
    visits: [[60, 1500]],
    cell: [4, 1, 3],
    segment: 'potential_loyalists',
  },
  {
    because: 'seven visits and ¥9,917 in the window, last visit 240 days ago',
    delivered: threeYearsAgo,
    visits: Array.from({ length: 7 }, (_, at) => [240 + at * 60, at === 0 ? 917 : 1500] as const),
    cell: [2, 3, 3],
    segment: 'at_risk',
  },
  {
    because: 'one visit 400 days ago, ¥300',
    delivered: threeYearsAgo,
    visits: [[400, 300]],
    cell: [1, 1, 1],
    segment: 'lost',
  },
  {
    because: 'a best customer 91 days out is not yet at risk',
    delivered: threeYearsAgo,
    visits: Array.from({ length: 12 }, (_, at) => [91 + at * 50, 2000] as const),
    cell: [3, 5, 5],
    segment: 'champions',
  },
] as const)('$because: $segment', ({ delivered, visits, cell, segment }) => {
  const { r, f, m, segment: told } = customer(delivered, visits)
  expect([[r, f, m], told]).toEqual([cell, segment])
})

test.each([
  {
    because: 'never visited, 11 months from delivery',
    rfm: null,
    age: 11,
    visits: 0,
    segment: 'new_customers',
    rule: 'never-visited-new',
  },
  {
    because: 'never visited, 12 months from delivery',
    rfm: null,
    age: 12,
    visits: 0,
    segment: 'hibernating',
    rule: 'never-visited-old',
  },
  {
    because: 'never visited, no car',
    rfm: null,
    age: null,
    visits: 0,
    segment: 'hibernating',
    rule: 'never-visited-old',
  },
  {
    because: 'one visit, under 12 months, would be hibernating',
    rfm: [2, 1, 1],
    age: 11,
    visits: 1,
    segment: 'new_customers',
    rule: 'new-with-one-visit',
  },
  { because: 'one visit, 12 months', rfm: [2, 1, 1], age: 12, visits: 1, segment: 'hibernating', rule: 'box' },
  { because: 'two visits, under 12 months', rfm: [2, 1, 1], age: 11, visits: 2, segment: 'hibernating', rule: 'box' },
  {
    because: 'one visit, under 12 months, would be lost',
    rfm: [1, 1, 1],
    age: 11,
    visits: 1,
    segment: 'new_customers',
    rule: 'new-with-one-visit',
  },
  {
    because: 'one visit, under 12 months, average stays average',
    rfm: [3, 1, 2],
    age: 11,
    visits: 1,
    segment: 'average',
    rule: 'nearest-box',
  },
] as const)('$because: $segment', ({ rfm, age, visits, segment, rule }) => {
  const [r, f, m] = rfm ?? [null, null, null]
  expect(segmentOf({ r, f, m }, age, visits, defaultPolicy.segment)).toEqual({ segment, rule })
})

test.each([
  { because: '90 days without a visit', since: 90, first: 90, tier: 'high', group: 'dormant' },
  { because: '89 days, and the first visit was that one', since: 89, first: 89, tier: 'high', group: 'new' },
  { because: 'first visit 90 days ago, high tier', since: 10, first: 90, tier: 'high', group: 'high_value' },
  { because: 'first visit 90 days ago, medium tier', since: 10, first: 90, tier: 'medium', group: 'active' },
  { because: 'value unknown', since: 10, first: 500, tier: null, group: 'active' },
  { because: 'never visited', since: null, first: null, tier: 'high', group: 'new' },
] as const)('cadence, $because: $group', ({ since, first, tier, group }) => {
  expect(cadenceGroupOf(since, first, tier, defaultPolicy.cadence)).toBe(group)
})

test('a cadence group lasts until the day of the next one, and is that on it', () => {
  const days = fc.integer({ min: 0, max: 400 })
  const setting = fc.integer({ min: 1, max: 300 })
  fc.assert(
    fc.property(
      fc.tuple(days, days),
      fc.constantFrom('high', 'low', null),
      fc.record({ dormantDays: setting, newDays: setting }),
      ([since, earlier], tier, policy) => {
        const groupAfter = (more: number) => cadenceGroupOf(since + more, since + earlier + more, tier, policy)
        const next = nextCadenceOn(since, since + earlier, tier, policy)
        for (let more = 1; more < (next?.days ?? 1000); more++) expect(groupAfter(more)).toBe(groupAfter(0))
        if (next === null) return
        expect(next.group).not.toBe(groupAfter(0))
        expect(groupAfter(next.days)).toBe(next.group)
      },
    ),
  )
})
