import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { RawRow } from '#intake/delimited.ts'
import { fileFaultSentence } from '#intake/fault-sentences.ts'
import { type FileFault, isFault } from '#intake/file-fault.ts'
import { bestFit, type Mappings } from '#intake/headers.ts'
import type { Kind } from '#intake/kinds.ts'
import { openSource } from '#intake/open-source.ts'
import { readTable, type Table } from '#intake/read-table.ts'
import type { TableForm } from '#intake/table-source.ts'

/** One column of a file as a person sees it: its header, what it is taken for, and what stands below it. */
export interface SeenColumn {
  readonly header: string
  /** Column id of the kind; null = left out. */
  readonly column: string | null
  readonly samples: readonly string[]
}

/** What a file was taken for. With a problem it can't be imported as it is; its columns are told where they could be read. */
export interface Recognised {
  readonly kind: Kind | null
  readonly form: TableForm | null
  readonly headerRow: number | null
  readonly columns: readonly SeenColumn[]
  readonly unrecognised: readonly string[]
  readonly problem: { readonly code: FileFault['fault']; readonly sentence: Label } | null
}

export interface Reading {
  readonly importDay: Day
  readonly kind?: Kind
  readonly mappings?: Mappings
  readonly sheet?: string
}

/** Rows read below the headers to show what stands in each column. */
const sampleRows = 4
/** Rows looked at in search of the headers, as `readTable` does. */
const searchedRows = 30

/** Reads as much of a file as it takes to know its kind, its headers and what its columns look like. */
export async function recogniseFile(path: string, reading: Reading): Promise<Recognised> {
  const table = await readTable(path, reading)
  const rows = await firstRows(path, reading.sheet ?? null)
  if ('fault' in table) return withProblem(table, rows, reading)
  await table.close()
  return withTable(table, rows)
}

function withTable(table: Table, rows: FirstRows): Recognised {
  const below = rows.rows.filter(({ number }) => number > table.headerRow).slice(0, sampleRows)
  return {
    kind: table.kind,
    form: table.form,
    headerRow: table.headerRow,
    columns: table.columns.map(({ header, column }, at) => ({ header, column, samples: samplesAt(below, at) })),
    unrecognised: table.unrecognised,
    problem: null,
  }
}

/** A person can say what the columns are, as long as there are any. */
function withProblem(fault: FileFault, { form, rows }: FirstRows, reading: Reading): Recognised {
  const kind = reading.kind ?? null
  const headers = headersIn(fault)
  const fit = bestFit(headers, reading.mappings ?? {}, kind)
  const columns = fit?.columns ?? headers.map((header) => ({ header, column: null }))
  const headerRow = rowOfHeaders(rows, headers)
  const below = rows.filter(({ number }) => headerRow !== null && number > headerRow).slice(0, sampleRows)
  return {
    kind: fit?.kind ?? kind,
    form,
    headerRow,
    columns: columns.map(({ header, column }, at) => ({ header, column, samples: samplesAt(below, at) })),
    unrecognised: fit?.unrecognised ?? headers,
    problem: { code: fault.fault, sentence: fileFaultSentence(fault) },
  }
}

function rowOfHeaders(rows: readonly RawRow[], headers: readonly string[]): number | null {
  const row = rows.find(
    ({ cells }) => headers.length > 0 && headers.every((header, at) => cells[at]?.trim() === header.trim()),
  )
  return row?.number ?? null
}

function headersIn(fault: FileFault): readonly string[] {
  if (fault.fault === 'missing-columns') return fault.headers
  return fault.fault === 'no-known-header' ? fault.firstRow : []
}

function samplesAt(rows: readonly RawRow[], at: number): string[] {
  return rows.map(({ cells }) => (cells[at] ?? '').trim().slice(0, 60)).filter((cell) => cell !== '')
}

interface FirstRows {
  readonly form: TableForm | null
  readonly rows: readonly RawRow[]
}

async function firstRows(path: string, sheet: string | null): Promise<FirstRows> {
  const source = await openSource(path, sheet)
  if ('fault' in source) return { form: null, rows: [] }
  const rows: RawRow[] = []
  for await (const piece of source.pieces) {
    if (isFault(piece)) break
    rows.push(...piece.slice(0, searchedRows))
    if (rows.length >= searchedRows + sampleRows) break
  }
  return { form: source.form, rows }
}
