import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import { explain } from '#domain/explain.ts'
import { type ExplainedScore, frozenReasons } from '#domain/explanation.ts'
import { evidenceLabels } from '#domain/evidence-labels.ts'
import type { Label } from '#domain/label.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { ruleLabels } from '#domain/rule-labels.ts'
import { scoreReasons } from '#domain/score-reasons.ts'
import { anyCustomer, anyToday } from '#test/any-customer.ts'
import { aCar, aCustomer, aUsualCentre, aVisit } from '#test/people.ts'

const centre = aUsualCentre({ vipCut: { lifetimeValueFen: 900_000, customerNo: 'C0500', source: 'hz' } })

const facts = aCustomer({
  cars: [aCar({ deliveredOn: '2022-03-15' })],
  visits: [
    aVisit('2023-10-10', { spendFen: 120_000 }),
    aVisit('2024-01-18', { spendFen: 80_000, costedMarginFen: 30_000, uncostedRevenueFen: 0 }),
    aVisit('2024-06-03', { spendFen: 100_000 }),
  ],
  surveys: [{ on: '2024-06-04', score: 9 }],
  centre,
})
const { reasons } = explain(facts, defaultPolicy, '2024-09-10')

test.each([
  {
    score: 'stage',
    reason: {
      value: 'activation',
      rule: 'age-of-vehicle',
      inputs: { deliveredOn: '2022-03-15', ageMonths: 29, carsOwned: true },
      wouldChange: [{ to: 'growth', by: 'time', on: '2025-03-15' }],
    },
  },
  {
    score: 'r',
    reason: {
      value: 3,
      rule: 'fixed-thresholds',
      inputs: { lastVisitOn: '2024-06-03', daysSinceVisit: 99 },
      wouldChange: [
        { to: 2, by: 'time', on: '2024-12-01' },
        { to: 5, by: 'visit' },
      ],
    },
  },
  {
    score: 'f',
    reason: {
      value: 2,
      inputs: { visitsInWindow: 3, visitsPerYear: 1.5 },
      wouldChange: [{ to: 3, by: 'input', input: 'visitsInWindow', reaching: 4 }],
    },
  },
  {
    score: 'm',
    reason: {
      value: 2,
      inputs: { spendFenPerYear: 150_000 },
      wouldChange: [{ to: 3, by: 'input', input: 'spendInWindowFen', reaching: 600_000 }],
    },
  },
  {
    score: 'segment',
    reason: {
      value: 'average',
      rule: 'box',
      inputs: { r: 3, f: 2, m: 2, distance: 0 },
      wouldChange: [{ to: 'potential_loyalists', by: 'input', input: 'r', reaching: 4 }],
    },
  },
  {
    score: 'ladder',
    reason: {
      value: 'l1',
      rule: 'within-rhythm',
      inputs: {
        daysSinceVisit: 99,
        expectedIntervalDays: 118.5,
        isOwnRhythm: true,
        intervalFromDays: 100,
        intervalToDays: 137,
      },
      wouldChange: [
        { to: 'l3', by: 'time', on: '2024-09-30' },
        { to: 'none', by: 'contact' },
        { to: 'none', by: 'visit' },
      ],
    },
  },
  {
    score: 'realised',
    reason: {
      value: 118_000,
      inputs: { revenueFen: 300_000, costedMarginFen: 30_000, uncostedRevenueFen: 220_000 },
      thresholds: { marginShare: 0.4 },
    },
  },
  {
    score: 'potential',
    reason: {
      rule: 'formula',
      inputs: {
        marginFenPerYear: 100_000,
        marginOf: 'centre',
        yearlyRetention: [0.8],
        monthsAhead: 60,
        horizonFrom: 'delivery',
      },
    },
  },
  {
    score: 'tier',
    reason: { value: 'low', wouldChange: [{ to: 'medium', by: 'input', input: 'totalFen', reaching: 1_000_000 }] },
  },
  { score: 'vip', reason: { value: false, rule: 'not-vip', thresholds: { vipCutFen: 900_000, vipShare: 0.2 } } },
  { score: 'valueAtRisk', reason: { value: 0, rule: 'assumed-activity', inputs: { activeShare: 1 } } },
  {
    score: 'lossIfLost',
    reason: { value: 277_495 + Math.round(0.28 * 277_495), inputs: { npsScore: 9, newcomerFen: 277_495 } },
  },
  { score: 'cadenceGroup', reason: { value: 'dormant', rule: 'first-that-holds', wouldChange: [] } },
] as const)('why $score is what it is', ({ score, reason }) => {
  expect(reasons[score]).toMatchObject(reason)
})

