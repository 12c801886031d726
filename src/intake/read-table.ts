import type { Day } from '#domain/calendar.ts'
import type { RawRow } from '#intake/delimited.ts'
import { isFault } from '#intake/file-fault.ts'
import type { FileFault, Piece } from '#intake/file-fault.ts'
import { bestFit, isBetter } from '#intake/headers.ts'
import type { FileColumn, Fit, Mappings } from '#intake/headers.ts'
import type { Kind } from '#intake/kinds.ts'
import type { Row } from '#intake/row-fault.ts'
import type { Skipped } from '#intake/line-of-no-record.ts'
import { openSource } from '#intake/open-source.ts'
import { rowReader } from '#intake/row-reader.ts'
import type { TableForm, TableSource } from '#intake/table-source.ts'

export interface TableOptions {
  /** Nothing that has happened may be dated after it. */
  readonly importDay: Day
  /** Taken instead of what the headers suggest. */
  readonly kind?: Kind
  readonly mappings?: Mappings
  /** Name of an XLSX sheet; the first one where not given. */
  readonly sheet?: string
}

/** A file whose headers are known. Its rows can be taken once. */
export interface Table {
  readonly kind: Kind
  readonly form: TableForm
  /** The row that holds the headers, from 1. */
  readonly headerRow: number
  readonly columns: readonly FileColumn[]
  /** Ids of the kind's columns that the file has; cells of all others are null in every row. */
  readonly present: ReadonlySet<string>
  /** Headers that nothing is known about; their cells are left out. */
  readonly unrecognised: readonly string[]
  /** Counted while the rows are read. */
  readonly skipped: Readonly<Skipped>
  /** Pieces of a few hundred rows at most a few milliseconds of work each; a fault is the last of them. */
  readonly rows: AsyncIterable<Piece<Row>>
  /** How much of the file has been read, 0–1 by bytes. */
  readonly readShare: () => number
  /** Lets go of the file where its rows are not wanted after all. */
  readonly close: () => Promise<void>
}

/** Rows looked at in search of the headers: reports put titles above them. */
const headerSearch = 30

export async function readTable(path: string, options: TableOptions): Promise<Table | FileFault> {
  const source = await openSource(path, options.sheet ?? null)
  if ('fault' in source) return source
  const pieces = source.pieces[Symbol.asyncIterator]()
  const start = await firstRows(pieces)
  if (isFault(start)) return closing(pieces, start)
  const found = findHeaders(start, options)
  if ('fault' in found) return closing(pieces, found)
  return tableOf(source, found, { start, pieces }, options)
}

async function closing(pieces: AsyncIterator<Piece<RawRow>>, fault: FileFault): Promise<FileFault> {
  await pieces.return?.()
  return fault
}

async function firstRows(pieces: AsyncIterator<Piece<RawRow>>): Promise<Piece<RawRow>> {
  const start: RawRow[] = []
  while (start.length < headerSearch) {
    const next = await pieces.next()
    if (next.done) break
    if (isFault(next.value)) return next.value
    for (const row of next.value) start.push(row)
  }
  return start
}

interface Headers {
  readonly fit: Fit
  readonly row: RawRow
}

function findHeaders(start: readonly RawRow[], options: TableOptions): Headers | FileFault {
  const best = bestHeaders(start.slice(0, headerSearch), options)
  if (best === null || known(best.fit) < Math.min(2, best.fit.columns.length)) return nothingFound(start)
  const { missing, columns, kind } = best.fit
  if (missing.length === 0) return best
  return {
    fault: 'missing-columns',
    kind: kind.id,
    missing: missing.map(({ label }) => label),
    headers: columns.map(({ header }) => header),
  }
}

function bestHeaders(rows: readonly RawRow[], { kind, mappings }: TableOptions): Headers | null {
  let best: Headers | null = null
  for (const row of rows) {
    const fit = bestFit(row.cells, mappings ?? {}, kind ?? null)
    if (fit !== null && (best === null || isBetter(fit, best.fit))) best = { fit, row }
  }
  return best
}

function nothingFound(start: readonly RawRow[]): FileFault {
  const filled = start.find((row) => row.cells.some((cell) => cell.trim() !== ''))
  return filled === undefined ? { fault: 'empty' } : { fault: 'no-known-header', firstRow: filled.cells.slice(0, 20) }
}

function known(fit: Fit): number {
  return fit.columns.filter(({ column }) => column !== null).length
}

interface Reading {
  readonly start: readonly RawRow[]
  readonly pieces: AsyncIterator<Piece<RawRow>>
}

function tableOf(source: TableSource, { fit, row }: Headers, reading: Reading, { importDay }: TableOptions): Table {
  const reader = rowReader(fit.kind, fit.columns, { importDay, countsFrom1904: source.countsFrom1904 })
  return {
    kind: fit.kind,
    form: source.form,
    headerRow: row.number,
    columns: fit.columns,
    present: new Set(fit.columns.flatMap(({ column }) => column ?? [])),
    unrecognised: fit.unrecognised,
    skipped: reader.skipped,
    readShare: source.readShare,
    rows: rowsOf(reading, row.number, (raw) => reader.read(raw)),
    close: async () => {
      await reading.pieces.return?.()
    },
  }
}

async function* rowsOf(
  { start, pieces }: Reading,
  headerRow: number,
  read: (raw: RawRow) => Row | null,
): AsyncGenerator<Piece<Row>> {
  try {
    yield readAll(
      start.filter((row) => row.number > headerRow),
      read,
    )
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      yield isFault(next.value) ? next.value : readAll(next.value, read)
    }
  } finally {
    await pieces.return?.()
  }
}

function readAll(raw: readonly RawRow[], read: (raw: RawRow) => Row | null): Row[] {
  const rows: Row[] = []
  for (const one of raw) {
    const row = read(one)
    if (row !== null) rows.push(row)
  }
  return rows
}
