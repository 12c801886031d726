import { describe, expect, test } from 'vitest'
import { csvLine } from '#demo/csv-line.ts'
import { demoFiles, type DemoFile, type Row } from '#demo/demo-files.ts'
import { fileForm, filesOf, headLines } from '#demo/file-form.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'
import type { SimulationOptions } from '#demo/world.ts'

const options: SimulationOptions = { seed: 11, customers: 1500, centres: 3, from: '2018-01-01', asOf: '2025-12-31' }
const clean = [...simulatedRows(options)]
const rows = [...simulatedRows({ ...options, dirtyShare: 0.1 })]
const answers = answersIn(rows)

interface Answer {
  readonly file: string
  readonly row: number
  readonly dirt: string
  readonly outcome: string
  readonly reason: string
  readonly column: string
  readonly meant: string
}

function answersIn(all: readonly Row[]): Answer[] {
  return all
    .filter(({ file }) => file === 'dirt')
    .map(({ cells: [file = '', row, dirt = '', outcome = '', reason = '', column = '', meant = ''] }) => ({
      file,
      row: Number(row),
      dirt,
      outcome,
      reason,
      column,
      meant,
    }))
}

/** Cells by the line on which a row begins, counted in the text as it would be written. */
function linesOf(file: DemoFile, all: readonly Row[]): Map<number, readonly string[]> {
  const form = fileForm(file, true)
  const found = new Map<number, readonly string[]>()
  let line = headLines(file, form).length + 1
  for (const row of all) {
    if (row.file !== file) continue
    found.set(line, row.cells)
    line += csvLine(row.cells, form.delimiter).split('\n').length
  }
  return found
}

test('the answers are right: without the messy rows the rest is the clean simulation', () => {
  for (const file of filesOf(options).filter((each) => each !== 'truth')) {
    const messy = new Map(
      answers.filter((answer) => answer.file === demoFiles[file].name).map((answer) => [answer.row, answer]),
    )
    const header: readonly string[] = demoFiles[file].header
    const mended: string[][] = []
    for (const [line, cells] of linesOf(file, rows)) {
      const answer = messy.get(line)
      const inPlace =
        answer &&
        (answer.outcome === 'read' || answer.dirt === 'mileage-falls') &&
        !['void', 'refund'].includes(answer.dirt)
      if (answer && !inPlace) continue
      mended.push(answer ? cells.with(header.indexOf(answer.column), answer.meant) : [...cells])
    }
    const expected = clean.filter((row) => row.file === file).map(({ cells }) => [...cells])
    expect(mended.map((cells) => withoutLoss(file, cells))).toEqual(expected.map((cells) => withoutLoss(file, cells)))
  }
})

/** Free text and cells that may be missing are lost when soiled; everything else comes back. */
function withoutLoss(file: DemoFile, cells: readonly string[]): string[] {
  const lossy = ['地址', '评语', '备注', '微信', '邮箱', '城市', '颜色', '等待分钟', '顾问分钟', '工位分钟', '成本']
  const header: readonly string[] = demoFiles[file].header
  return cells.map((cell, column) => (lossy.includes(header[column] ?? '') ? '' : cell))
}

test('the truth does not change with the dirt', () => {
  const truth = (all: readonly Row[]) => all.filter(({ file }) => file === 'truth')
  expect(truth(rows)).toEqual(truth(clean))
})

test('about the share that was asked for is messy, and too little is lost to refuse a file', () => {
  const written = rows.filter(({ file }) => file !== 'dirt' && file !== 'truth').length
  expect(answers.length / written).toBeGreaterThan(0.04)
  expect(answers.length / written).toBeLessThan(0.11)
  for (const file of filesOf(options)) {
    const rejected = answers.filter(
      (answer) => answer.file === demoFiles[file].name && answer.outcome === 'rejected',
    ).length
    expect(rejected, file).toBeLessThanOrEqual(0.1 * rows.filter((row) => row.file === file).length)
  }
})

describe('every kind of mess comes up', () => {
  test.each([
    'date-slashes', 'date-chinese', 'date-compact', 'date-serial', 'time-slashes', 'time-chinese', 'time-seconds', 'time-serial', 'money-thousands',
    'money-sign', 'money-word', 'money-full-width', 'phone-spaces', 'phone-dashes', 'phone-country', 'phone-full-width', 'yes-no-english', 'missing',
    'text-formula', 'text-at', 'text-quotes', 'text-lines', 'repeated', 'same-person', 'name-missing', 'birthday-before-1900', 'vin-check-digit',
    'vin-length', 'vin-alphabet', 'check-in-missing', 'check-in-unreadable', 'check-in-ahead', 'check-in-before-2000', 'paid-unreadable', 'same-number',
    'unknown-customer', 'void', 'refund', 'same-line', 'score-11', 'date-ahead', 'score-missing', 'time-ahead', 'channel-missing', 'mileage-falls',
  ])('%s', (dirt) => {
    expect(answers.some((answer) => answer.dirt === dirt)).toBe(true)
  }) // prettier-ignore
})

test('a fallen mileage falls by more than the 1,000 km that an import lets pass', () => {
  const lines = linesOf('visits', rows)
  for (const answer of answers.filter(({ dirt }) => dirt === 'mileage-falls')) {
    const [vin, km] = [lines.get(answer.row)?.[1], Number(lines.get(answer.row)?.[6])]
    const before = [...lines]
      .filter(([line, cells]) => line < answer.row && cells[1] === vin)
      .map(([, cells]) => Number(cells[6]))
    expect(Math.max(...before) - km).toBeGreaterThan(1000)
  }
})

test('a doubled person has the phone of somebody else in the file', () => {
  const people = [...linesOf('customers', rows)]
  for (const answer of answers.filter(({ dirt }) => dirt === 'same-person')) {
    const [, double] = people.find(([line]) => line === answer.row) ?? []
    const [, original] = people.find(([, cells]) => cells[0] === answer.meant) ?? []
    expect(double?.[0]).not.toBe(answer.meant)
    expect(double?.[2]).toBe(original?.[2])
  }
})

test('a sheet with merged cells shows customer, car and order on the first line only', () => {
  const sheet = [...simulatedRows({ ...options, form: 'repair-orders', dirtyShare: 0.1 })]
  const lines = linesOf('repairOrders', sheet)
  const merged = answersIn(sheet).filter(({ dirt }) => dirt === 'merged-cells')
  expect(merged.length).toBeGreaterThan(0)
  for (const { row } of merged) {
    expect(
      lines
        .get(row)
        ?.slice(0, 20)
        .every((cell) => cell === ''),
    ).toBe(true)
    expect(lines.get(row)?.[20]).not.toBe('1')
  }
})
