import { expect, test } from 'vitest'
import { dayInZone, instantInZone, minuteInZone, type Day } from '#domain/calendar.ts'

test.each([
  {
    on: '2024-09-02',
    minute: 540,
    zone: 'Asia/Shanghai',
    is: '2024-09-02T01:00:00.000Z',
    because: 'China is eight hours ahead',
  },
  {
    on: '2024-09-02',
    minute: 0,
    zone: 'Asia/Shanghai',
    is: '2024-09-01T16:00:00.000Z',
    because: 'midnight is the day before in UTC',
  },
  { on: '2024-07-01', minute: 540, zone: 'Europe/Berlin', is: '2024-07-01T07:00:00.000Z', because: 'summer time' },
  {
    on: '2024-10-27',
    minute: 600,
    zone: 'Europe/Berlin',
    is: '2024-10-27T09:00:00.000Z',
    because: 'the day on which it ends',
  },
  {
    on: '2024-03-31',
    minute: 150,
    zone: 'Europe/Berlin',
    is: '2024-03-31T01:30:00.000Z',
    because: '02:30 is skipped: 03:30',
  },
] as const)('$on, minute $minute in $zone is $is: $because', ({ on, minute, zone, is }) => {
  expect(instantInZone(on, minute, zone)).toBe(is)
})

test('day and minute lead back to the instant', () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const at = new Date(Date.UTC(2024, 8, 2, hour, 30))
    const [on, minute]: [Day, number] = [dayInZone(at, 'Asia/Shanghai'), minuteInZone(at, 'Asia/Shanghai')]
    expect(instantInZone(on, minute, 'Asia/Shanghai')).toBe(at.toISOString())
  }
})
