import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yuanText } from '#domain/money.ts'
import { readMoney } from '#intake/values/money.ts'
import { decimalReader, wholeReader } from '#intake/values/number.ts'

describe('money in fen', () => {
  test.each([
    ['1580', '158000'],
    ['1580.5', '158050'],
    ['1580.00', '158000'],
    ['1,580.00', '158000'],
    ['1,234,567.89', '123456789'],
    ['¥1580', '158000'],
    ['￥1,580.00', '158000'],
    ['1580元', '158000'],
    ['1580 元', '158000'],
    ['RMB 1,580', '158000'],
    ['CNY1580', '158000'],
    ['人民币1580元整', '158000'],
    ['-200.00', '-20000'],
    ['(200.00)', '-20000'],
    ['（200.00）', '-20000'],
    ['(¥200.00)', '-20000'],
    ['¥(200.00)', '-20000'],
    ['-¥200', '-20000'],
    ['¥-200', '-20000'],
    ['－２００．００', '-20000'],
    ['−200', '-20000'],
    ['200.00-', '-20000'],
    ['+200', '20000'],
    ['１５８０．００', '158000'],
    ['1.2万', '1200000'],
    ['1580.0000', '158000'],
    ['0.005', '1'],
    ['-0.005', '-1'],
    ['1580.1000000000001', '158010'],
    ['.5', '50'],
    ['0', '0'],
    ['-0.00', '0'],
    ['1.58E+3', '158000'],
    ['-', null],
    ['无', null],
  ])('%s is %s', (text, fen) => {
    expect(readMoney(text)).toBe(fen)
  })

  test.each([
    '1,58',
    '1.580,00',
    '12,34,567',
    '1580,5',
    'abc',
    '约1580',
    '1580元起',
    '1 580 5x',
    '--200',
    '-(200)',
    '1.2.3',
    '$200',
    '.',
    '¥',
    '免费',
  ])('%s is no amount', (text) => {
    expect(readMoney(text)).toEqual({ fault: 'unreadable-money' })
  })

  test('more than any order can cost is a slip', () => {
    expect(readMoney('99999999999.00')).toMatchObject({ fault: 'out-of-range' })
  })

  test('every amount is read back from every form', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (fen) => {
        const plain = yuanText(Math.abs(fen))
        const grouped = plain.replace(/\B(?=(\d{3})+\.)/g, ',')
        const forms =
          fen < 0
            ? [`-${plain}`, `(${grouped})`, `-¥${grouped}`, `${plain}-`]
            : [plain, grouped, `¥${grouped}`, `${grouped}元`, `￥ ${plain}`]
        for (const form of forms) expect(readMoney(form)).toBe(String(fen))
      }),
    )
  })
})

describe('whole numbers', () => {
  const readMileage = wholeReader({ min: 0, max: 5_000_000, rounds: true })

  test.each([
    ['12345', '12345'],
    ['007', '7'],
    ['12,345 km', '12345'],
    ['12,345KM', '12345'],
    ['12345公里', '12345'],
    ['12345 千米', '12345'],
    ['1.2万', '12000'],
    ['1.2万公里', '12000'],
    ['１２３４５', '12345'],
    ['12345.0', '12345'],
    ['12345.6', '12346'],
    ['1.2345E+4', '12345'],
    ['-', null],
  ])('%s is %s', (text, value) => {
    expect(readMileage(text)).toBe(value)
  })

  test.each(['三万', '12345/6', '1,23', '12 345', 'km'])('%s is no number', (text) => {
    expect(readMileage(text)).toEqual({ fault: 'unreadable-number' })
  })

  test('a fraction is refused where only whole numbers make sense', () => {
    expect(wholeReader({ min: 0, max: 100 })('3.5')).toEqual({ fault: 'unreadable-number' })
  })

  test('a mileage below zero is out of range', () => {
    expect(readMileage('-5')).toEqual({ fault: 'out-of-range', expected: { min: 0, max: 5_000_000 } })
  })
})

describe('scores from 0 to 10', () => {
  const readScore = decimalReader({ min: 0, max: 10 })

  test.each([
    ['0', '0'],
    ['10', '10'],
    ['9分', '9'],
    ['8.5', '8.5'],
    ['９', '9'],
  ])('%s is %s', (text, score) => {
    expect(readScore(text)).toBe(score)
  })

  test.each(['-1', '11', '10.5', '100'])('%s is out of range', (text) => {
    expect(readScore(text)).toEqual({ fault: 'out-of-range', expected: { min: 0, max: 10 } })
  })
})
