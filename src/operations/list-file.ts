import { Readable } from 'node:stream'
import { type SheetCell, cellText } from '#intake/sheet-cell.ts'
import { workbookOf } from '#intake/workbook-writer.ts'
import { spreadsheetLine } from '#operations/spreadsheet-line.ts'

export type ListFormat = 'csv' | 'xlsx'

export const listFileTypes: Readonly<Record<ListFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export interface ListToWrite {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: AsyncIterable<readonly SheetCell[]>
}

/** A list as a file that spreadsheets open, as it is made: neither is held as a whole. */
export function listFile({ name, header, rows }: ListToWrite, format: ListFormat): Readable {
  return Readable.from(format === 'xlsx' ? workbookOf(name, header, rows) : csvLines(header, rows), {
    objectMode: false,
  })
}

async function* csvLines(header: readonly string[], rows: AsyncIterable<readonly SheetCell[]>): AsyncGenerator<string> {
  yield `\uFEFF${spreadsheetLine(header)}\r\n`
  for await (const row of rows) yield `${spreadsheetLine(row.map(cellText))}\r\n`
}
