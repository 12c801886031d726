import fc from 'fast-check'
import { expect, test } from 'vitest'
import { count, percent, total, yuan } from '#cli/amounts.ts'
import { withProgress } from '#cli/progress.ts'
import { bar, table } from '#cli/table.ts'
import { padEnd, padStart, shortened, widthOf, wrapped } from '#cli/text-width.ts'
import { environmentIn, memory } from '#test/cli/terminal.ts'

test.each([
  ['abc', 3],
  ['客户', 4],
  ['L0客', 4],
  ['，', 2],
  ['“”', 2],
  ['e\u0301', 1],
  ['𠮷', 2],
  ['█▌', 2],
])('%s is %i columns wide', (text, width) => {
  expect(widthOf(text)).toBe(width)
})

test('padding and shortening give the width that was asked for', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '客', '，', ' ', '1') }),
      fc.integer({ min: 2, max: 30 }),
      (text, width) => {
        expect(widthOf(padEnd(text, width))).toBe(Math.max(width, widthOf(text)))
        expect(widthOf(padStart(text, width))).toBe(Math.max(width, widthOf(text)))
        expect(widthOf(shortened(text, width))).toBeLessThanOrEqual(width)
      },
    ),
  )
})

test('wrapping loses nothing but blanks, and keeps closing signs with their words', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '客', '户', '，', '。', ' ') }), (text) => {
      const lines = wrapped(text, 12)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。]/)
    }),
  )
})

test('columns line up under Chinese headers, and the one that gives way does', () => {
  const head = [
    { header: '客群', gives: true as const },
    { header: '客户', align: 'right' as const },
  ]
  const rows = [
    ['重要发展与其他很长的名字', '1,234'],
    ['已流失', '7'],
  ]
  expect(table(head, rows, 60)).toEqual([
    '客群                       客户',
    '重要发展与其他很长的名字  1,234',
    '已流失                        7',
  ])
  expect(table(head, rows, 20)).toEqual(['客群            客户', '重要发展与其…  1,234', '已流失             7'])
})

test.each([
  [0, ''],
  [1, '████████'],
  [0.5, '████'],
  [0.0625, '▌'],
  [2, '████████'],
])('a bar of %d', (share, drawn) => {
  expect(bar(share, 8)).toBe(drawn)
})

test.each([
  [843_000, ['8,430 元', '¥8,430', '8,430 元', '¥8,430']],
  [123_456_789, ['1,234,568 元', '¥1,234,568', '123.5 万元', '¥1.23 m']],
  [-50, ['-1 元', '-¥1', '-1 元', '-¥1']],
  [-49, ['0 元', '¥0', '0 元', '¥0']],
])('%i fen of one customer and of many, in both languages', (fen, told) => {
  expect([yuan(fen, 'zh'), yuan(fen, 'en'), total(fen, 'zh'), total(fen, 'en')]).toEqual(told)
})

test('unknown is a dash, shares have one decimal', () => {
  expect([yuan(null, 'zh'), percent(0.1234), percent(1, 0), count(1_234_567)]).toEqual([
    '—',
    '12.3 %',
    '100 %',
    '1,234,567',
  ])
})

test('progress draws one line on a terminal and takes it away', async () => {
  const err = memory(60)
  await withProgress({ err, environment: environmentIn('zh') }, async (show) => show('读取 客户.csv', 1, '8,000 行'))
  const [drawn, cleared] = err.text().split('\r')
  expect(drawn).toContain('100 %  读取 客户.csv  8,000 行')
  expect(cleared).toBe('\u001B[K')
})

test('progress is silent in a pipe and colourless where colours are not wanted', async () => {
  const [pipe, plain] = [memory(), memory(60)]
  await withProgress({ err: pipe, environment: environmentIn('zh') }, async (show) => show('读取', 1))
  await withProgress({ err: plain, environment: { ...environmentIn('zh'), isPlain: true } }, async (show) =>
    show('读取', 1),
  )
  expect(pipe.text()).toBe('')
  expect(plain.text()).not.toContain('\u001B[36m')
})
