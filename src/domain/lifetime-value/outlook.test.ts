import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import { assessCentre } from '#domain/assess-centre.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { explain } from '#domain/explain.ts'
import { customerOutlook } from '#domain/lifetime-value/customer-outlook.ts'
import { defaultPolicy, type Policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { foretoldScores, readerOf } from '#domain/score-changes.ts'
import { aCar, aCustomer, aFit, aUsualCentre, aVisit, visitsOn } from '#test/people.ts'
import { anyCustomer, anyToday } from '#test/any-customer.ts'
import { visitsAtLeastIfActive } from '#domain/value-model/cnbd-visits.ts'

const fit = aFit()
const centre = aUsualCentre({ fit })
const today = '2024-09-02'

/** So many visits, one in every `every` days, the last so long ago. */
function regular({ visits, every, ago }: { visits: number; every: number; ago: number }): Day[] {
  return Array.from({ length: visits }, (_, i) => addDays(today, -ago - (visits - 1 - i) * every))
}

function customer(about: { visits: number; every: number; ago: number }) {
  return aCustomer({ centre, visits: visitsOn(regular(about), { spendFen: 50_000, uncostedRevenueFen: 50_000 }) })
}

/** The group comes about every 150 days. */
test.each([
  { who: 'one visit leans on the group', visits: 1, every: 0, ago: 30, from: 130, to: 190 },
  { who: 'two visits, a short interval: still mostly the group', visits: 2, every: 60, ago: 30, from: 80, to: 135 },
  { who: 'twelve visits every 60 days: mostly themselves', visits: 12, every: 60, ago: 30, from: 58, to: 72 },
  { who: 'twelve visits every 300 days: mostly themselves', visits: 12, every: 300, ago: 30, from: 240, to: 300 },
])('the expected interval is shrunk: $who', ({ from, to, ...about }) => {
  const { expectedIntervalDays } = assess(customer(about), defaultPolicy, today).ladder
  expect(expectedIntervalDays).toBeGreaterThanOrEqual(from)
  expect(expectedIntervalDays).toBeLessThanOrEqual(to)
})

/** Against the median, every 60 days, this customer of two visits would be overdue after 61 days. */
test.each([
  { ago: 59, level: 'l1', rule: 'fixed-days' },
  { ago: 62, level: 'l1', rule: 'within-rhythm' },
  { ago: 120, level: 'high', rule: 'days-and-rhythm' },
])('the ladder goes by the fitted rhythm: $ago days after the second visit, $level ($rule)', ({ ago, level, rule }) => {
  const facts = customer({ visits: 2, every: 100, ago })
  const { reasons, assessment } = explain(facts, defaultPolicy, today)
  expect(assessment.ladder.level).toBe(level)
  expect(reasons.ladder.rule).toBe(rule)
  expect(reasons.ladder.inputs).toMatchObject({ fitId: fit.fitId, pActive: assessment.ladder.pActive })
})

test('longer silence never raises the chance of being active, and after the lapse date it is below one half', () => {
  const facts = customer({ visits: 8, every: 90, ago: 0 })
  const { lapseOn } = assess(facts, defaultPolicy, today).ladder
  if (lapseOn === null) throw new Error('somebody who comes every 90 days lapses')
  const activeOn = (on: Day): number => assess(facts, defaultPolicy, on).ladder.pActive ?? Number.NaN
  for (let days = 1; days < 700; days += 7)
    expect(activeOn(addDays(today, days))).toBeLessThanOrEqual(activeOn(addDays(today, days - 1)))
  expect(activeOn(addDays(lapseOn, -1))).toBeGreaterThanOrEqual(0.5)
  expect(activeOn(lapseOn)).toBeLessThan(0.5)
})

test('potential comes with an interval, its method and its fit; what is at risk goes by P(active)', () => {
  const { clv, valueAtRiskFen, ladder, fitId } = assess(
    customer({ visits: 8, every: 90, ago: 200 }),
    defaultPolicy,
    today,
  )
  expect(fitId).toBe(7)
  expect(clv.method).toBe('model')
  expect(clv.potentialLowFen).toBeLessThan(clv.potentialFen ?? 0)
  expect(clv.potentialHighFen).toBeGreaterThan(clv.potentialFen ?? 0)
  const active = ladder.pActive ?? Number.NaN
  // Monday's potential is Monday's P(active): today is one.
  expect(valueAtRiskFen).toBeCloseTo(((1 - active) / active) * (clv.potentialFen ?? 0), -1)
})

const formula: Policy = { ...defaultPolicy, model: { ...defaultPolicy.model, speaks: 'formula' } }

test('without a fit, where the policy prefers the formula, and of somebody who never came, nothing is changed by it', () => {
  fc.assert(
    fc.property(anyCustomer, anyToday, (someone, on) => {
      const without = assess({ ...someone, centre: aUsualCentre() }, defaultPolicy, on)
      expect(without.fitId).toBeNull()
      expect(without.clv.method).toBe('formula')
      expect(assess({ ...someone, centre }, formula, on)).toEqual(without)
      const never = { ...someone, visits: [] }
      expect(assess({ ...never, centre }, defaultPolicy, on)).toEqual(
        assess({ ...never, centre: aUsualCentre() }, defaultPolicy, on),
      )
    }),
    { numRuns: 200 },
  )
})

test('whoever has given up every car has nothing ahead', () => {
  const facts = aCustomer({
    centre,
    cars: [aCar({ deliveredOn: '2020-01-01', soldOn: '2024-08-20' })],
    visits: visitsOn(['2024-01-01', '2024-06-01']),
  })
  expect(assess(facts, defaultPolicy, today).clv).toMatchObject({
    method: 'model',
    potentialFen: 0,
    potentialLowFen: 0,
    potentialHighFen: 0,
  })
})

const readers = foretoldScores.map((name) => [name, readerOf(name)] as const)

test('on the very day of a visit, with no time ahead, nothing is foretold and nothing goes on for ever', () => {
  const ahead = { k: 3, a: 1, b: 2, s: 11.3, A: 185, silence: 0, hiddenSum: 1 }
  expect([...visitsAtLeastIfActive(ahead, 0)]).toEqual([1, 0])
  expect(visitsAtLeastIfActive(ahead, 1e-9)[1]).toBeLessThan(1e-6)
})

test('nothing changes before the next look, which is next Monday at the latest', () => {
  fc.assert(
    fc.property(anyCustomer, anyToday, (someone, on) => {
      const facts = { ...someone, ...recordsUntil(someone, on), centre }
      const now = assess(facts, defaultPolicy, on)
      for (let then = addDays(on, 1), days = 0; then < now.nextLookOn && days < 8; then = addDays(then, 1), days++) {
        const later = assess(facts, defaultPolicy, then)
        for (const [name, read] of readers) expect([name, read(later)]).toEqual([name, read(now)])
      }
      if (now.fitId !== null) expect(now.nextLookOn <= addDays(on, 7)).toBe(true)
    }),
    { numRuns: 300 },
  )
}, 30_000)

test('a centre passes its fit on with its figures: one customer assessed by them gets the same scores', () => {
  const people = [
    aCustomer({ customerNo: 'A', visits: visitsOn(regular({ visits: 5, every: 80, ago: 20 })) }),
    aCustomer({ customerNo: 'B', visits: [aVisit('2023-01-01', { spendFen: 90_000 })] }),
  ]
  const { assessments, figures } = assessCentre(people, defaultPolicy, today, { fit })
  expect(figures.fit?.fitId).toBe(7)
  expect(assessments).toEqual(people.map((each) => assess({ ...each, centre: figures }, defaultPolicy, today)))
})

test('the outlook of one customer: curves that begin at the last visit and end at the horizon', () => {
  const facts = customer({ visits: 6, every: 100, ago: 70 })
  const outlook = customerOutlook(facts, defaultPolicy, today)
  if (outlook === null) throw new Error('a fit speaks')
  expect(outlook.activeCurve[0]?.on).toBe(addDays(today, -70))
  expect(outlook.dueOn).toBe(addDays(today, outlook.intervalDays - 70))
  expect(outlook.nextVisit.fromOn <= outlook.nextVisit.medianOn).toBe(true)
  const points = outlook.value.points
  expect(points[0]).toMatchObject({ months: 0, on: today, expectedFen: 0 })
  expect(points.at(-1)?.months).toBe(outlook.visits.monthsAhead)
  expect(points.at(-1)?.expectedFen).toBeCloseTo(outlook.value.potentialFen, -2)
  expect(points.map(({ expectedFen }) => expectedFen)).toEqual(
    points.map(({ expectedFen }) => expectedFen).toSorted((a, b) => a - b),
  )
})
