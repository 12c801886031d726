import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayFromNumber, dayNumber } from '#domain/calendar.ts'
import { dayReader, momentOfSerial, momentReader } from '#intake/values/moment.ts'

const context = { importDay: '2024-12-31', countsFrom1904: false } as const
const past = { notBefore: '2000-01-01', notAfterImportDay: true } as const
const readTime = momentReader(past, context)
const readDay = dayReader(past, context)
const readAnyDay = dayReader({}, context)

describe('times', () => {
  test.each([
    ['2024-09-01', '2024-09-01 00:00:00'],
    ['2024-09-01 08:30', '2024-09-01 08:30:00'],
    ['2024-09-01 08:30:15', '2024-09-01 08:30:15'],
    ['2024-09-01T08:30:15', '2024-09-01 08:30:15'],
    ['2024-09-01 08:30:15.250', '2024-09-01 08:30:15'],
    ['2024-9-1 8:30', '2024-09-01 08:30:00'],
    ['2024/9/1', '2024-09-01 00:00:00'],
    ['2024/09/01 08:30', '2024-09-01 08:30:00'],
    ['2024.9.1 8:05', '2024-09-01 08:05:00'],
    ['2024年9月1日', '2024-09-01 00:00:00'],
    ['2024年9月1日 8:30', '2024-09-01 08:30:00'],
    ['2024年09月01日08:30', '2024-09-01 08:30:00'],
    ['2024年9月1日 8时30分', '2024-09-01 08:30:00'],
    ['2024年9月1日下午2点', '2024-09-01 14:00:00'],
    ['2024年9月1日 星期日 9:15', '2024-09-01 09:15:00'],
    ['2024/9/1 上午 12:05', '2024-09-01 00:05:00'],
    ['2024/9/1 下午 12:05', '2024-09-01 12:05:00'],
    ['2024/9/1 下午2:30:09', '2024-09-01 14:30:09'],
    ['2024-09-01 2:30 PM', '2024-09-01 14:30:00'],
    ['20240901', '2024-09-01 00:00:00'],
    ['20240901 0830', '2024-09-01 08:30:00'],
    ['20240901083015', '2024-09-01 08:30:15'],
    ['２０２４－０９－０１　０８：３０', '2024-09-01 08:30:00'],
    ['45536', '2024-09-01 00:00:00'],
    ['45536.354166666664', '2024-09-01 08:30:00'],
    ['45536.99999', '2024-09-01 23:59:59'],
    ['2024-02-29', '2024-02-29 00:00:00'],
    ['-', null],
    ['0000-00-00 00:00:00', null],
  ])('%s is %s', (text, moment) => {
    expect(readTime(text)).toBe(moment)
  })

  test.each([
    '2024-13-01',
    '2024-02-30',
    '2023-02-29',
    '2024-9',
    '202409',
    '2024',
    '01/09/2024',
    '24-09-01',
    '9月1日',
    '明天',
    '2024-09-01 25:00',
    '2024-09-01 08:61',
    '2024-09-01 8',
    '1e5',
    '2024--09-01',
    '2024-09-0１x',
  ])('%s is no date', (text) => {
    expect(readTime(text)).toEqual({ fault: 'unreadable-date' })
  })
})

describe('days', () => {
  test.each([
    ['2024-09-01 23:59', '2024-09-01'],
    ['2024/12/31', '2024-12-31'],
    ['2000-01-01', '2000-01-01'],
  ])('%s is the day %s', (text, day) => {
    expect(readDay(text)).toBe(day)
  })

  test('the day after the import day is too late, in every form', () => {
    for (const text of ['2025-01-01', '2025/1/1', '2025-01-01 00:00:00', '20250101', '45658']) {
      expect(readDay(text)).toEqual({ fault: 'after-import-day', expected: { day: '2024-12-31' } })
    }
  })

  test('the last day of 1999 is too early, in every form', () => {
    for (const text of ['1999-12-31', '1999/12/31', '1999年12月31日', '36525']) {
      expect(readDay(text)).toEqual({ fault: 'too-early', expected: { day: '2000-01-01' } })
    }
  })

  test('a birthday may lie in 1900 but not before', () => {
    const readBirthday = dayReader({ notBefore: '1900-01-01' }, context)
    expect(readBirthday('1900-01-01')).toBe('1900-01-01')
    expect(readBirthday('1899-12-31')).toEqual({ fault: 'too-early', expected: { day: '1900-01-01' } })
  })

  test('a warranty end may lie ahead', () => {
    expect(dayReader({ notBefore: '2000-01-01' }, context)('2032-06-30')).toBe('2032-06-30')
  })
})

describe('day numbers of spreadsheets', () => {
  test.each([
    [1, false, '1900-01-01 00:00:00'],
    [59, false, '1900-02-28 00:00:00'],
    [60, false, null],
    [61, false, '1900-03-01 00:00:00'],
    [45_536.5, false, '2024-09-01 12:00:00'],
    [44_074, true, '2024-09-01 00:00:00'],
    [0, true, '1904-01-01 00:00:00'],
    [0.5, false, null],
    [9_999_999, false, null],
  ])('%d counting from 1904: %s is %s', (serial, countsFrom1904, moment) => {
    expect(momentOfSerial(serial, countsFrom1904)).toBe(moment)
  })
})

const days = fc.integer({ min: dayNumber('1901-01-01'), max: dayNumber('2099-12-31') }).map(dayFromNumber)

test('every day is read back from every form', () => {
  fc.assert(
    fc.property(days, (on) => {
      const [year, month, date] = on.split('-').map(Number)
      const forms = [
        on,
        `${year}/${month}/${date}`,
        `${year}.${month}.${date}`,
        `${year}年${month}月${date}日`,
        on.replaceAll('-', ''),
      ]
      for (const form of forms) expect(readAnyDay(form)).toBe(on)
    }),
  )
})

test('every second of a day is read back from its share of a day number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 36_526, max: 60_000 }), fc.integer({ min: 0, max: 86_399 }), (day, second) => {
      const [, time = ''] = (momentOfSerial(day + second / 86_400, false) ?? '').split(' ')
      const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
      expect(hours * 3600 + minutes * 60 + seconds).toBe(second)
    }),
  )
})
