import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escaped, unescaped } from '#intake/spreadsheet-escape.ts'

describe('cells for a spreadsheet', () => {
  test.each([
    ['=1+1', "'=1+1", 'a formula'],
    ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")', 'a formula'],
    ['@SUM(A1)', "'@SUM(A1)", 'a formula of old spreadsheets'],
    ['+86 138 1234 5678', "'+86 138 1234 5678", 'a phone that would be added up'],
    ['-cmd|x', "'-cmd|x", 'a minus that is no number'],
    ['-200.00', '-200.00', 'a negative amount'],
    ['-1,580', '-1,580', 'a negative amount'],
    ['\t=1', "'\t=1", 'a formula behind a tab'],
    ['20240901000123', "'20240901000123", 'a long number that would be shortened'],
    ['0012', "'0012", 'a number that would lose its zeros'],
    ['13812345678', '13812345678', 'a mobile number stands as it is'],
    ['12E5', "'12E5", 'an order number that would become 1200000'],
    ['张伟', '张伟', 'a name'],
    ["O'Neill", "O'Neill", 'an apostrophe inside'],
    ["'=1", "''=1", 'what was escaped before'],
    ['', '', 'nothing'],
  ])('%j becomes %j: %s', (cell, safe) => {
    expect(escaped(cell)).toBe(safe)
    expect(unescaped(safe)).toBe(cell)
  })

  test('an apostrophe that we did not put there stays', () => {
    expect(unescaped("'tis")).toBe("'tis")
  })

  const texts = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '0', '1', '9', 'E', '.', ',', '%', '中', ' '),
  })

  test('every cell comes back as it was', () => {
    fc.assert(fc.property(texts, (cell) => unescaped(escaped(cell)) === cell))
  })

  test('no escaped cell begins like a formula, unless it is a plain negative number', () => {
    fc.assert(fc.property(texts, (cell) => /^-?[\d,.]*%?$/.test(escaped(cell)) || !/^[=+\-@\t\r]/.test(escaped(cell))))
  })
})
