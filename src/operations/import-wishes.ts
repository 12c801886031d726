import type { Day } from '#domain/calendar.ts'
import type { FileFault } from '#intake/file-fault.ts'
import type { Mappings } from '#intake/headers.ts'
import type { Kind, KindId } from '#intake/kinds.ts'
import type { Table } from '#intake/read-table.ts'
import type { Group } from '#store/groups.ts'
import type { ImportCounts } from '#store/imports/imports.ts'
import type { Writer } from '#store/transaction.ts'
import type { ToldFault, ToldFlag } from '#operations/row-faults.ts'

/** A file whose headers have been read. */
export interface FileToImport {
  readonly path: string
  readonly table: Table
}

/** What a person chose about an import; everything else follows from the files. */
export interface ImportWishes {
  readonly paths: readonly string[]
  /** What files are called where they came from, by path; else the last part of the path. */
  readonly names?: Readonly<Record<string, string>>
  readonly group: Group
  /** Nothing may have happened after it; scores are usually taken of it. */
  readonly asOf: Day
  readonly by: string
  /** Our folder for copies of the files. */
  readonly filesFolder: string
  readonly kind?: Kind
  /** What people said about headers. */
  readonly mappings?: Mappings
  /** The numbering that all rows belong to. */
  readonly source?: string
  /** The centre of rows that name none. */
  readonly centre?: string
  readonly sheet?: string
  /** Takes files of which more than half of the rows are bad. */
  readonly insists?: boolean
  /** What happens to orders and their like whose customer is not known yet. */
  readonly onUnknown?: 'park' | 'reject'
  /** An empty cell clears the value instead of leaving it. */
  readonly emptyClears?: boolean
  readonly dryRun?: boolean
  /** Rows merged in one transaction, at most. */
  readonly chunkRows?: number
  readonly onProgress?: (progress: ImportProgress) => void
  /** Records of other centres are rejected: who imports may change those of this one only. */
  readonly onlyCentreId?: number
  /** Called in the transaction that begins the import of a file. */
  readonly onBegun?: (writer: Writer, importId: number) => Promise<void>
  /** Called at the end of a dry run, before all is taken back: what it would bring can be looked at. */
  readonly onTried?: (writer: Writer, files: readonly ImportedFile[]) => Promise<void>
}

export interface ImportProgress {
  readonly file: string
  readonly phase: 'reading' | 'merging'
  /** Rows read so far; null once they are all read. */
  readonly rows: number | null
  /** How far the whole of it is, 0–1. */
  readonly share: number
}

/** Reading is about as long as everything behind it. */
export const readingShare = 0.5

/** What became of one file. */
export type ImportedFile = DoneFile | RefusedFile

export interface DoneFile {
  readonly state: 'done'
  readonly file: string
  readonly kind: KindId
  readonly importId: number
  readonly counts: ImportCounts
  /** Headers that nothing is known about; their columns were left out. */
  readonly unrecognised: readonly string[]
  /** The first of the rejected rows. */
  readonly faults: readonly ToldFault[]
  /** The first of the rows that were kept with a question mark. */
  readonly flags: readonly ToldFlag[]
}

export interface RefusedFile {
  readonly state: 'refused'
  readonly file: string
  /** Null where not even the headers could be read. */
  readonly kind: KindId | null
  readonly importId: number | null
  readonly fault: FileFault | MostlyBad
  readonly faults: readonly ToldFault[]
}

/** More than half of the rows can't be taken: probably the wrong file, or the wrong columns. */
export interface MostlyBad {
  readonly fault: 'mostly-bad'
  readonly bad: number
  readonly rows: number
}

export type ImportOutcome =
  | { readonly files: readonly ImportedFile[]; readonly finishedBefore: number }
  | { readonly fault: 'import-under-way' }
