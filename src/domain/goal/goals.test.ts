import { expect, test } from 'vitest'
import { goalMetrics, type GoalFigures } from '#domain/goal/goal-metric.ts'
import { goalStatus } from '#domain/goal/goal-status.ts'
import { funnelStanding, trendOf } from '#domain/goal/self-check.ts'
import { retentionCounts } from '#domain/report/retention-counts.ts'
import { standingCounts } from '#domain/report/standing-counts.ts'
import { workCounts } from '#domain/report/work-counts.ts'
import { defaultPolicy } from '#domain/policy.ts'

test.each([
  { value: 0.92, base: 100, target: 0.9, status: 'met', because: 'above the target' },
  { value: 0.9, base: 100, target: 0.9, status: 'met', because: 'the target itself is enough' },
  { value: 0.82, base: 100, target: 0.9, status: 'at_risk', because: 'within a tenth of the target' },
  { value: 0.8, base: 100, target: 0.9, status: 'missed', because: 'further away' },
  { value: 1, base: 19, target: 0.9, status: 'too_few', because: 'nineteen customers say nothing' },
  { value: null, base: 0, target: 0.9, status: 'too_few', because: 'there is nothing to tell it from' },
  { value: 0.5, base: 100, target: null, status: 'no_target', because: 'nobody set one' },
] as const)('$because → $status', ({ value, base, target, status }) => {
  expect(goalStatus({ value, base }, target)).toBe(status)
})

const nobody: GoalFigures = {
  standing: standingCounts([]),
  retention: retentionCounts([], defaultPolicy.retention, '2024-09-01'),
  work: workCounts([], '2024-09-01'),
  service: { complaintResponse: { of: 0, who: 0 }, contactMix: { of: 0, who: 0 } },
}

test.each(Object.entries(goalMetrics))('of nobody %s is unknown, not zero', (_, metric) => {
  expect(metric.measure(nobody)).toMatchObject({ value: null, base: 0 })
})

test.each([
  {
    metric: 'survey_index',
    figures: { ...nobody, work: { ...nobody.work, surveys: { answers: 4, scores: 30, squares: 226 } } },
    value: 75,
  },
  {
    metric: 'contact_mix',
    figures: { ...nobody, service: { ...nobody.service, contactMix: { of: 10, who: 9 } } },
    value: 0.9,
  },
  {
    metric: 'spend_per_visit',
    figures: {
      ...nobody,
      retention: {
        ...nobody.retention,
        year: { ...nobody.retention.year, activeCustomers: 2, visits: 4, spendFen: 400_000 },
      },
    },
    value: 100_000,
  },
] as const)('$metric comes to $value', ({ metric, figures, value }) => {
  expect(goalMetrics[metric].measure(figures).value).toBeCloseTo(value)
})

test('a funnel by hand tells each step of the one before that was counted', () => {
  const shares = funnelStanding({ delivered: 200, first_service: 150, third_visit: 60 })
  expect(shares.map(({ customers, ofBefore, ofFirst }) => [customers, ofBefore, ofFirst])).toEqual([
    [200, null, null],
    [150, 0.75, 0.75],
    [null, null, null],
    [60, 0.4, 0.3],
    [null, null, null],
  ])
})

test.each([
  [4, 6, 'better'],
  [6, 4, 'worse'],
  [5, 5, 'same'],
  [5, null, null],
] as const)('%s after %s is %s', (now, before, trend) => expect(trendOf(now, before)).toBe(trend))
