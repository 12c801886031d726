import type { Label } from '#domain/label.ts'
import type { KindId } from '#intake/kinds.ts'

/** Why a whole file was refused. Nothing of it is imported. */
export type FileFault =
  | { readonly fault: 'no-such-file' }
  | { readonly fault: 'empty' }
  | { readonly fault: 'not-a-table'; readonly looksLike: OtherForm }
  | { readonly fault: 'old-excel' }
  | { readonly fault: 'password' }
  | { readonly fault: 'damaged'; readonly line: number | null }
  | { readonly fault: 'unsupported-encoding'; readonly line: number }
  | { readonly fault: 'too-big'; readonly limit: Limit; readonly line: number | null }
  | { readonly fault: 'no-such-sheet'; readonly sheet: string; readonly sheets: readonly string[] }
  | { readonly fault: 'no-known-header'; readonly firstRow: readonly string[] }
  | {
      readonly fault: 'missing-columns'
      readonly kind: KindId
      readonly missing: readonly Label[]
      readonly headers: readonly string[]
    }

/** What the bytes are instead of a table. */
export type OtherForm =
  | 'binary'
  | 'web-page'
  | 'pdf'
  | 'picture'
  | 'archive'
  | 'other-office'
  | 'xlsb'
  | 'json-or-xml'
  | 'folder'

/** Which of our limits a file goes beyond. */
export type Limit = 'columns' | 'cell' | 'rows' | 'unpacked'

/** More of anything than a table of a service centre can hold: the file is damaged or made to harm. */
export const limits = {
  columns: 1000,
  /** Characters of one cell; Excel itself ends at 32,767. */
  cellLength: 1_000_000,
  /** What Excel itself can hold on one sheet, empty cells included. */
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  /** Bytes that a part of a workbook may unpack to; a full sheet of 40 columns has 1.4 GB. */
  unpacked: 2_000_000_000,
} as const

/** What comes out of a file piece by piece: rows, or the fault that ended the reading. */
export type Piece<T> = readonly T[] | FileFault

export function isFault<T>(piece: Piece<T>): piece is FileFault {
  return !Array.isArray(piece)
}