test('of somebody unknown, the reasons say what is missing', () => {
  const told = explain(aCustomer(), defaultPolicy, '2024-09-01').reasons
  expect([told.stage.rule, told.r.rule, told.segment.rule, told.potential.rule, told.valueAtRisk.rule]).toEqual([
    'no-vehicle',
    'never-visited',
    'never-visited-old',
    'unknown',
    'unknown',
  ])
})

test('fifths that too few customers are there for are said to be', () => {
  const policy = { ...defaultPolicy, rfm: { ...defaultPolicy.rfm, moneyBy: 'quintile' as const } }
  expect(explain(facts, policy, '2024-09-10').reasons.m.rule).toBe('too-few-for-fifths')
})

test('what is kept of the reasons: rules and inputs', () => {
  const kept = frozenReasons(explain(facts, defaultPolicy, '2024-09-10'))
  expect(Object.keys(kept)).toEqual(Object.keys(reasons))
  expect(kept.r).toEqual({ rule: 'fixed-thresholds', inputs: { lastVisitOn: '2024-06-03', daysSinceVisit: 99 } })
})

test('whatever two reasons name alike they call the same', () => {
  for (const [score, words] of Object.entries(scoreReasons)) {
    expect(evidenceLabels, score).toMatchObject(words.evidenceLabels)
    expect(ruleLabels, score).toMatchObject(words.ruleLabels)
  }
})

function unnamed(codes: readonly string[], labels: Readonly<Record<string, Label>>): string[] {
  return codes.filter((code) => !(code in labels))
}

test('an explanation explains the assessment, in words that are there', () => {
  fc.assert(
    fc.property(anyCustomer, anyToday, (customer, today) => {
      const told = explain({ ...customer, centre }, defaultPolicy, today)
      const { assessment } = told
      expect(assessment).toEqual(assess({ ...customer, centre }, defaultPolicy, today))
      const { health, ladder, clv, isVip } = assessment
      const named = { health: health.score, ladder: ladder.level, tier: clv.tier, vip: isVip }
      const kept: Readonly<Record<string, unknown>> = { ...assessment, ...named }
      for (const [score, words] of Object.entries(scoreReasons)) {
        const { value, rule, inputs, thresholds } = told.reasons[score as ExplainedScore]
        if (score in kept) expect({ score, value }).toEqual({ score, value: kept[score] })
        expect({ score, unnamed: unnamed([rule], words.ruleLabels) }).toEqual({ score, unnamed: [] })
        const seen = Object.keys({ ...inputs, ...thresholds })
        expect({ score, unnamed: unnamed(seen, words.evidenceLabels) }).toEqual({ score, unnamed: [] })
      }
    }),
  )
})

test('what time would change, it does: to the day, if nothing happens', () => {
  fc.assert(
    fc.property(anyCustomer, anyToday, (customer, today) => {
      const known = { ...customer, cars: [], visits: customer.visits.filter(({ on }) => on <= today), centre }
      const contacts = customer.contacts.filter(({ on }) => on <= today)
      const alone = { ...known, contacts }
      for (const score of ['r', 'cadenceGroup'] as const) {
        for (const change of explain(alone, defaultPolicy, today).reasons[score].wouldChange) {
          if (change.by === 'time') expect(assess(alone, defaultPolicy, change.on)[score]).toBe(change.to)
        }
      }
    }),
  )
})
