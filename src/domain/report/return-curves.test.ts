import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#domain/calendar.ts'
import {
  intervalCurves,
  medianReturn,
  secondVisitCurves,
  secondVisitWait,
  survivalAfter,
} from '#domain/report/return-curves.ts'
import { seededRandom } from '#domain/value-model/random.ts'

const today: Day = '2024-09-01'
const came = (...days: Day[]) => ({ visits: days.map((on) => ({ on })) })
const all = () => 'all'

test.each([
  {
    because: 'back after 30 days',
    who: came('2024-01-01', '2024-01-31', '2024-05-01'),
    wait: { days: 30, happened: true },
  },
  { because: 'not back yet', who: came('2024-08-02'), wait: { days: 30, happened: false } },
  { because: 'twice on one day is once', who: came('2024-08-02', '2024-08-02'), wait: { days: 30, happened: false } },
  { because: 'first came today', who: came(today), wait: null },
  { because: 'never came', who: came(), wait: null },
  {
    because: 'what comes later is not known',
    who: came('2024-08-02', '2024-09-05'),
    wait: { days: 30, happened: false },
  },
])('wait for a second visit: $because', ({ who, wait }) => {
  expect(secondVisitWait(who, today)).toEqual(wait)
})

test('cohorts have their own curves; those not back yet stay in until they were last seen', () => {
  const people = [
    { ...came('2024-01-01', '2024-01-31'), car: 'E1' },
    { ...came('2024-01-01', '2024-03-01'), car: 'E1' },
    { ...came('2024-08-12'), car: 'E1' },
    { ...came('2024-01-01'), car: 'E2' },
  ]
  const [first, second] = secondVisitCurves(people, today, ({ car }) => car)
  expect(first).toMatchObject({ cohort: 'E1', customers: 3 })
  // 20 days watched and not back: out before day 30, so 1 of 2 and then 1 of 1.
  expect(first?.steps.map(({ days, survival }) => [days, survival])).toEqual([
    [30, 0.5],
    [60, 0],
  ])
  expect(second).toMatchObject({ cohort: 'E2', steps: [] })
  expect(medianReturn(first?.steps ?? [])).toBe(30)
  expect(survivalAfter(29, first?.steps ?? []).survival).toBe(1)
  expect(survivalAfter(45, first?.steps ?? []).survival).toBe(0.5)
})

test('between visits everybody counts once, however often they came', () => {
  const often = came(...Array.from({ length: 11 }, (_, i) => addDays('2024-01-01', 10 * i)))
  const seldom = came('2023-01-01', '2024-01-01')
  const [curve] = intervalCurves([often, seldom], today, all)
  expect(curve?.steps.map(({ days }) => days)).toEqual([10, 365])
  expect(curve?.steps[0]?.survival).toBeCloseTo(0.5, 12)
  expect(curve?.steps[1]?.survival).toBeCloseTo(0, 12)
})

test('the interval holds the truth about as often as it says', () => {
  const random = seededRandom(5)
  const truth = Math.exp(-60 / 80)
  let held = 0
  const rounds = 120
  for (let round = 0; round < rounds; round++) {
    const people = Array.from({ length: 150 }, () => {
      const days: Day[] = [addDays(today, -400)]
      for (let at = -80 * Math.log(1 - random()); at < 400; at += -80 * Math.log(1 - random())) {
        const on = addDays(today, Math.ceil(at) - 400)
        if (on !== days.at(-1)) days.push(on)
      }
      return came(...days)
    })
    const { low, high } = survivalAfter(60, intervalCurves(people, today, all)[0]?.steps ?? [])
    if (low <= truth && truth <= high) held += 1
  }
  expect(held / rounds).toBeGreaterThan(0.88)
})

test('a curve never rises, stays within its interval, and the interval within 0–1', () => {
  const visits = fc.array(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 8 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(visits, (people) => {
      const list = people.map((days) => came(...days.toSorted((a, b) => a - b).map((at) => addDays('2022-01-01', at))))
      for (const curve of [...intervalCurves(list, today, all), ...secondVisitCurves(list, today, all)]) {
        let before = 1
        for (const { survival, low, high } of curve.steps) {
          expect(survival).toBeLessThanOrEqual(before)
          expect([low >= 0, low <= survival, survival <= high, high <= 1]).toEqual([true, true, true, true])
          before = survival
        }
      }
    }),
    { numRuns: 200 },
  )
})
