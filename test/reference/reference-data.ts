import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDay, type Day } from '#domain/calendar.ts'
import { customerHistories, type Purchase } from '#domain/value-model/purchase-log.ts'
import type { CustomerHistory } from '#domain/value-model/visit-log.ts'

/** Where the data sets and reference values lie; they are not ours to copy. */
const folder = process.env['LONGRANGE_REFERENCE_DATA'] ?? join(import.meta.dirname, '../../../shared/data')

/** Runs the comparisons where the data are; where they are not, one test says so. */
export function describeWithReference(name: string, compare: () => void): void {
  if (existsSync(folder)) return void describe(name, compare)
  test(`${name}: NOT COMPARED, reference data are absent (LONGRANGE_REFERENCE_DATA names their folder)`, () => {
    console.warn(`${name}: not compared, no reference data at ${folder}`)
    expect(existsSync(folder)).toBe(false)
  })
}

export function referencePath(path: string): string {
  return join(folder, path)
}

export function referenceText(path: string): string {
  return readFileSync(referencePath(path), 'utf8')
}

/** Values of `reference/<name>.json`, as the comparison expects them. */
export function referenceValues<T>(name: string): T {
  return JSON.parse(referenceText(`reference/${name}.json`)) as T
}

export type DataSet = 'cdnow_sample' | 'cdnow_full' | 'grocery'

/** The customers of a data set at its calibration day. */
export function customersOf(set: DataSet): CustomerHistory[] {
  if (set === 'grocery') {
    return customerHistories(grocery(), { calibrationEnd: '2006-12-31', holdoutEnd: '2007-12-30' })
  }
  const sample = set === 'cdnow_sample'
  const lines = referenceText(sample ? 'cdnow/CDNOW_sample.txt' : 'cdnow/CDNOW_master.txt').split('\n')
  const cells = lines.slice(sample ? 0 : 1).map((line) =>
    line
      .trim()
      .split(/\s+/)
      .slice(sample ? 1 : 0),
  )
  const purchases = cells
    .filter((row) => row.length === 4)
    .map(([customer = '', on = '', , amount]): Purchase => {
      return { customer, on: dayFrom(`${on.slice(0, 4)}-${on.slice(4, 6)}-${on.slice(6)}`), amount: Number(amount) }
    })
  return customerHistories(purchases, { calibrationEnd: '1997-09-30', holdoutEnd: '1998-06-30' })
}

function grocery(): Purchase[] {
  const rows = referenceText('grocery/groceryElog.csv').trim().split('\n').slice(1)
  return rows.map((row) => {
    const [customer = '', on = ''] = row.replaceAll('"', '').trim().split(',')
    return { customer, on: dayFrom(on), amount: null }
  })
}

function dayFrom(text: string): Day {
  const on = parseDay(text)
  if (on === null) throw new Error(`not a day: ${text}`)
  return on
}

/** Largest relative difference of two lists. */
export function furthest(actual: readonly number[], truth: readonly number[]): number {
  if (actual.length !== truth.length) throw new Error(`${actual.length} values to compare with ${truth.length}`)
  return Math.max(...truth.map((value, i) => Math.abs((actual[i] ?? Number.NaN) - value) / (Math.abs(value) || 1)))
}
