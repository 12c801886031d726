import { z } from 'zod'

/**
 * A backup is one zstd stream of text, readable with `zstdcat`: a line of JSON about the whole; for each table a line of
 * JSON, its rows in COPY's text format, `\.` and a line of JSON with their checksum; a last line with the checksum of
 * all lines of JSON before it.
 */
export const archiveFormat = 1

/** Ends the rows of a table; no row can look like it, since COPY doubles every backslash. */
export const endOfRows = '\\.\n'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()

/** Recognises a backup of any format, also of one that is to come. */
export const anyHeader = z.object({ longrange: z.literal('backup'), format: z.number().int().positive() })

export const archiveHeader = anyHeader.extend({
  format: z.literal(archiveFormat),
  madeAt: z.string(),
  /** The migrations that had been applied: what the tables looked like. */
  schema: z.array(z.object({ number: z.number().int().positive(), name: z.string(), checksum: sha256 })).min(1),
  /** Last number given out by each sequence; null = none yet. */
  sequences: z.array(z.object({ name: z.string(), last: z.number().int().nullable() })),
})
export type ArchiveHeader = z.infer<typeof archiveHeader>

export const tableHeader = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
export type TableHeader = z.infer<typeof tableHeader>

export const tableEnd = z.object({ rows: count, bytes: count, sha256 })

export const archiveEnd = z.object({ tables: count, rows: count, sha256 })
export type ArchiveEnd = z.infer<typeof archiveEnd>

/** Why a file can't be taken as a backup. */
export type ArchiveFault =
  | { readonly fault: 'not-a-backup'; readonly file: string }
  /** `table`: where the damage begins; null = outside of any table. */
  | { readonly fault: 'damaged-backup'; readonly file: string; readonly table: string | null; readonly detail: string }
  /** By a newer Longrange; `by` names what we do not know: a format or a migration. */
  | { readonly fault: 'backup-made-by-newer'; readonly file: string; readonly by: string }
  | { readonly fault: 'file-unreadable'; readonly file: string; readonly detail: string }
