import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Label, Language } from '#domain/label.ts'
import { continuationOf } from '#intake/continuation.ts'
import { isFault } from '#intake/file-fault.ts'
import type { FileFault } from '#intake/file-fault.ts'
import { isReasonHeader, reasonHeaders } from '#intake/headers.ts'
import type { Kind } from '#intake/kinds.ts'
import { linesOfNoRecord } from '#intake/line-of-no-record.ts'
import { openSource } from '#intake/open-source.ts'
import type { Table } from '#intake/read-table.ts'
import { escaped, unescaped } from '#intake/spreadsheet-escape.ts'
import type { TableSource } from '#intake/table-source.ts'

/** A row that is to be written out, and why it was rejected. */
export interface Rejection {
  readonly row: number
  readonly reasons: readonly Label[]
}

export interface RejectedFile {
  /** The file that was imported: it is read once more. */
  readonly original: string
  readonly table: Pick<Table, 'form' | 'headerRow' | 'kind' | 'columns'>
  /** Ascending by row. */
  readonly rejections: Iterable<Rejection> | AsyncIterable<Rejection>
  readonly language: Language
}

/**
 * Writes the rejected rows as they stand in the original, with a last column that says why, as CSV in UTF-8 with a
 * byte order mark. Mended in Excel and imported again it reads like the original. Answers how many rows were written.
 */
export async function writeRejectedFile(to: string, file: RejectedFile): Promise<number | FileFault> {
  const { form } = file.table
  const source = await openSource(file.original, form.form === 'xlsx' ? form.sheet : null)
  if ('fault' in source) return source
  const written: Written = { rows: 0, fault: null }
  await pipeline(linesOf(source, file, written), createWriteStream(to, { mode: 0o600 }))
  return written.fault ?? written.rows
}

interface Written {
  rows: number
  fault: FileFault | null
}

async function* linesOf(source: TableSource, file: RejectedFile, written: Written): AsyncGenerator<string> {
  const { kind, columns, headerRow } = file.table
  const write = rowWriter(file)
  const noRecord = linesOfNoRecord(columns)
  const continued = continuationOf(kind, columns)
  const rejections = await upcoming(file.rejections)
  yield `\uFEFF${write(
    columns.map(({ header }) => header),
    reasonHeaderOf(kind, file.language),
  )}`
  for await (const piece of source.pieces) {
    if (isFault(piece)) written.fault = piece
    if (isFault(piece) || rejections.isOver()) return
    const lines: string[] = []
    for (const { number, cells } of piece) {
      if (number <= headerRow || noRecord(cells) !== null) continue
      const whole = continued(cells).cells
      const rejection = rejections.reaches(number) ? await rejections.of(number) : null
      if (rejection !== null) lines.push(write(whole, reasonsIn(rejection, file.language)))
    }
    written.rows += lines.length
    yield lines.join('')
  }
}

/** The rejections in step with the rows of the file. */
interface Upcoming {
  /** Whether the next one is of this row or an earlier one. */
  reaches(row: number): boolean
  of(row: number): Promise<Rejection | null>
  isOver(): boolean
}

async function upcoming(rejections: RejectedFile['rejections']): Promise<Upcoming> {
  const all = takeAll(rejections)
  let next = await all.next()
  return {
    reaches: (row) => !next.done && next.value.row <= row,
    isOver: () => next.done === true,
    async of(row) {
      while (!next.done && next.value.row < row) next = await all.next()
      if (next.done || next.value.row > row) return null
      const rejection = next.value
      next = await all.next()
      return rejection
    },
  }
}

/** Writes a row without an earlier column of ours, then the reason, then what stands beyond the headers. */
function rowWriter({ table: { kind, columns } }: RejectedFile): (cells: readonly string[], reason: string) => string {
  const kept = columns.flatMap(({ header }, index) => (isReasonHeader(header, kind) ? [] : [index]))
  return (cells, reason) => line([...kept.map((index) => cells[index] ?? ''), reason, ...cells.slice(columns.length)])
}

function reasonsIn({ reasons }: Rejection, language: Language): string {
  return reasons.map((reason) => reason[language]).join(language === 'zh' ? '；' : '; ')
}

async function* takeAll<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* items
}

function reasonHeaderOf(kind: Kind, language: Language): string {
  if (language === 'zh') return reasonHeaders.zh
  return kind.columns.some(({ id }) => id === 'reason') ? reasonHeaders.enBesideReason : reasonHeaders.en
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(escaped(unescaped(cell)))).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
