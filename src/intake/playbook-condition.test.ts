import { expect, test } from 'vitest'
import type { FeatureValue } from '#domain/playbook/feature.ts'
import { featureIds, type FeatureId, type FeatureValues } from '#domain/playbook/features.ts'
import { compileCondition } from '#intake/playbook-condition.ts'

function features(known: Partial<Record<FeatureId, FeatureValue>>): FeatureValues {
  return { ...Object.fromEntries(featureIds.map((id) => [id, null])), ...known } as FeatureValues
}

function isTrue(expression: string, known: Partial<Record<FeatureId, FeatureValue>>): boolean {
  const condition = compileCondition(expression)
  if ('problem' in condition) throw new Error(condition.problem.problem.en)
  return condition.holds(features(known), {})
}

const atRisk = 'segment == "at_risk" && days_since_visit >= 180 && f >= 3 && m >= 3'

test.each([
  {
    expression: atRisk,
    known: { segment: 'at_risk', days_since_visit: 180, f: 3, m: 5 },
    is: true,
    because: 'all of it holds',
  },
  {
    expression: atRisk,
    known: { segment: 'at_risk', days_since_visit: 179, f: 3, m: 5 },
    is: false,
    because: 'a day short',
  },
  { expression: atRisk, known: { segment: 'at_risk', f: 3, m: 5 }, is: false, because: 'nobody knows the last visit' },
  { expression: 'last_nps >= 9', known: {}, is: false, because: 'never asked' },
  { expression: '!(last_nps >= 9)', known: {}, is: false, because: 'never asked, so the opposite is no truer' },
  { expression: 'vip || last_nps >= 9', known: { vip: true }, is: true, because: 'one side is enough' },
  { expression: 'last_nps >= 9 || vip', known: { vip: true }, is: true, because: 'in either order' },
  { expression: 'vip && last_nps >= 9', known: { vip: true }, is: false, because: 'both are needed' },
  { expression: 'ladder_level in ["l2", "l3"]', known: { ladder_level: 'l3' }, is: true, because: 'one of the list' },
  { expression: 'overdue >= 2', known: { overdue: 2.5 }, is: true, because: 'a measure beside a whole number' },
  {
    expression: 'value_at_risk > 0.5 * clv_potential',
    known: { value_at_risk: 600, clv_potential: 1000 },
    is: true,
    because: 'sums',
  },
  { expression: '12 / cars > 3', known: { cars: 0 }, is: false, because: 'what cannot be worked out is not true' },
] as const)('$expression is $is: $because', ({ expression, known, is }) => {
  expect(isTrue(expression, known)).toBe(is)
})

test.each([
  {
    expression: `vip && ${'"a"'}.matches("^(a+)+$")`,
    says: 'matches cannot be used in conditions',
    because: 'a pattern',
  },
  {
    expression: '[f].all(a, [m].exists(b, a > b))',
    says: 'A loop cannot hold another loop',
    because: 'loops in loops',
  },
  { expression: 'cel.bind(a, "xx", a + a) == segment', says: 'bind cannot be used in conditions', because: 'doubling' },
] as const)('what may take for ever is refused: $because', ({ expression, says }) => {
  expect(compileCondition(expression)).toMatchObject({ problem: { problem: { en: says } } })
})

test.each([
  { expression: 'days_since_vist > 3', offset: 0, nearest: 'days_since_visit' },
  { expression: 'vip && days_since_vist > 3', offset: 7, nearest: 'days_since_visit' },
  { expression: 'f in [3, 4] && stage != "matur"', offset: 24, nearest: 'mature' },
  { expression: 'ladder_level in ["l2", "l4"]', offset: 23, nearest: 'l1' },
  { expression: 'something_else_entirely', offset: 0, nearest: null },
])('$expression: fault at $offset, nearest $nearest', ({ expression, offset, nearest }) => {
  expect(compileCondition(expression)).toMatchObject({ problem: { offset, nearest } })
})

test.each([
  'f +',
  'f',
  'f == "three"',
  'overdue == 2',
  'f && vip',
  `${'('.repeat(60)}vip${')'.repeat(60)}`,
  'vip '.repeat(900),
])('refused: %.20s', (expression) => {
  expect(compileCondition(expression)).toHaveProperty('problem.problem.zh')
})
