import { expect, test } from 'vitest'
import { csvText } from '#web/charts/csv.ts'

test.each([
  { cell: '重要价值', line: '重要价值' },
  { cell: 'a,"b"', line: '"a,""b"""' },
  { cell: '=1+1', line: "'=1+1" },
  { cell: '@x', line: "'@x" },
  { cell: -3, line: '-3' },
  { cell: null, line: '' },
])('$cell is written as $line', ({ cell, line }) => {
  expect(csvText({ columns: [{ label: 'c' }], rows: [[cell]] })).toBe(`\uFEFFc\r\n${line}\r\n`)
})
