import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#domain/calendar.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { concentration } from '#domain/report/concentration.ts'
import { survivalCurve } from '#domain/report/kaplan-meier.ts'
import { ratingOf } from '#domain/report/retention-rating.ts'
import {
  activeRetention,
  firstServiceOn,
  firstServiceShow,
  retentionWithin,
  secondServiceReturn,
  warningRecall,
} from '#domain/report/retention.ts'
import type { VisitKind } from '#domain/visit/visit-kind.ts'

const today: Day = '2024-09-01'
const came = (...days: Day[]) => ({ visits: days.map((on) => ({ on })) })
const serviced = (deliveredOn: Day | null, ...visits: [Day, VisitKind][]) => ({
  car: { vin: 'V', deliveredOn },
  visits: visits.map(([on, kind]) => ({ on, kind })),
})

test.each([
  { because: 'back on day 90', who: came('2024-01-01', '2024-03-31'), counts: true },
  { because: 'back on day 91', who: came('2024-01-01', '2024-04-01'), counts: false },
  { because: 'never back', who: came('2024-01-01'), counts: false },
  { because: 'twice on one day is once', who: came('2024-01-01', '2024-01-01'), counts: false },
  { because: 'first visit exactly 90 days ago', who: came('2024-06-03', '2024-07-01'), counts: true },
  {
    because: 'first visit 89 days ago: too early, though back already',
    who: came('2024-06-04', '2024-07-01'),
    counts: null,
  },
  { because: 'never visited', who: came(), counts: null },
])('90-day retention: $because', ({ who, counts }) => {
  expect(retentionWithin(90, [who], today)).toMatchObject({ of: counts === null ? 0 : 1, who: counts ? 1 : 0 })
})

test('a share says of how many, and nothing of nobody', () => {
  const people = [came('2023-01-01', '2023-02-01'), came('2023-01-01'), came('2023-01-01', '2023-08-01'), came()]
  expect(retentionWithin(90, people, today)).toEqual({ of: 3, who: 1, share: 1 / 3 })
  expect(retentionWithin(365, people, today)).toEqual({ of: 3, who: 2, share: 2 / 3 })
  expect(retentionWithin(365, [], today)).toEqual({ of: 0, who: 0, share: null })
})

test('more time never lowers the number of those retained among the same people', () => {
  const anyone = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1 }).map((days) =>
    came(
      ...days
        .toSorted((a, b) => a - b)
        .map(
          (at) =>
            `${2020 + Math.floor(at / 360)}-${String(1 + (Math.floor(at / 30) % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}` as Day,
        )
        .toSorted(),
    ),
  )
  fc.assert(
    fc.property(fc.array(anyone), (people) => {
      const [short, long] = [retentionWithin(90, people, today), retentionWithin(365, people, today)]
      expect(short.of).toBe(long.of)
      expect(short.who).toBeLessThanOrEqual(long.who)
    }),
  )
})

test.each([
  { because: 'came in both years', who: came('2023-03-01', '2024-03-01'), counts: true },
  { because: 'did not come again', who: came('2023-03-01'), counts: false },
  { because: 'came in the last year only', who: came('2024-03-01'), counts: null },
  { because: 'the day a year ago belongs to the year before', who: came('2023-09-01'), counts: false },
  { because: 'the day two years ago belongs to neither', who: came('2022-09-01', '2024-01-01'), counts: null },
])('active retention: $because', ({ who, counts }) => {
  expect(activeRetention(12, [who], today)).toMatchObject({ of: counts === null ? 0 : 1, who: counts ? 1 : 0 })
})

test.each([
  {
    because: 'the kind decides',
    car: serviced('2023-01-01', ['2023-02-01', 'maintenance'], ['2023-05-01', 'first_service']),
    on: '2023-05-01',
  },
  {
    because: 'else the earliest maintenance',
    car: serviced('2023-01-01', ['2023-02-01', 'repair'], ['2023-04-01', 'maintenance']),
    on: '2023-04-01',
  },
  {
    because: 'after delivery',
    car: serviced('2023-01-01', ['2022-12-01', 'maintenance'], ['2023-06-01', 'maintenance']),
    on: '2023-06-01',
  },
  { because: 'none', car: serviced('2023-01-01', ['2023-02-01', 'free_check']), on: null },
])('first service: $because', ({ car, on }) => {
  expect(firstServiceOn(car)).toBe(on)
})

test.each([
  { because: 'within six months', car: serviced('2024-01-15', ['2024-07-15', 'first_service']), counts: true },
  { because: 'a day late', car: serviced('2024-01-15', ['2024-07-16', 'first_service']), counts: false },
  {
    because: 'delivered six months ago: not older yet',
    car: serviced('2024-03-01', ['2024-05-01', 'first_service']),
    counts: null,
  },
  { because: 'a day older', car: serviced('2024-02-29', ['2024-05-01', 'first_service']), counts: true },
  { because: 'delivery unknown', car: serviced(null, ['2024-05-01', 'first_service']), counts: null },
])('first-service show: $because', ({ car, counts }) => {
  expect(firstServiceShow(6, [car], today)).toMatchObject({ of: counts === null ? 0 : 1, who: counts ? 1 : 0 })
})

