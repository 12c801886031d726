import { continuationOf } from '#intake/continuation.ts'
import type { RawRow } from '#intake/delimited.ts'
import type { FileColumn } from '#intake/headers.ts'
import type { Column } from '#intake/kind.ts'
import type { Kind } from '#intake/kinds.ts'
import { linesOfNoRecord } from '#intake/line-of-no-record.ts'
import type { Skipped } from '#intake/line-of-no-record.ts'
import type { Expected, Row, RowFault, RowFaultCode, RowFlag, RowFlagCode } from '#intake/row-fault.ts'
import { unescaped } from '#intake/spreadsheet-escape.ts'
import type { DayContext } from '#intake/values/moment.ts'
import type { Reader, Reading } from '#intake/values/reading.ts'
import { trimmed } from '#intake/values/text.ts'
import { readerOf } from '#intake/values/value-reader.ts'

export interface RowReader {
  /** The row, or null where the line is blank, a footer such as 合计, or the headers once more. */
  read(raw: RawRow): Row | null
  readonly skipped: Readonly<Skipped>
}

/** A column of the kind, and where the file has it. */
interface Place {
  readonly column: Column
  readonly index: number
  readonly header: string | null
  readonly read: Reader
}

const none: readonly never[] = []

/** Made once per file: reads each of its rows into the columns of the kind. */
export function rowReader(kind: Kind, columns: readonly FileColumn[], context: DayContext): RowReader {
  const places = kind.columns.map((column) => placeOf(column, columns, context))
  const skipped: Skipped = { blank: 0, repeatedHeaders: 0, footers: 0 }
  const noRecord = linesOfNoRecord(columns)
  const continued = continuationOf(kind, columns)
  const groups = (kind.needsOneOf ?? []).map((ids) => places.filter((place) => ids.includes(place.column.id)))
  return {
    skipped,
    read(raw) {
      const why = noRecord(raw.cells)
      if (why !== null) {
        skipped[why]++
        return null
      }
      const { cells, isContinued } = continued(raw.cells)
      const row = readCells(places, { number: raw.number, cells })
      checkGroups(row, groups, kind, cells)
      if (raw.cells.length > columns.length && hasText(raw.cells, columns.length))
        addSurplus(row, raw.cells, columns.length)
      if (isContinued) row.flag(places[0]?.column.id ?? '', null, null, 'filled-from-above')
      return row.done()
    },
  }
}

function placeOf(column: Column, columns: readonly FileColumn[], context: DayContext): Place {
  const index = columns.findIndex((one) => one.column === column.id)
  return { column, index, header: columns[index]?.header ?? null, read: readerOf(column.type, context) }
}

/** A row in the making. */
interface Draft {
  readonly values: (string | null)[]
  fault(place: Place | null, value: string | null, code: RowFaultCode, expected?: Expected): void
  flag(column: string, header: string | null, value: string | null, code: RowFlagCode): void
  done(): Row
}

function draft(number: number, size: number): Draft {
  const values: (string | null)[] = new Array<string | null>(size).fill(null)
  let faults: RowFault[] | null = null
  let flags: RowFlag[] | null = null
  return {
    values,
    fault(place, value, code, expected) {
      const fault = { row: number, column: place?.column.id ?? null, header: place?.header ?? null, value, code }
      faults ??= []
      faults.push(expected === undefined ? fault : { ...fault, expected })
    },
    flag(column, header, value, code) {
      flags ??= []
      flags.push({ row: number, column, header, value, code })
    },
    done: () => ({ number, values, faults: faults ?? none, flags: flags ?? none }),
  }
}

function readCells(places: readonly Place[], { number, cells }: RawRow): Draft {
  const row = draft(number, places.length)
  for (let i = 0; i < places.length; i++) {
    const place = places[i]
    if (place === undefined || place.index < 0) continue
    const text = cellText(cells[place.index] ?? '')
    const reading = text === '' ? null : place.read(text)
    if (typeof reading === 'string') row.values[i] = reading
    else row.values[i] = valueOfUnusual(row, place, text, reading)
  }
  return row
}

/** What remains of a cell that is empty, faulty or doubtful, once that is noted. */
function valueOfUnusual(row: Draft, place: Place, text: string, reading: Exclude<Reading, string>): string | null {
  if (reading === null) {
    if (place.column.required) row.fault(place, text === '' ? null : text, 'missing')
    return null
  }
  if ('fault' in reading) {
    row.fault(place, text, reading.fault, reading.expected)
    return null
  }
  row.flag(place.column.id, place.header, text, reading.flag)
  return reading.value
}

/** The cell without blanks around it, without our escape, and without the `="0012"` that keeps zeros in a CSV. */
function cellText(cell: string): string {
  const text = trimmed(cell)
  const first = text.charCodeAt(0)
  if (first !== 39 && first !== 61) return text
  const plain = trimmed(unescaped(text))
  return /^="[^"=]*"$/.test(plain) ? trimmed(plain.slice(2, -1)) : plain
}

function checkGroups(row: Draft, groups: readonly (readonly Place[])[], kind: Kind, cells: readonly string[]): void {
  for (const group of groups) {
    if (group.some((place) => place.index >= 0 && trimmed(cells[place.index] ?? '') !== '')) continue
    const columns = kind.columns.filter((column) => group.some((place) => place.column === column))
    const words = {
      zh: columns.map(({ label }) => label.zh).join('、'),
      en: columns.map(({ label }) => label.en).join(', '),
    }
    row.fault(group.find((place) => place.index >= 0) ?? null, null, 'missing-one-of', { words })
  }
}

/** More cells than headers: an unquoted delimiter has moved the rest of the row. */
function addSurplus(row: Draft, cells: readonly string[], width: number): void {
  row.fault(null, cells.slice(width).join(' ').trim(), 'too-many-cells', { max: width })
}

function hasText(cells: readonly string[], from: number): boolean {
  for (let i = from; i < cells.length; i++) if (trimmed(cells[i] ?? '') !== '') return true
  return false
}
