import { expect, test } from 'vitest'
import { resolutionClock, responseClock } from '#domain/complaint/complaint-clock.ts'
import { defaultPolicy } from '#domain/policy.ts'
import type { WorkCalendar } from '#domain/working-time/work-calendar.ts'

const calendar: WorkCalendar = { zone: 'Asia/Shanghai', shifts: null, policy: defaultPolicy }
const policy = defaultPolicy.complaint

/** A moment of China's clock in September 2024; the 2nd is a Monday. */
const at = (day: number, time: string) =>
  new Date(`2024-09-${String(day).padStart(2, '0')}T${time}:00+08:00`).toISOString()

test.each([
  {
    when: 'in the morning',
    opened: at(2, '09:30'),
    answered: null,
    now: at(2, '10:00'),
    due: at(2, '11:30'),
    state: 'running',
    gone: 0.25,
  },
  {
    when: 'three quarters are gone',
    opened: at(2, '09:30'),
    answered: null,
    now: at(2, '11:00'),
    due: at(2, '11:30'),
    state: 'warning',
    gone: 0.75,
  },
  {
    when: 'over lunch',
    opened: at(2, '11:30'),
    answered: null,
    now: at(2, '12:59'),
    due: at(2, '14:30'),
    state: 'running',
    gone: 0.25,
  },
  {
    when: 'late on a working day',
    opened: at(2, '17:00'),
    answered: null,
    now: at(2, '23:00'),
    due: at(3, '10:00'),
    state: 'running',
    gone: 0.5,
  },
  {
    when: 'on a Sunday, when the centre is closed',
    opened: at(8, '09:00'),
    answered: null,
    now: at(8, '10:00'),
    due: at(9, '11:00'),
    state: 'running',
    gone: 0,
  },
  {
    when: 'overdue',
    opened: at(2, '09:30'),
    answered: null,
    now: at(2, '11:31'),
    due: at(2, '11:30'),
    state: 'breached',
    gone: 1,
  },
  {
    when: 'answered in time',
    opened: at(2, '09:30'),
    answered: at(2, '10:30'),
    now: at(5, '10:00'),
    due: at(2, '11:30'),
    state: 'met',
    gone: 0.5,
  },
  {
    when: 'answered late',
    opened: at(2, '09:30'),
    answered: at(2, '16:00'),
    now: at(5, '10:00'),
    due: at(2, '11:30'),
    state: 'missed',
    gone: 1,
  },
  {
    when: 'on a public holiday',
    opened: at(15, '10:00'),
    answered: null,
    now: at(16, '10:00'),
    due: at(18, '11:00'),
    state: 'running',
    gone: 0,
  },
])('first response, $when', ({ opened: openedAt, answered: firstResponseAt, now, due, state, gone }) => {
  const clock = responseClock({ openedAt, firstResponseAt }, policy, calendar, now)
  expect(new Date(clock.dueAt).toISOString()).toBe(due)
  expect(clock.state).toBe(state)
  expect(clock.gone).toBeCloseTo(gone, 6)
})

test('a solution is due at the end of the third day after', () => {
  const open = { openedAt: at(2, '09:30'), resolvedAt: null }
  const clock = resolutionClock(open, policy, 'Asia/Shanghai', at(5, '23:59'))
  expect(new Date(clock.dueAt).toISOString()).toBe(at(6, '00:00'))
  expect(clock.state).toBe('warning')
  expect(resolutionClock(open, policy, 'Asia/Shanghai', at(6, '00:01')).state).toBe('breached')
  expect(resolutionClock({ ...open, resolvedAt: at(4, '09:00') }, policy, 'Asia/Shanghai', at(9, '09:00')).state).toBe(
    'met',
  )
})
