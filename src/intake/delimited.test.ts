import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delimited } from '#intake/delimited.ts'
import type { RawRow } from '#intake/delimited.ts'
import { isFault } from '#intake/file-fault.ts'

function split(text: string, delimiter = ',', pieces: readonly number[] = []): RawRow[] {
  const splitter = delimited(delimiter, text.includes('\n') || !text.includes('\r') ? '\n' : '\r')
  const cuts = [0, ...pieces.map((cut) => cut % (text.length + 1)), text.length].toSorted((a, b) => a - b)
  const parts = cuts.slice(1).map((cut, index) => splitter.push(text.slice(cuts[index], cut)))
  return [...parts, splitter.end()].flatMap((part) => {
    if (isFault(part)) throw new Error(JSON.stringify(part))
    return part
  })
}

describe('records', () => {
  test.each([
    [
      'a,b\nc,d\n',
      [
        { number: 1, cells: ['a', 'b'] },
        { number: 2, cells: ['c', 'd'] },
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        { number: 1, cells: ['a', 'b'] },
        { number: 2, cells: ['c', 'd'] },
      ],
    ],
    [
      'a,b\rc,d\r',
      [
        { number: 1, cells: ['a', 'b'] },
        { number: 2, cells: ['c', 'd'] },
      ],
    ],
    ['"a,b",c\n', [{ number: 1, cells: ['a,b', 'c'] }]],
    ['"say ""hi""",c\n', [{ number: 1, cells: ['say "hi"', 'c'] }]],
    [
      '"two\nlines",c\nd,e\n',
      [
        { number: 1, cells: ['two\nlines', 'c'] },
        { number: 3, cells: ['d', 'e'] },
      ],
    ],
    [
      '"two\r\nlines",c\r\nd,e\r\n',
      [
        { number: 1, cells: ['two\r\nlines', 'c'] },
        { number: 3, cells: ['d', 'e'] },
      ],
    ],
    [
      'a,\n,b\n',
      [
        { number: 1, cells: ['a', ''] },
        { number: 2, cells: ['', 'b'] },
      ],
    ],
    ['a,""\n', [{ number: 1, cells: ['a', ''] }]],
    [
      'a\n\nb\n',
      [
        { number: 1, cells: ['a'] },
        { number: 2, cells: [''] },
        { number: 3, cells: ['b'] },
      ],
    ],
    ['5" wheel,b\n', [{ number: 1, cells: ['5" wheel', 'b'] }]],
    ['"a"b,c\n', [{ number: 1, cells: ['ab', 'c'] }]],
    ['"last"', [{ number: 1, cells: ['last'] }]],
  ])('%j', (text, rows) => {
    expect(split(text)).toEqual(rows)
  })

  test('a quote that never closes is named with its line', () => {
    const splitter = delimited(',', '\n')
    expect(splitter.push('a,b\nc,"d\ne,f\n')).toEqual([{ number: 1, cells: ['a', 'b'] }])
    expect(splitter.end()).toEqual({ fault: 'damaged', line: 2 })
  })
})

const cell = fc.string({ unit: fc.constantFrom('a', '中', ',', ';', '"', '\n', '\r\n', ' ', '1') })
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })

test('what is written is read back, however the text is cut into pieces', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.array(fc.nat(200), { maxLength: 6 }),
      (rows, delimiter, cuts) => {
        const text = rows
          .map((cells) => `${cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter)}\n`)
          .join('')
        expect(split(text, delimiter, cuts).map(({ cells }) => cells)).toEqual(rows)
      },
    ),
  )
})

test('the number of a record is the line on which it begins', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const texts = rows.map((cells) => `${cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\n`)
      const expected = texts.map((_, index) => texts.slice(0, index).join('').split('\n').length)
      expect(split(texts.join('')).map(({ number }) => number)).toEqual(expected)
    }),
  )
})
