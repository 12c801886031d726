import { expect, test } from 'vitest'
import { nowOn } from '#domain/working-time/now-on.ts'

test.each([
  { today: '2025-06-30', clock: '2025-06-30T04:00:07.500Z', is: '2025-06-30T04:00:07.500Z', because: 'today is today' },
  {
    today: '2024-09-30',
    clock: '2025-06-30T04:00:07.500Z',
    is: '2024-09-30T04:00:07.500Z',
    because: 'time stands still',
  },
  { today: '2024-09-30', clock: '2025-06-29T16:00:00Z', is: '2024-09-29T16:00:00Z', because: 'midnight in China' },
] as const)('$clock counts as $is: $because', ({ today, clock, is }) => {
  expect(nowOn(today, clock, 'Asia/Shanghai')).toBe(is)
})
