import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assessCentre } from '#domain/assess-centre.ts'
import { assess } from '#domain/assess.ts'
import { addDays } from '#domain/calendar.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { defaultPolicy, type Policy } from '#domain/policy.ts'
import { anyCustomer, anyToday } from '#test/any-customer.ts'
import { aCar, aCustomer, aUsualCentre, aVisit } from '#test/people.ts'

const centre = aUsualCentre()
const someone = anyCustomer.map((customer) => ({ ...customer, centre }))

/** Several customers, each with a number of their own. */
const somePeople = fc
  .array(anyCustomer, { minLength: 1, maxLength: 40 })
  .map((people) => people.map((each, at) => ({ ...each, customerNo: `C${at % 7}`, source: at % 2 ? 'hz' : 'sh', at })))

test('one customer from end to end', () => {
  const visits = [
    aVisit('2023-10-10', { spendFen: 120_000, advisorId: 1, advisorMinutes: 30, bayMinutes: 60 }),
    aVisit('2024-01-18', { spendFen: 80_000, costedMarginFen: 30_000, uncostedRevenueFen: 0, advisorId: 1 }),
    aVisit('2024-06-03', { spendFen: 100_000, advisorId: 2, waitingMinutes: 45 }),
  ]
  const facts = aCustomer({
    cars: [aCar({ deliveredOn: '2022-03-15' })],
    visits,
    surveys: [{ on: '2024-06-04', score: 8 }],
    contacts: [{ on: '2024-06-10', isPersonal: true, hasOverDelivery: false }],
    centre,
  })
  expect(assess(facts, defaultPolicy, '2024-09-01')).toEqual({
    customerNo: 'C0001',
    source: 'hz',
    asOf: '2024-09-01',
    ageMonths: 29,
    stage: 'activation',
    tenureMonths: 29,
    visitsTotal: 3,
    visits24m: 3,
    spend24mFen: 300_000,
    lastVisitOn: '2024-06-03',
    daysSinceVisit: 90,
    r: 4,
    f: 2,
    m: 2,
    segment: 'potential_loyalists',
    health: {
      score: 82,
      grade: 'healthy',
      coverage: 0.85,
      parts: { visits: 20, spend: 25, nps: 15, app: null, complaints: 10 },
    },
    ladder: {
      level: 'l1',
      since: '2024-07-10',
      daysSinceContact: 83,
      expectedIntervalDays: 118.5,
      overdue: 90 / 118.5,
      pActive: null,
      lapseOn: null,
    },
    clv: {
      realisedFen: 118_000,
      revenueFen: 300_000,
      potentialFen: Math.round(
        100_000 * [1, 2, 3, 4, 5].reduce((sum, year) => sum + 0.8 ** (year - 1) / 1.08 ** year, 0),
      ),
      potentialLowFen: null,
      potentialHighFen: null,
      totalFen: 118_000 + 277_495,
      tier: 'low',
      method: 'formula',
    },
    valueAtRiskFen: 0,
    isVip: false,
    costToServeFen: 19_000,
    contributionFen: 118_000 - 19_000,
    isFalseHighValue: false,
    isNeglectedHighValue: false,
    cadenceGroup: 'dormant',
    fitId: null,
    nextLookOn: '2024-09-02',
  })
})

test('somebody of whom nothing is known', () => {
  expect(assess(aCustomer({ centre }), defaultPolicy, '2024-09-01')).toMatchObject({
    stage: 'no_vehicle',
    tenureMonths: null,
    r: null,
    segment: 'hibernating',
    health: { score: 15, coverage: 0.65 },
    ladder: { level: 'none', since: null, daysSinceContact: null },
    clv: { realisedFen: 0, potentialFen: null, totalFen: null, tier: null },
    valueAtRiskFen: null,
    cadenceGroup: 'new',
    nextLookOn: '9999-12-31',
  })
})

