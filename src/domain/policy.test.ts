import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PolicyProblem, problemWith } from '#domain/check-setting.ts'
import { nearestName } from '#domain/nearest-name.ts'
import { defaultPolicy, policySettings } from '#domain/policy.ts'
import { policyDifference, readPolicy } from '#domain/read-policy.ts'
import type { Setting } from '#domain/settings.ts'

const everySetting = Object.entries(policySettings).flatMap(([group, settings]) =>
  Object.entries<Setting>(settings).map(([name, setting]) => ({ id: `${group}.${name}`, setting })),
)

test.each(everySetting)('$id: its default is allowed, and it has its words in both languages', ({ setting }) => {
  expect(problemWith(setting.default, setting)).toBeNull()
  const labels = [setting.label, ...('choices' in setting ? Object.values(setting.choices) : [])]
  for (const { zh, en } of labels) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z0-9]/)
  }
})

test('what a policy leaves out has its default', () => {
  expect(readPolicy({})).toEqual(defaultPolicy)
  expect(readPolicy({ rfm: { recencyDays: [30, 60, 120, 240] } })).toEqual({
    ...defaultPolicy,
    rfm: { ...defaultPolicy.rfm, recencyDays: [30, 60, 120, 240] },
  })
  expect(readPolicy(JSON.parse(JSON.stringify(defaultPolicy)))).toEqual(defaultPolicy)
})

const faulty: { written: unknown; problem: PolicyProblem; nearest: string | null }[] = [
  { written: { laddr: {} }, problem: 'unknown-name', nearest: 'ladder' },
  { written: { ladder: { l2Day: 50 } }, problem: 'unknown-name', nearest: 'l2Days' },
  { written: { ladder: { constructor: 50 } }, problem: 'unknown-name', nearest: null },
  { written: { toString: {} }, problem: 'unknown-name', nearest: null },
  { written: { ladder: [1] }, problem: 'not-settings', nearest: null },
  { written: 'both', problem: 'not-settings', nearest: null },
  { written: null, problem: 'not-settings', nearest: null },
  { written: { ladder: { l2Days: '60' } }, problem: 'not-a-number', nearest: null },
  { written: { ladder: { l2Days: Number.NaN } }, problem: 'not-a-number', nearest: null },
  { written: { ladder: { l2Days: 60.5 } }, problem: 'not-whole', nearest: null },
  { written: { ladder: { l2Days: 0 } }, problem: 'too-small', nearest: null },
  { written: { value: { marginShare: 1.01 } }, problem: 'too-large', nearest: null },
  { written: { ladder: { basis: 'sometimes' } }, problem: 'not-a-choice', nearest: null },
  { written: { ladder: { basis: 'toString' } }, problem: 'not-a-choice', nearest: null },
  { written: { rfm: { recencyDays: 45 } }, problem: 'not-a-list', nearest: null },
  { written: { rfm: { recencyDays: [45, 90, 180] } }, problem: 'wrong-length', nearest: null },
  { written: { rfm: { recencyDays: [45, 90, 90, 365] } }, problem: 'not-rising', nearest: null },
  { written: { rfm: { visitsPerYear: [5, 4, 4, 1] } }, problem: 'not-falling', nearest: null },
  { written: { segment: { lost: [1, 1, 2, 1, 1, 1] } }, problem: 'not-ranges', nearest: null },
  { written: { ladder: { l2Days: 100 } }, problem: 'passes-next', nearest: 'l3Days' },
  { written: { actions: { workingWeekdays: [] } }, problem: 'wrong-length', nearest: null },
]

test.each(faulty)('$written: $problem', ({ written, problem, nearest }) => {
  const told = readPolicy(written)
  expect('faults' in told && told.faults.map((fault) => [fault.problem, fault.nearest])).toEqual([[problem, nearest]])
})

test('every fault is told, not the first only', () => {
  const told = readPolicy({ ladder: { l2Days: 0, l9Days: 3 }, healt: {}, value: { marginShare: 'much' } })
  expect('faults' in told && told.faults.map(({ group, name }) => [group, name])).toEqual([
    ['ladder', 'l2Days'],
    ['ladder', 'l9Days'],
    ['healt', null],
    ['value', 'marginShare'],
  ])
})

test('a week may have any number of working days', () => {
  expect('faults' in readPolicy({ actions: { workingWeekdays: [1, 2, 3, 4, 5] } })).toBe(false)
})

test('reading never throws, whatever is written', () => {
  fc.assert(fc.property(fc.anything(), (written) => void readPolicy(written)))
})

test('the difference of two policies names what changed', () => {
  const stricter = readPolicy({ ladder: { l2Days: 45 }, rfm: { recencyDays: [30, 60, 120, 240] } })
  if ('faults' in stricter) throw new Error('this policy is allowed')
  expect(policyDifference(defaultPolicy, defaultPolicy)).toEqual([])
  expect(policyDifference(defaultPolicy, stricter).map(({ group, name, from, to }) => [group, name, from, to])).toEqual(
    [
      ['rfm', 'recencyDays', [45, 90, 180, 365], [30, 60, 120, 240]],
      ['ladder', 'l2Days', 60, 45],
    ],
  )
})

test.each([
  ['daysSinceVist', 'daysSinceVisit'],
  ['FREQUENCY', 'frequency'],
  ['zzzzzz', null],
])('%s was meant to be %s', (name, meant) => {
  expect(nearestName(name, ['daysSinceVisit', 'frequency', 'money'])).toBe(meant)
})
