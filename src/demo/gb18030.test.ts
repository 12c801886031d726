import { expect, test } from 'vitest'
import { gb18030Encoder } from '#demo/gb18030.ts'

const decoder = new TextDecoder('gb18030')
const encode = gb18030Encoder((bytes) => decoder.decode(bytes))

test.each(['客户编号,客户姓名', 'RO2509 ¥1,580.00', '澜AD12345；（１２）', '昊闫\n"龚"'])('%s comes back', (text) => {
  expect(decoder.decode(encode(text))).toBe(text)
})

test('two bytes a character, as the standard has them', () => {
  expect([...encode('中文A')]).toEqual([0xd6, 0xd0, 0xce, 0xc4, 0x41])
})

test('what two bytes cannot hold becomes a question mark', () => {
  expect(decoder.decode(encode('好😀'))).toBe('好??')
})
