import { expect, test } from 'vitest'
import { csvLine } from '#demo/csv-line.ts'

test.each([
  { cells: ['a', '', 'b'], line: 'a,,b', because: 'plain cells stay plain' },
  { cells: ['1,580.00', 'b'], line: '"1,580.00",b', because: 'a comma needs quotes' },
  { cells: ['说"好"'], line: '"说""好"""', because: 'quotes are doubled' },
  { cells: ['一\n二', 'c'], line: '"一\n二",c', because: 'a line break needs quotes' },
  { cells: ['=1+1', '@x'], line: '=1+1,@x', because: 'what looks like a formula is data' },
])('$because', ({ cells, line }) => {
  expect(csvLine(cells)).toBe(line)
})

test('only the delimiter in use needs quotes', () => {
  expect(csvLine(['1,5', 'a;b'], ';')).toBe('1,5;"a;b"')
})
