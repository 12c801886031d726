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
  // opened, answered, now, → due, state, share gone
  ['in the morning', at(2, '09:30'), null, at(2, '10:00'), at(2, '11:30'), 'running', 0.25],
  ['three quarters are gone', at(2, '09:30'), null, at(2, '11:00'), at(2, '11:30'), 'warning', 0.75],
  ['over lunch', at(2, '11:30'), null, at(2, '12:59'), at(2, '14:30'), 'running', 0.25],
  ['late on a working day', at(2, '17:00'), null, at(2, '23:00'), at(3, '10:00'), 'running', 0.5],
  ['on a Sunday, when the centre is closed', at(8, '09:00'), null, at(8, '10:00'), at(9, '11:00'), 'running', 0],
  ['overdue', at(2, '09:30'), null, at(2, '11:31'), at(2, '11:30'), 'breached', 1],
  ['answered in time', at(2, '09:30'), at(2, '10:30'), at(5, '10:00'), at(2, '11:30'), 'met', 0.5],
  ['answered late', at(2, '09:30'), at(2, '16:00'), at(5, '10:00'), at(2, '11:30'), 'missed', 1],
  ['on a public holiday', at(15, '10:00'), null, at(16, '10:00'), at(18, '11:00'), 'running', 0],
] as const)('first response, %s', (_, openedAt, firstResponseAt, now, dueAt, state, gone) => {
  const clock = responseClock({ openedAt, firstResponseAt }, policy, calendar, now)
  expect(new Date(clock.dueAt).toISOString()).toBe(new Date(dueAt).toISOString())
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
