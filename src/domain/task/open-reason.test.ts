import { expect, test } from 'vitest'
import { defaultPolicy } from '#domain/policy.ts'
import {
  type KeptReason,
  lastResultOf,
  openTasks,
  type OpenTask,
  ownerOf,
  waitsUntil,
} from '#domain/task/open-reason.ts'
import { aReason } from '#test/reasons.ts'

const today = '2024-09-02'

function merged(...reasons: KeptReason[]): OpenTask {
  const [task, ...others] = openTasks(reasons, { policyOf: () => defaultPolicy, today })
  if (task === undefined || others.length > 0) throw new Error(`${others.length + 1} tasks`)
  return task
}

test.each([
  { reasons: [aReason(today)], owner: 1, because: 'the only reason' },
  {
    reasons: [aReason(today), aReason(today, { role: 'manager', advisorId: null })],
    owner: null,
    because: 'the manager is asked for',
  },
  {
    reasons: [aReason(today), aReason(today, { role: 'manager', advisorId: 5 })],
    owner: 5,
    because: 'one manager in particular',
  },
  {
    reasons: [aReason(today, { class: 'high', advisorId: 2 }), aReason(today)],
    owner: 2,
    because: 'whose reason leads',
  },
  {
    reasons: [aReason(today, { class: 'high', advisorId: null }), aReason(today)],
    owner: 1,
    because: 'somebody rather than nobody',
  },
])('$because → $owner', ({ reasons, owner }) => expect(ownerOf(merged(...reasons))).toBe(owner))

const later = { waitsUntil: '2024-09-02T07:00:00Z', putOff: 'snooze' } as const
const latest = { waitsUntil: '2024-09-02T09:00:00Z', putOff: 'callback' } as const

test.each([
  { reasons: [aReason(today)], until: null, because: 'nothing was put off' },
  { reasons: [aReason(today, later), aReason(today, latest)], until: latest.waitsUntil, because: 'the latest' },
  { reasons: [aReason(today, later), aReason(today)], until: later.waitsUntil, because: 'all is said in one call' },
  {
    reasons: [aReason(today, later), aReason(today, { class: 'high' })],
    until: null,
    because: 'high class does not wait',
  },
])('$because → $until', ({ reasons, until }) => expect(waitsUntil(merged(...reasons))?.until ?? null).toBe(until))

test('the last result is that of any reason', () => {
  expect(
    lastResultOf(merged(aReason(today), aReason(today, { lastResultId: 7 }), aReason(today, { lastResultId: 9 }))),
  ).toBe(9)
  expect(lastResultOf(merged(aReason(today)))).toBeNull()
})

test('a chance is learned before tasks are put in order', () => {
  const seen = { touched: 20, succeeded: 0 }
  expect(merged(aReason(today, { benchmarkChance: 0.4, seen })).chance).toBe(0.2)
})
