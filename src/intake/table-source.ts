import type { RawRow } from '#intake/delimited.ts'
import type { Piece } from '#intake/file-fault.ts'

/** What kind of file the rows came out of. */
export type TableForm =
  | { readonly form: 'csv'; readonly encoding: string; readonly delimiter: string }
  | { readonly form: 'xlsx'; readonly sheet: string; readonly sheets: readonly string[] }

/** The rows of a file as they stand, before headers are known. */
export interface TableSource {
  readonly form: TableForm
  readonly countsFrom1904: boolean
  /** Small pieces, read only as fast as they are taken; a fault is the last of them. */
  readonly pieces: AsyncIterable<Piece<RawRow>>
  /** How much of it has been read, 0–1 by bytes. */
  readonly readShare: () => number
}
