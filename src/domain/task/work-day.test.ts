import { expect, test } from 'vitest'
import type { Day } from '#domain/calendar.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { type KeptReason, openTasks } from '#domain/task/open-reason.ts'
import { type DaySoFar, workDay } from '#domain/task/work-day.ts'
import { listedOn, worklistCounts, worklistTabs } from '#domain/task/worklist-tabs.ts'
import { aReason } from '#test/reasons.ts'

const today: Day = '2024-09-02'

function dayOf(reasons: readonly KeptReason[], so: Partial<DaySoFar> = {}) {
  const open = openTasks(reasons, { policyOf: () => defaultPolicy, today })
  const day = workDay(open, { today, capacityMinutes: 30, workedMinutes: 0, contacted: new Set(), ...so })
  return { open, day, today, done: [] }
}

const customers = (tasks: readonly { readonly reasons: readonly [{ readonly customerId: number }, ...unknown[]] }[]) =>
  tasks.map(({ reasons }) => reasons[0].customerId)

const mediums = [1, 2, 3, 4].map((customerId) => aReason(today, { customerId }))

test.each([
  { so: {}, now: [1, 2, 3], later: ['capacity'], because: 'thirty minutes are three calls' },
  {
    so: { workedMinutes: 20 },
    now: [1],
    later: ['capacity', 'capacity', 'capacity'],
    because: 'twenty of them are worked',
  },
  { so: { workedMinutes: 90 }, now: [], later: Array(4).fill('capacity'), because: 'more than all of them are worked' },
  { so: { contacted: new Set([1]) }, now: [2, 3, 4], later: ['already_today'], because: 'the first was called today' },
])('$because', ({ so, now, later }) => {
  const { day } = dayOf(mediums, so)
  expect(customers(day.now)).toEqual(now)
  expect(day.later.map(({ because }) => because)).toEqual(later)
})

test('who was promised a call comes first, and takes of the day', () => {
  const called = aReason(today, { customerId: 9, class: 'low', putOff: 'callback', minutes: 20 })
  const { day } = dayOf([...mediums, called])
  expect(customers(day.now)).toEqual([9, 1])
  expect(day.plannedMinutes).toBe(30)
})

test('high class is today’s however full the day is, also of somebody who was called', () => {
  const urgent = aReason(today, { customerId: 9, class: 'high', minutes: 40 })
  const { day } = dayOf([...mediums, urgent], { contacted: new Set([9]) })
  expect(customers(day.overCapacity)).toEqual([9])
})

test('every open task is in today or in later, with why; what is late is in one of them', () => {
  const of = dayOf([
    ...mediums,
    aReason('2024-08-20', { customerId: 5, minutes: 60 }),
    aReason('2024-09-09', { customerId: 6 }),
    aReason(today, { customerId: 7, putOff: 'snooze', waitsUntil: '2024-09-02T09:00:00Z' }),
  ])
  const [now, overdue, later] = worklistTabs.map((tab) => customers(listedOn(of, tab).map(({ task }) => task)))
  expect([...(now ?? []), ...(later ?? [])].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(overdue).toEqual([5])
  expect(worklistCounts(of)).toEqual({ today: 3, overdue: 1, later: 4, done: 0 })
  const because = new Set(listedOn(of, 'later').map((each) => each.because))
  expect(because).toEqual(new Set(['capacity', 'not_yet', 'snooze']))
})
