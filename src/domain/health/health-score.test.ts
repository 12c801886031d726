import fc from 'fast-check'
import { expect, test } from 'vitest'
import { healthOf, type HealthInputs, type HealthPolicy } from '#domain/health/health-score.ts'
import { complaintsIfKept, latestSurvey } from '#domain/health/health-inputs.ts'
import { healthGradeOf } from '#domain/health/health-grade.ts'
import { lookingFrom } from '#domain/as-of.ts'
import { defaultPolicy } from '#domain/policy.ts'

const policy = defaultPolicy.health

/** A customer who has all points. */
function inputs(about: Partial<HealthInputs> = {}): HealthInputs {
  return { visits: 4, spendFen: 300_000, tenureMonths: 40, npsScore: 9, daysSinceAppUse: 30, complaints: 0, ...about }
}

function health(about: Partial<HealthInputs>, rules: HealthPolicy = policy) {
  return healthOf(inputs(about), 12, rules)
}

test.each([
  { about: { visits: 4 }, part: 'visits', points: 30 },
  { about: { visits: 3 }, part: 'visits', points: 20 },
  { about: { visits: 2 }, part: 'visits', points: 10 },
  { about: { visits: 1 }, part: 'visits', points: 0 },
  { about: { visits: 0 }, part: 'visits', points: 0 },
  { about: { visits: 99 }, part: 'visits', points: 30 },
  { about: { spendFen: 300_000 }, part: 'spend', points: 25 },
  { about: { spendFen: 900_000 }, part: 'spend', points: 25 },
  { about: { spendFen: 150_000 }, part: 'spend', points: 12.5 },
  { about: { spendFen: 100_000 }, part: 'spend', points: 8.33 },
  { about: { spendFen: 0 }, part: 'spend', points: 0 },
  { about: { spendFen: -5_000 }, part: 'spend', points: 0 },
  { about: { npsScore: 10 }, part: 'nps', points: 20 },
  { about: { npsScore: 9 }, part: 'nps', points: 20 },
  { about: { npsScore: 8 }, part: 'nps', points: 15 },
  { about: { npsScore: 7 }, part: 'nps', points: 0 },
  { about: { npsScore: 0 }, part: 'nps', points: 0 },
  { about: { npsScore: null }, part: 'nps', points: null },
  { about: { daysSinceAppUse: 30 }, part: 'app', points: 15 },
  { about: { daysSinceAppUse: 31 }, part: 'app', points: 10 },
  { about: { daysSinceAppUse: 90 }, part: 'app', points: 10 },
  { about: { daysSinceAppUse: 91 }, part: 'app', points: 0 },
  { about: { daysSinceAppUse: null }, part: 'app', points: null },
  { about: { complaints: 0 }, part: 'complaints', points: 10 },
  { about: { complaints: 1 }, part: 'complaints', points: 5 },
  { about: { complaints: 2 }, part: 'complaints', points: 0 },
  { about: { complaints: 7 }, part: 'complaints', points: 0 },
  { about: { complaints: null }, part: 'complaints', points: null },
] as const)('$about → $points points for $part', ({ about, part, points }) => {
  expect(health(about).parts[part]).toBe(points)
})

test.each([
  { because: 'everything is at its best', about: {}, score: 100, coverage: 1 },
  {
    because: 'what has no data is left out and the rest scaled',
    about: { npsScore: null, daysSinceAppUse: null, complaints: null, visits: 2 },
    score: 64,
    coverage: 0.55,
  },
  {
    because: 'no visits is 0 points, not unknown',
    about: { visits: 0, spendFen: 0, npsScore: null, daysSinceAppUse: null, complaints: null },
    score: 0,
    coverage: 0.55,
  },
  {
    because: 'the five parts add up',
    about: { spendFen: 60_000, npsScore: 8, daysSinceAppUse: 60, complaints: 1, visits: 3 },
    score: 55,
    coverage: 1,
  },
  {
    because: '62.5 rounds to 63',
    about: { spendFen: 150_000, visits: 3, npsScore: 8, daysSinceAppUse: 40, complaints: 1 },
    score: 63,
    coverage: 1,
  },
  {
    because: '62.49 rounds to 62',
    about: { spendFen: 149_900, visits: 3, npsScore: 8, daysSinceAppUse: 40, complaints: 1 },
    score: 62,
    coverage: 1,
  },
] as const)('$because', ({ about, score, coverage }) => {
  const told = health(about)
  expect([told.score, told.coverage]).toEqual([score, coverage])
})

