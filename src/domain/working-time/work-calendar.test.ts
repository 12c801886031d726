import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPolicy, type Policy } from '#domain/policy.ts'
import { instantOf, millisOf } from '#domain/working-time/instant.ts'
import { instantAt, localTimeOf } from '#domain/working-time/local-time.ts'
import {
  addWorkingHours,
  hoursOn,
  nextWorkingMoment,
  workingMillis,
  workingShare,
  type WorkCalendar,
} from '#domain/working-time/work-calendar.ts'
import { holidaysKnownUntil } from '#domain/working-time/working-time-settings.ts'

function calendar(about: Partial<WorkCalendar> = {}): WorkCalendar {
  return { zone: 'Asia/Shanghai', shifts: null, policy: defaultPolicy, ...about }
}

function china(local: string): string {
  return instantOf(millisOf(`${local}:00Z`) - 8 * 3_600_000)
}

const early = [
  { weekday: 3, from: '07:30', to: '11:30' },
  { weekday: 3, from: '12:00', to: '15:30' },
  { weekday: 4, from: '13:00', to: '21:00' },
]
const openNights: Policy = {
  ...defaultPolicy,
  workingTime: { ...defaultPolicy.workingTime, usualHours: [1000, 1900], lunch: [0, 0] },
}

test.each([
  { because: 'within the morning', from: '2026-11-18T09:15', hours: 2, until: '2026-11-18T11:15' },
  { because: 'over lunch', from: '2026-11-18T11:15', hours: 2, until: '2026-11-18T14:15' },
  { because: 'from lunch', from: '2026-11-18T12:20', hours: 2, until: '2026-11-18T15:00' },
  { because: 'into the next day', from: '2026-11-18T17:00', hours: 2, until: '2026-11-19T10:00' },
  { because: 'in the night', from: '2026-11-18T23:00', hours: 2, until: '2026-11-19T11:00' },
  { because: 'from Saturday over Sunday', from: '2026-11-21T17:30', hours: 2, until: '2026-11-23T10:30' },
  { because: 'to the minute of closing', from: '2026-11-18T16:00', hours: 2, until: '2026-11-18T18:00' },
  { because: 'over the end of a month', from: '2026-11-30T17:00', hours: 2, until: '2026-12-01T10:00' },
  { because: 'over the golden week', from: '2026-09-30T17:00', hours: 2, until: '2026-10-08T10:00' },
  { because: 'over Spring Festival', from: '2026-02-14T17:00', hours: 2, until: '2026-02-24T10:00' },
  {
    because: 'into a Sunday worked in place of a holiday',
    from: '2026-09-19T17:00',
    hours: 2,
    until: '2026-09-20T10:00',
  },
  { because: 'three days of eight hours', from: '2026-11-18T09:00', hours: 24, until: '2026-11-20T18:00' },
  {
    because: 'by shifts, with their own break',
    from: '2026-11-18T10:30',
    hours: 2,
    until: '2026-11-18T13:00',
    shifts: early,
  },
  {
    because: 'by shifts, over the days off',
    from: '2026-11-19T20:00',
    hours: 2,
    until: '2026-11-25T08:30',
    shifts: early,
  },
  {
    because: 'hours and lunch of a policy',
    from: '2026-11-18T18:00',
    hours: 2,
    until: '2026-11-19T11:00',
    policy: openNights,
  },
])('$because', ({ from, hours, until, ...about }) => {
  expect(addWorkingHours(china(from), hours, calendar(about))).toBe(china(until))
  expect(workingMillis(china(from), china(until), calendar(about))).toBe(hours * 3_600_000)
})

test('a change of clocks: the wall counts', () => {
  const berlin = calendar({ zone: 'Europe/Berlin' })
  // Saturday 17:00 in winter time to Monday 10:00 in summer time.
  expect(addWorkingHours('2026-03-28T16:00:00Z', 2, berlin)).toBe('2026-03-30T08:00:00Z')
})

test('three quarters of two hours have passed at half past ten', () => {
  const times = { from: china('2026-11-18T17:00'), to: china('2026-11-19T10:00') }
  const share = (now: string): number => workingShare({ ...times, now: china(now) }, calendar())
  expect(share('2026-11-18T17:00')).toBe(0)
  expect(share('2026-11-18T17:30')).toBe(0.25)
  expect(share('2026-11-19T03:00')).toBe(0.5)
  expect(share('2026-11-19T09:30')).toBe(0.75)
  expect(share('2026-11-20T09:30')).toBe(1)
})

test('nobody works on a holiday, whatever their shifts say', () => {
  expect(hoursOn(calendar({ shifts: [{ weekday: 4, from: '09:00', to: '12:00' }] }), '2026-10-01')).toEqual([])
  expect(nextWorkingMoment(china('2026-10-01T11:00'), calendar())).toBe(china('2026-10-08T09:00'))
  expect(holidaysKnownUntil(defaultPolicy.workingTime)).toBe('2026-12-31')
})

test('a moment and what the wall shows are the same thing', () => {
  const zone = fc.constantFrom(
    'Asia/Shanghai',
    'Asia/Urumqi',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
  )
  const minutes = fc.integer({
    min: millisOf('1995-01-01T00:00:00Z') / 60_000,
    max: millisOf('2040-01-01T00:00:00Z') / 60_000,
  })
  fc.assert(
    fc.property(zone, minutes, (where, minute) => {
      const instant = instantOf(minute * 60_000)
      const wall = localTimeOf(instant, where)
      const back = instantAt(wall, where)
      expect(localTimeOf(back, where)).toEqual(wall)
      expect(millisOf(back)).toBeLessThanOrEqual(minute * 60_000)
      expect(instant).toBe(new Date(minute * 60_000).toISOString().replace('.000', ''))
    }),
  )
})

test('an hour that the clocks leave out begins when it is over', () => {
  expect(instantAt({ on: '2026-03-29', minute: 150 }, 'Europe/Berlin')).toBe('2026-03-29T01:30:00Z')
  expect(instantAt({ on: '2026-10-25', minute: 150 }, 'Europe/Berlin')).toBe('2026-10-25T00:30:00Z')
})