test.each([
  {
    because: 'another visit within a year',
    car: serviced('2023-01-01', ['2023-04-01', 'first_service'], ['2024-04-01', 'repair']),
    counts: true,
  },
  {
    because: 'a day late',
    car: serviced('2023-01-01', ['2023-04-01', 'first_service'], ['2024-04-02', 'repair']),
    counts: false,
  },
  {
    because: 'its year is not over',
    car: serviced('2023-10-01', ['2024-01-01', 'first_service'], ['2024-04-02', 'repair']),
    counts: null,
  },
  { because: 'no first service', car: serviced('2023-01-01'), counts: null },
])('second-service return: $because', ({ car, counts }) => {
  expect(secondServiceReturn(12, [car], today)).toMatchObject({ of: counts === null ? 0 : 1, who: counts ? 1 : 0 })
})

test.each([
  { because: 'came on day 30', warning: { firstTouchOn: '2024-06-01', ...came('2024-07-01') }, counts: true },
  { because: 'came on day 31', warning: { firstTouchOn: '2024-06-01', ...came('2024-07-02') }, counts: false },
  { because: 'came before the touch', warning: { firstTouchOn: '2024-06-01', ...came('2024-05-31') }, counts: false },
  { because: 'not touched', warning: { firstTouchOn: null, ...came('2024-07-02') }, counts: null },
  { because: 'its 30 days are not over', warning: { firstTouchOn: '2024-08-03', ...came('2024-08-04') }, counts: null },
] as const)('recall: $because', ({ warning, counts }) => {
  expect(warningRecall(30, [warning], today)).toMatchObject({ of: counts === null ? 0 : 1, who: counts ? 1 : 0 })
})

const { retention } = defaultPolicy

test.each([
  { value: 0.7, cuts: retention.ninetyDays, rating: 'excellent' },
  { value: 0.699, cuts: retention.ninetyDays, rating: 'pass' },
  { value: 0.5, cuts: retention.ninetyDays, rating: 'pass' },
  { value: 0.499, cuts: retention.ninetyDays, rating: 'danger' },
  { value: 0.6, cuts: retention.oneYear, rating: 'excellent' },
  { value: 0.4, cuts: retention.oneYear, rating: 'pass' },
  { value: 0.39, cuts: retention.oneYear, rating: 'danger' },
  { value: 0.5, cuts: retention.warningRecall, rating: 'excellent' },
  { value: 0.29, cuts: retention.warningRecall, rating: 'danger' },
  { value: 3, cuts: retention.visitsPerCustomer, rating: 'excellent' },
  { value: 2, cuts: retention.visitsPerCustomer, rating: 'pass' },
  { value: 1.99, cuts: retention.visitsPerCustomer, rating: 'danger' },
  { value: 0.4, cuts: retention.communityShare, rating: 'excellent' },
  { value: 0.2, cuts: retention.communityShare, rating: 'pass' },
])('$value against $cuts is $rating', ({ value, cuts, rating }) => {
  expect(ratingOf(value, cuts)).toBe(rating)
})

test('Kaplan–Meier on the remission times of Freireich et al. (1963), 6-MP arm', () => {
  const times = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
  const curve = survivalCurve(times.map((weeks) => ({ days: Math.abs(weeks), happened: weeks > 0 })))
  expect(curve.map(({ days, atRisk, survival }) => [days, atRisk, Number(survival.toFixed(4))])).toEqual([
    [6, 21, 0.8571],
    [7, 17, 0.8067],
    [10, 15, 0.7529],
    [13, 12, 0.6902],
    [16, 11, 0.6275],
    [22, 7, 0.5378],
    [23, 6, 0.4482],
  ])
  expect([curve[0]?.low, curve[0]?.high].map((bound) => bound?.toFixed(3))).toEqual(['0.620', '0.952'])
})

test('without anybody lost from sight, survival is the share that is left; order does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (days) => {
      const curve = survivalCurve(days.map((each) => ({ days: each, happened: true })))
      for (const { days: on, survival, low, high } of curve) {
        expect(survival).toBeCloseTo(days.filter((each) => each > on).length / days.length)
        expect(low <= survival + 1e-12 && survival <= high + 1e-12).toBe(true)
      }
    }),
  )
})

test('concentration: what the top fifth holds, consumes, and how many are in both', () => {
  const customers = [
    { totalFen: 600, costToServeFen: 10 },
    { totalFen: 100, costToServeFen: 50 },
    { totalFen: 200, costToServeFen: 20 },
    { totalFen: 100, costToServeFen: 10 },
    { totalFen: -50, costToServeFen: 10 },
    { totalFen: null, costToServeFen: 900 },
  ]
  expect(concentration(customers, 0.2)).toEqual({ valueOfTop: 0.6, costOfTop: 0.5, overlap: 0 })
  expect(concentration(customers, 0.4)).toEqual({ valueOfTop: 0.8, costOfTop: 0.7, overlap: 0.5 })
  expect(concentration([], 0.2)).toEqual({ valueOfTop: null, costOfTop: null, overlap: null })
})