test.each([
  { because: '2 visits in 6 months are 4 a year', about: { tenureMonths: 6, visits: 2 }, visits: 30, spend: 25 },
  {
    because: '3 visits in 10 months are 3.6, rounded down to 3',
    about: { tenureMonths: 10, visits: 3 },
    visits: 20,
    spend: 25,
  },
  {
    because: 'one month counts as three',
    about: { tenureMonths: 1, visits: 1, spendFen: 37_500 },
    visits: 30,
    spend: 12.5,
  },
  { because: 'so does none', about: { tenureMonths: 0, visits: 1, spendFen: 37_500 }, visits: 30, spend: 12.5 },
  {
    because: 'at 12 months nothing is scaled',
    about: { tenureMonths: 12, visits: 2, spendFen: 150_000 },
    visits: 10,
    spend: 12.5,
  },
  { because: 'at 11 months it is', about: { tenureMonths: 11, visits: 3, spendFen: 275_000 }, visits: 20, spend: 25 },
] as const)('tenure: $because', ({ about, visits, spend }) => {
  const { parts } = health(about)
  expect([parts.visits, parts.spend]).toEqual([visits, spend])
})

test('a policy may count missing data as 0 instead; coverage still says so', () => {
  const told = health({ npsScore: null }, { ...policy, missingData: 'zero' })
  expect([told.score, told.coverage]).toEqual([80, 0.8])
})

test.each([
  [100, 'healthy'],
  [80, 'healthy'],
  [79, 'fair'],
  [60, 'fair'],
  [59, 'poor'],
  [40, 'poor'],
  [39, 'critical'],
  [0, 'critical'],
] as const)('%i is %s', (score, grade) => {
  expect(healthGradeOf(score, policy.gradeCuts)).toBe(grade)
})

test.each([
  {
    because: 'the latest counts',
    surveys: [
      { on: '2024-01-01', score: 3 },
      { on: '2024-05-01', score: 9 },
    ],
    score: 9,
  },
  {
    because: 'of one day the lowest',
    surveys: [
      { on: '2024-05-01', score: 4 },
      { on: '2024-05-01', score: 9 },
    ],
    score: 4,
  },
  { because: 'just inside 12 months', surveys: [{ on: '2023-09-02', score: 8 }], score: 8 },
  { because: 'just outside', surveys: [{ on: '2023-09-01', score: 8 }], score: undefined },
  { because: 'none', surveys: [], score: undefined },
] as const)('surveys: $because', ({ surveys, score }) => {
  expect(latestSurvey(surveys, lookingFrom('2024-09-01', defaultPolicy.windows))?.score).toBe(score)
})

test.each([
  { knownFrom: null, told: null },
  { knownFrom: '2024-09-02', told: null },
  { knownFrom: '2024-09-01', told: 0 },
] as const)('complaints kept from $knownFrom: $told', ({ knownFrom, told }) => {
  expect(complaintsIfKept(0, knownFrom, '2024-09-01')).toBe(told)
})

test('a score lies between 0 and 100, and more spend never lowers it', () => {
  const anything = fc.record({
    visits: fc.integer({ min: 0, max: 30 }),
    spendFen: fc.integer({ min: -1_000_000, max: 5_000_000 }),
    tenureMonths: fc.option(fc.integer({ min: 0, max: 200 })),
    npsScore: fc.option(fc.integer({ min: 0, max: 10 })),
    daysSinceAppUse: fc.option(fc.integer({ min: 0, max: 500 })),
    complaints: fc.option(fc.integer({ min: 0, max: 5 })),
  })
  fc.assert(
    fc.property(anything, fc.integer({ min: 0, max: 500_000 }), (about, more) => {
      const { score, coverage } = healthOf(about, 12, policy)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
      expect(coverage).toBeGreaterThanOrEqual(0.55)
      expect(healthOf({ ...about, spendFen: about.spendFen + more }, 12, policy).score).toBeGreaterThanOrEqual(
        score ?? 101,
      )
    }),
  )
})
