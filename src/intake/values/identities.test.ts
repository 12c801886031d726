import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPhone } from '#intake/values/phone.ts'
import { halfWidth, readKey, readText, trimmed } from '#intake/values/text.ts'
import { readVin } from '#intake/values/vin.ts'

describe('phones', () => {
  test.each([
    ['13812345678', '13812345678'],
    ['138 1234 5678', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['+8613812345678', '13812345678'],
    ['008613812345678', '13812345678'],
    ['86 13812345678', '13812345678'],
    ['(+86)13812345678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['13812345678.0', '13812345678'],
    ['021-6888 1234', '02168881234'],
    ['(021)68881234', '02168881234'],
    ['+86 21 6888 1234', '02168881234'],
    ['400-820-8888', '4008208888'],
    ['+852 9123 4567', '85291234567'],
    ['-', null],
    ['无', null],
  ])('%s is %s', (text, phone) => {
    expect(readPhone(text)).toBe(phone)
  })

  test('of two numbers the first is taken', () => {
    expect(readPhone('13812345678/13987654321')).toEqual({ value: '13812345678', flag: 'several-phones' })
    expect(readPhone('13812345678、021-68881234')).toEqual({ value: '13812345678', flag: 'several-phones' })
  })

  test('a number that a spreadsheet shortened has lost its digits', () => {
    for (const text of ['1.38E+10', '1.38123E+10', '8.61381E+12'])
      expect(readPhone(text)).toEqual({ fault: 'digits-lost' })
  })

  test.each(['138****5678', '打不通', '微信同号', '12'])('%s leaves the customer without a phone', (text) => {
    expect(readPhone(text)).toEqual({ value: null, flag: 'unreadable-phone' })
  })

  test('a mobile number is read back from every form', () => {
    const mobiles = fc.integer({ min: 10_000_000_000, max: 19_999_999_999 }).map(String)
    fc.assert(
      fc.property(mobiles, (mobile) => {
        const parts = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)]
        for (const form of [
          mobile,
          parts.join(' '),
          parts.join('-'),
          `+86 ${mobile}`,
          `0086${mobile}`,
          `+86-${parts.join('-')}`,
        ])
          expect(readPhone(form)).toBe(mobile)
      }),
    )
  })
})

describe('VINs', () => {
  test.each([
    ['1M8GDM9AXKP042788', '1M8GDM9AXKP042788', 'published example with check digit X'],
    ['11111111111111111', '11111111111111111', 'the test VIN of the standard'],
    [' 1m8gdm9axkp042788 '.trim(), '1M8GDM9AXKP042788', 'lower case'],
    ['１Ｍ８ＧＤＭ９ＡＸＫＰ０４２７８８', '1M8GDM9AXKP042788', 'full-width'],
    ['1M8GDM9A XKP042788', '1M8GDM9AXKP042788', 'a blank inside'],
  ])('%s is read: %s (%s)', (text, vin) => {
    expect(readVin(text)).toBe(vin)
  })

  test('a wrong check digit is kept and flagged', () => {
    expect(readVin('1M8GDM9A1KP042788')).toEqual({ value: '1M8GDM9A1KP042788', flag: 'vin-check-digit' })
  })

  test.each(['1M8GDM9AXKP04278', '1M8GDM9AXKP0427888', '粤A12345'])('%s has a wrong length', (text) => {
    expect(readVin(text)).toEqual({ fault: 'vin-length' })
  })

  test.each(['1M8GDM9AXKPO42788', '1M8GDM9AXKPI42788', '1M8GDM9AXKPQ42788', '1M8GDM9AXKP04278*'])(
    '%s has a wrong character',
    (text) => {
      expect(readVin(text)).toEqual({ fault: 'vin-alphabet' })
    },
  )
})

describe('keys', () => {
  test.each([
    ['0012', '0012'],
    ['ＲＯ１００１', 'RO1001'],
    ['RO-2024-001', 'RO-2024-001'],
    ['20240901000123', '20240901000123'],
    ['-', null],
  ])('%s names %s', (text, key) => {
    expect(readKey(text)).toBe(key)
  })

  test('a shortened number names nothing', () => {
    expect(readKey('1.23457E+14')).toEqual({ fault: 'digits-lost' })
  })
})

describe('texts', () => {
  test('blanks of all kinds go from both ends only', () => {
    expect(trimmed('\uFEFF　 张 伟\u00A0\t')).toBe('张 伟')
    expect(trimmed('\u200B ')).toBe('')
  })

  test('a failed formula is no text', () => {
    expect(readText('#N/A')).toEqual({ fault: 'cell-error' })
    expect(readText('#1 号工位')).toBe('#1 号工位')
  })

  test('a text that runs on is refused', () => {
    expect(readText('长'.repeat(10_001))).toMatchObject({ fault: 'too-long' })
  })

  test('full-width ASCII becomes ASCII, Chinese stays', () => {
    expect(halfWidth('Ａ１２３－４（沪）')).toBe('A123-4(沪)')
  })

  test('trimming twice is trimming once', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => trimmed(trimmed(text)) === trimmed(text)))
  })
})
