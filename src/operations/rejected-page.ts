import type { Label } from '#domain/label.ts'
import { continuationOf } from '#intake/continuation.ts'
import { reasonOf } from '#intake/fault-sentences.ts'
import { isFault } from '#intake/file-fault.ts'
import type { Table } from '#intake/read-table.ts'
import { openSource } from '#intake/open-source.ts'
import { type KeptFault, refusedRows } from '#store/imports/faults.ts'
import { importOf, type ImportRow } from '#store/imports/imports.ts'
import type { Reader } from '#store/transaction.ts'
import { tableOf } from '#operations/rejected-rows.ts'
import { faultsOf } from '#operations/row-faults.ts'

/** A rejected row as it stands in the file, with what was wrong. */
export interface RejectedRow {
  readonly row: number
  /** Null where our copy of the file is gone. */
  readonly cells: readonly string[] | null
  /** `column` is the place in the file, from 0; null = the whole row. */
  readonly faults: readonly { readonly column: number | null; readonly reason: Label }[]
}

export interface RejectedPage {
  readonly headers: readonly string[]
  readonly rows: readonly RejectedRow[]
  /** The row after which the next page begins; null on the last. */
  readonly next: number | null
}

/** Some of the rejected rows of an import, to be mended on a screen. */
export async function rejectedPage(
  reader: Reader,
  importId: number,
  { after, most }: { after: number; most: number },
): Promise<RejectedPage | null> {
  const row = await importOf(reader, importId)
  if (row === null) return null
  const kept = await refusedRows(reader, importId, after, most + 1)
  const shown = kept.slice(0, most)
  const table = row.upload === null ? null : await tableOf(row, row.upload)
  const cells =
    table === null || row.upload === null
      ? new Map<number, readonly string[]>()
      : await cellsOf(row.upload, table, shown)
  const headers = columnsOf(row).map(({ header }) => header)
  return {
    headers,
    rows: shown.map((each) => rowOf(each, row, cells.get(each.row_number) ?? null)),
    next: kept.length > most ? (shown.at(-1)?.row_number ?? null) : null,
  }
}

interface KnownColumn {
  readonly header: string
  readonly column: string | null
}

export function columnsOf({ reading }: Pick<ImportRow, 'reading'>): readonly KnownColumn[] {
  return (reading as { readonly columns: readonly KnownColumn[] }).columns
}

function rowOf(kept: KeptFault, row: ImportRow, cells: readonly string[] | null): RejectedRow {
  const columns = columnsOf(row)
  const faults = faultsOf(kept, row).map((fault) => {
    const at = columns.findIndex(({ column }) => column !== null && column === fault.column)
    return { column: at < 0 ? null : at, reason: reasonOf(fault) }
  })
  return { row: kept.row_number, cells, faults }
}

/** Reads the file as far as the last of these rows. */
async function cellsOf(
  upload: string,
  { form, columns, kind }: Pick<Table, 'form' | 'columns' | 'kind'>,
  wanted: readonly KeptFault[],
): Promise<Map<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>()
  const left = new Set(wanted.map((each) => each.row_number))
  const source = await openSource(upload, form.form === 'xlsx' ? form.sheet : null)
  if ('fault' in source) return found
  const continued = continuationOf(kind, columns)
  for await (const piece of source.pieces) {
    if (isFault(piece) || left.size === 0) break
    for (const { number, cells } of piece) {
      const whole = continued(cells).cells
      if (!left.delete(number)) continue
      found.set(
        number,
        columns.map((_, at) => whole[at] ?? ''),
      )
    }
  }
  return found
}
