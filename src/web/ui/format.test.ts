import { expect, test } from 'vitest'
import type { Day } from '#domain/calendar.ts'
import * as format from '#web/ui/format.ts'

test.each([
  { fen: 128_000, zh: '¥1,280', en: '¥1,280' },
  { fen: 999_949, zh: '¥9,999', en: '¥9,999' },
  { fen: 999_950, zh: '1万元', en: '¥10k' },
  { fen: 12_800_000, zh: '12.8万元', en: '¥128k' },
  { fen: 123_456_700, zh: '123万元', en: '¥1.2m' },
  { fen: 1_000_000_000_000, zh: '100亿元', en: '¥10bn' },
  { fen: -5000, zh: '−¥50', en: '−¥50' },
  { fen: -12_800_000, zh: '−12.8万元', en: '−¥128k' },
  { fen: 0, zh: '¥0', en: '¥0' },
  { fen: null, zh: '—', en: '—' },
])('$fen fen → $zh, $en', ({ fen, zh, en }) => {
  expect(format.moneyText(fen, 'zh')).toBe(zh)
  expect(format.moneyText(fen, 'en')).toBe(en)
})

test.each([
  { on: '2024-09-01', today: '2024-10-01', zh: '9月1日', en: '1 Sep' },
  { on: '2023-09-01', today: '2024-10-01', zh: '2023年9月1日', en: '1 Sep 2023' },
  { on: '2024-12-31', today: null, zh: '2024年12月31日', en: '31 Dec 2024' },
] as const)('$on seen on $today → $zh, $en', ({ on, today, zh, en }) => {
  expect(format.dayText(on, 'zh', today)).toBe(zh)
  expect(format.dayText(on, 'en', today)).toBe(en)
})

test.each([
  { on: '2024-09-01', zh: '今天', en: 'today' },
  { on: '2024-08-31', zh: '昨天', en: 'yesterday' },
  { on: '2024-08-29', zh: '3 天前', en: '3 days ago' },
  { on: '2024-09-08', zh: '7 天后', en: 'in 7 days' },
  { on: '2024-05-01', zh: '4 个月前', en: '4 months ago' },
  { on: '2021-09-01', zh: '3 年前', en: '3 years ago' },
] as const)('$on seen on 2024-09-01 → $zh, $en', ({ on, zh, en }) => {
  const today: Day = '2024-09-01'
  expect(format.relativeDayText(on, today, 'zh')).toBe(zh)
  expect(format.relativeDayText(on, today, 'en')).toBe(en)
})

test.each([
  { said: format.countText({ atLeast: 1000, isExact: false }), is: '1,000+' },
  { said: format.countText({ atLeast: 987, isExact: true }), is: '987' },
  { said: format.countText(null), is: '—' },
  { said: format.percentText(0.1254), is: '12.5%' },
  { said: format.percentText(-0.0001), is: '0.0%' },
  { said: format.changeText(12), is: '+12' },
  { said: format.changeText(-3), is: '−3' },
  { said: format.changeText(0), is: '±0' },
  { said: format.changeText(-0.04, 1), is: '±0.0' },
  { said: format.monthText('2024-09', 'zh'), is: '2024年9月' },
  { said: format.monthText('2024-09-15', 'en'), is: 'Sep 2024' },
  { said: format.bytesText(3_400_000), is: '3.4 MB' },
  { said: format.bytesText(812_000), is: '812 KB' },
  { said: format.numberText(Number.NaN), is: '—' },
])('says $is', ({ said, is }) => {
  expect(said).toBe(is)
})

test.each([
  { seconds: 20, zh: '刚刚', en: 'just now' },
  { seconds: 180, zh: '3 分钟前', en: '3 minutes ago' },
  { seconds: 7200, zh: '2 小时前', en: '2 hours ago' },
  { seconds: 86_400 * 3, zh: '3 天前', en: '3 days ago' },
])('$seconds seconds ago → $zh, $en', ({ seconds, zh, en }) => {
  const now = Date.parse('2024-09-01T08:00:00Z')
  const at = new Date(now - seconds * 1000).toISOString()
  expect(format.agoText(at, now, 'zh')).toBe(zh)
  expect(format.agoText(at, now, 'en')).toBe(en)
})
