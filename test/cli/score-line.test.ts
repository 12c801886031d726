import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { scoreLine } from '#cli/score-line.ts'
import { aCustomer } from '#test/people.ts'

const assessment = assess(aCustomer(), defaultPolicy, '2024-09-02')

test('keys come in the order of the specification, then what tells equal numbers apart', () => {
  const { health, ladder, clv, ...scores } = JSON.parse(scoreLine(assessment, '锦澜高新服务中心'))
  expect(Object.keys(scores)).toEqual([
    'customer_no', 'as_of', 'age_months', 'stage', 'tenure_months', 'visits_total', 'visits_24m', 'spend_24m', 'days_since_visit',
    'r', 'f', 'm', 'segment', 'value_at_risk', 'vip', 'cadence_group', 'source', 'centre',
  ]) // prettier-ignore
  expect(Object.keys(health)).toEqual(['score', 'grade', 'coverage', 'parts'])
  expect(Object.keys(health.parts)).toEqual(['visits', 'spend', 'nps', 'app', 'complaints'])
  expect(Object.keys(ladder)).toEqual(['level', 'days_since_contact', 'expected_interval_days', 'overdue', 'p_active'])
  expect(Object.keys(clv)).toEqual([
    'realised',
    'potential',
    'potential_low',
    'potential_high',
    'total',
    'tier',
    'method',
  ])
})

test('health, ladder and clv stand between segment and value_at_risk', () => {
  expect(scoreLine(assessment, null)).toMatch(
    /"segment":"\w+","health":\{.*\},"ladder":\{.*\},"clv":\{.*\},"value_at_risk":/,
  )
})

test('money is yuan with two decimals, unknown is null, numbers have six decimals at most', () => {
  const line = scoreLine(
    { ...assessment, spend24mFen: 991_700, valueAtRiskFen: null, ladder: { ...assessment.ladder, overdue: 4 / 3 } },
    null,
  )
  expect(line).toContain('"spend_24m":9917.00')
  expect(line).toContain('"value_at_risk":null')
  expect(line).toContain('"overdue":1.333333,')
  expect(line).toContain('"centre":null}')
})

test('what a file put into a number stays inside its string', () => {
  const line = scoreLine({ ...assessment, customerNo: 'C"1\n,客' }, null)
  expect(JSON.parse(line)).toMatchObject({ customer_no: 'C"1\n,客' })
  expect(line).not.toContain('\n')
})