test('every customer has exactly one stage and one segment, and scores within their ranges', () => {
  fc.assert(
    fc.property(someone, anyToday, (facts, today) => {
      const told = assess(facts, defaultPolicy, today)
      expect(told.stage in stageLabels).toBe(true)
      expect(told.segment in segmentLabels).toBe(true)
      expect(told.health.score).toBeGreaterThanOrEqual(0)
      expect(told.health.score).toBeLessThanOrEqual(100)
      expect([told.r, told.f, told.m].filter((score) => score === null).length).toBe(told.visitsTotal === 0 ? 3 : 0)
      expect(told.nextLookOn > today).toBe(true)
      expect((told.ladder.since ?? today) <= today).toBe(true)
      expect(told.ladder.since === null).toBe(told.ladder.level === 'none')
    }),
  )
})

test('records dated later never change an assessment', () => {
  fc.assert(
    fc.property(someone, anyToday, (facts, today) => {
      const without = {
        ...facts,
        cars: facts.cars
          .filter((car) => car.ownedFrom <= today)
          .map((car) => ({
            ...car,
            ownedTo: car.ownedTo !== null && car.ownedTo > today ? null : car.ownedTo,
            soldOn: car.soldOn !== null && car.soldOn > today ? null : car.soldOn,
          })),
        visits: facts.visits.filter(({ on }) => on <= today),
        surveys: facts.surveys.filter(({ on }) => on <= today),
        complaints: facts.complaints.filter(({ openedOn }) => openedOn <= today),
        appUsedOn: facts.appUsedOn.filter((on) => on <= today),
        contacts: facts.contacts.filter(({ on }) => on <= today),
      }
      expect(assess(facts, defaultPolicy, today)).toEqual(assess(without, defaultPolicy, today))
    }),
  )
})

test('nor do they change a centre, its figures included', () => {
  fc.assert(
    fc.property(somePeople, anyToday, (people, today) => {
      const without = people.map((each) => ({
        ...each,
        visits: each.visits.filter(({ on }) => on <= today),
        complaints: each.complaints.filter(({ openedOn }) => openedOn <= today),
      }))
      expect(assessCentre(people, defaultPolicy, today)).toEqual(assessCentre(without, defaultPolicy, today))
    }),
    { numRuns: 50 },
  )
})

test('the order of records does not matter', () => {
  fc.assert(
    fc.property(someone, anyToday, fc.infiniteStream(fc.nat()), (facts, today, random) => {
      const shuffle = <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item)
      const shuffled = {
        ...facts,
        cars: shuffle(facts.cars),
        visits: shuffle(facts.visits),
        surveys: shuffle(facts.surveys),
        complaints: shuffle(facts.complaints),
        appUsedOn: shuffle(facts.appUsedOn),
        contacts: shuffle(facts.contacts),
      }
      expect(assess(shuffled, defaultPolicy, today)).toEqual(assess(facts, defaultPolicy, today))
    }),
  )
})

test('longer silence never raises R, and never brings a car back to an earlier stage', () => {
  fc.assert(
    fc.property(someone, anyToday, fc.integer({ min: 1, max: 900 }), (customer, today, days) => {
      const facts = { ...customer, visits: customer.visits.filter(({ on }) => on <= today) }
      const [now, then] = [assess(facts, defaultPolicy, today), assess(facts, defaultPolicy, addDays(today, days))]
      expect(then.r ?? 0).toBeLessThanOrEqual(now.r ?? 0)
      expect(then.daysSinceVisit ?? 0).toBeGreaterThanOrEqual(now.daysSinceVisit ?? 0)
      expect(then.clv.realisedFen).toBe(now.clv.realisedFen)
    }),
  )
})

const ranking: Policy = {
  ...defaultPolicy,
  rfm: {
    ...defaultPolicy.rfm,
    recencyBy: 'quintile',
    frequencyBy: 'quintile',
    moneyBy: 'quintile',
    quintileCustomers: 5,
  },
  potential: { ...defaultPolicy.potential, leastSegmentCustomers: 2 },
}

test.each([
  { name: 'fixed thresholds', policy: defaultPolicy },
  { name: 'fifths of the centre', policy: ranking },
])('$name: a centre tells of everybody what each is told alone', ({ policy }) => {
  fc.assert(
    fc.property(somePeople, anyToday, (people, today) => {
      const { assessments, figures } = assessCentre(people, policy, today)
      const stored: typeof figures = JSON.parse(JSON.stringify(figures))
      expect(stored).toEqual(figures)
      expect(assessments).toEqual(people.map((each) => assess({ ...each, centre: stored }, policy, today)))
    }),
    { numRuns: 60 },
  )
})
