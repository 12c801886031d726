import { expect, test } from 'vitest'
import { roughDay } from '#web/profile/rough-day.ts'

const today = '2026-09-01'

test.each([
  { fromOn: '2026-10-01', medianOn: '2026-10-10', toOn: '2026-10-25', zh: '10月上旬', en: 'early Oct' },
  { fromOn: '2026-09-20', medianOn: '2026-10-11', toOn: '2026-11-03', zh: '10月中旬', en: 'mid-Oct' },
  { fromOn: '2026-12-20', medianOn: '2027-01-31', toOn: '2027-02-20', zh: '2027年1月下旬', en: 'late Jan 2027' },
  { fromOn: '2026-10-01', medianOn: '2026-12-24', toOn: '2027-03-01', zh: '12月', en: 'Dec' },
  { fromOn: '2026-10-01', medianOn: '2027-02-24', toOn: '2027-10-01', zh: '2027年2月', en: 'Feb 2027' },
  { fromOn: '2026-10-01', medianOn: '2028-02-24', toOn: '2031-10-01', zh: '2028年', en: '2028' },
] as const)('between $fromOn and $toOn: $en', ({ zh, en, ...range }) => {
  expect([roughDay(range, today, 'zh'), roughDay(range, today, 'en')]).toEqual([zh, en])
})
