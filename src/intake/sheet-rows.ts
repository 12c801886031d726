import { columnOf } from '#intake/cell-reference.ts'
import type { RawRow } from '#intake/delimited.ts'
import { limits } from '#intake/file-fault.ts'
import type { FileFault, Piece } from '#intake/file-fault.ts'
import type { MergedColumns } from '#intake/merged-cells.ts'
import type { SharedStrings } from '#intake/shared-strings.ts'
import { momentOfSerial } from '#intake/values/moment.ts'
import { officeText, xmlEvents } from '#intake/xml-events.ts'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: SharedStrings
  readonly dateStyles: readonly boolean[]
  readonly countsFrom1904: boolean
  readonly merged: MergedColumns
}

/** The rows of one sheet. Numbers come as plain digits, days as `2024-09-01 08:30:00`, errors as `#N/A`. */
export async function* sheetRows(
  pieces: AsyncIterable<string | FileFault>,
  context: SheetContext,
): AsyncGenerator<Piece<RawRow>> {
  const gathered: Gathered = { rows: [], fault: null }
  for await (const fault of xmlEvents(pieces, rowListener(gathered, context))) {
    if (gathered.rows.length > 0) yield gathered.rows
    gathered.rows = []
    if (fault !== null || gathered.fault !== null) {
      yield gathered.fault ?? fault ?? { fault: 'damaged', line: null }
      return
    }
  }
}

interface Gathered {
  rows: RawRow[]
  fault: FileFault | null
}

function rowListener(gathered: Gathered, context: SheetContext) {
  let number = 0
  let rowsBefore = 0
  let cellsBefore = 0
  let cells: string[] = []
  let column = -1
  let attributes: Readonly<Record<string, string>> = {}
  let text = ''
  let isPhonetic = false
  return {
    open(name: string, given: Readonly<Record<string, string>>) {
      if (name === 'row') {
        number = numberOfRow(given['r'], number)
        cells = []
        column = -1
        cellsBefore = 0
        if (++rowsBefore > limits.sheetRows) gathered.fault ??= { fault: 'too-big', limit: 'rows', line: null }
      } else if (name === 'c') {
        column = given['r'] === undefined ? column + 1 : columnOf(given['r'])
        attributes = given
        text = ''
        if (++cellsBefore > limits.sheetColumns) gathered.fault ??= { fault: 'too-big', limit: 'columns', line: number }
      } else if (name === 'rPh') isPhonetic = true
    },
    close(name: string, content: string) {
      if (name === 'v') text = content
      else if (name === 't' && !isPhonetic) text += content
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c' && text !== '') addCell()
      else if (name === 'row') addRow()
    },
  }
  function addCell(): void {
    if (column >= limits.columns) gathered.fault ??= { fault: 'too-big', limit: 'columns', line: number }
    else put(cells, column, cellText(text, attributes, context))
  }
  function addRow(): void {
    context.merged.fill(number, cells)
    if (cells.length > 0) gathered.rows.push({ number, cells })
  }
}

/** Rows ascend; a number that does not is not believed. */
function numberOfRow(given: string | undefined, before: number): number {
  const number = Number(given ?? before + 1)
  return Number.isInteger(number) && number > before ? number : before + 1
}

function put(cells: string[], column: number, text: string): void {
  while (cells.length < column) cells.push('')
  cells[column] = text
}

function cellText(
  text: string,
  { t: type, s: style }: Readonly<Record<string, string>>,
  context: SheetContext,
): string {
  switch (type) {
    case 's':
      return context.strings(Number(text))
    case 'inlineStr':
    case 'str':
      return officeText(text)
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return text
    case 'd':
      return text.replace('T', ' ')
    default:
      return numberText(text, style !== undefined && context.dateStyles[Number(style)] === true, context.countsFrom1904)
  }
}

/** Spreadsheets keep 15 digits: what stands behind them is noise, and longer whole numbers have lost their end. */
function numberText(text: string, isDay: boolean, countsFrom1904: boolean): string {
  if (isDay) {
    const moment = momentOfSerial(Number(text), countsFrom1904)
    if (moment !== null) return moment.endsWith(' 00:00:00') ? moment.slice(0, 10) : moment
  }
  if (text.length < 15 && !/e/i.test(text)) return text
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  return Math.abs(value) >= 1e15 ? value.toExponential(14).toUpperCase() : String(Number(value.toPrecision(15)))
}
