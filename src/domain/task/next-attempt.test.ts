import { expect, test } from 'vitest'
import { defaultPolicy } from '#domain/policy.ts'
import { nextAttempt } from '#domain/task/next-attempt.ts'
import type { LocalTime } from '#domain/working-time/local-time.ts'
import type { Shift } from '#domain/working-time/work-calendar.ts'

const at = (on: LocalTime['on'], clock: string): LocalTime => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return { on, minute: hours * 60 + minutes }
}

// 2024-09-02 is a Monday; Sunday is not worked.
test.each([
  { tried: [at('2024-09-02', '09:20')], next: at('2024-09-03', '14:30'), because: 'the morning was tried' },
  { tried: [at('2024-09-02', '15:00')], next: at('2024-09-03', '10:00'), because: 'the afternoon was tried' },
  {
    tried: [at('2024-09-02', '09:20'), at('2024-09-03', '14:30')],
    next: at('2024-09-04', '17:30'),
    because: 'morning and afternoon were tried',
  },
  {
    tried: [at('2024-09-02', '10:00'), at('2024-09-03', '14:30'), at('2024-09-04', '17:30')],
    next: at('2024-09-05', '10:00'),
    because: 'all were tried: another than the last',
  },
  { tried: [at('2024-09-07', '10:00')], next: at('2024-09-09', '14:30'), because: 'nobody works on Sunday' },
  {
    tried: [at('2024-09-30', '10:00')],
    next: at('2024-10-08', '14:30'),
    because: 'the first week of October is a holiday',
  },
  {
    tried: [at('2024-09-02', '10:00')],
    preferred: ['weekend_afternoon'] as const,
    next: at('2024-09-07', '14:30'),
    because: 'the customer prefers Saturday',
  },
  {
    tried: [at('2024-09-02', '10:00')],
    preferred: ['weekday_morning'] as const,
    next: at('2024-09-03', '14:30'),
    because: 'mornings are preferred but were tried',
  },
  {
    tried: [at('2024-09-02', '10:00')],
    shifts: [{ weekday: 4, from: '19:00', to: '21:00' }],
    next: at('2024-09-05', '19:00'),
    because: 'the only hours of work there are',
  },
])('tried $tried: $because', ({ tried, preferred = [], shifts = null, next }: Example) => {
  const { workingTime, actions } = defaultPolicy
  expect(nextAttempt(tried, preferred, { zone: 'Asia/Shanghai', shifts, policy: { workingTime, actions } })).toEqual(
    next,
  )
})

interface Example {
  readonly tried: readonly LocalTime[]
  readonly preferred?: Parameters<typeof nextAttempt>[1]
  readonly shifts?: readonly Shift[] | null
  readonly next: LocalTime
}
