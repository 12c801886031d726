import { expect, test } from 'vitest'
import { festivalOn, festivalsBetween } from '#domain/working-time/festivals.ts'

test.each([
  { year: 2020, spring: '2020-01-25', autumn: '2020-10-01', because: 'a leap month before Mid-Autumn' },
  { year: 2024, spring: '2024-02-10', autumn: '2024-09-17', because: 'an ordinary year' },
  { year: 2025, spring: '2025-01-29', autumn: '2025-10-06', because: 'a leap sixth month' },
  { year: 2026, spring: '2026-02-17', autumn: '2026-09-25', because: 'a late Spring Festival' },
  { year: 2027, spring: '2027-02-06', autumn: '2027-09-15', because: 'a new moon close to midnight' },
  { year: 2033, spring: '2033-01-31', autumn: '2033-09-08', because: 'a leap eleventh month, often got wrong' },
  { year: 2034, spring: '2034-02-19', autumn: '2034-09-27', because: 'the year after it' },
  { year: 2061, spring: null, autumn: null, because: 'beyond the table' },
] as const)('$year: $because', ({ year, spring, autumn }) => {
  expect(festivalOn('spring_festival', year)).toBe(spring)
  expect(festivalOn('mid_autumn', year)).toBe(autumn)
})

test('those of a time, in order', () => {
  expect(festivalsBetween('2026-02-17', '2027-02-05')).toEqual([
    { festival: 'spring_festival', on: '2026-02-17' },
    { festival: 'mid_autumn', on: '2026-09-25' },
  ])
})
