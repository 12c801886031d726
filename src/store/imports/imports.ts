import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Reader, Writer } from '#store/transaction.ts'

export type ImportState = 'staging' | 'staged' | 'done' | 'refused' | 'dropped' | 'undone'

/** What an import did, row by row; `rows` = all the others added up. */
export interface ImportCounts {
  readonly rows: number
  readonly made: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly parked: number
  /** Taken, but worth a look. */
  readonly flagged: number
  /** Rows of earlier files that waited and were let in. */
  readonly takenUp: number
}

/** Everything that decides how the rows of an import are taken; fixed when it begins, so that it can be resumed. */
export interface ImportChoices {
  readonly sourceId: number
  readonly isSourceGiven: boolean
  readonly centreId: number | null
  /** A person named the centre: customers and cars are its as well, not orders alone. */
  readonly isCentreGiven: boolean
  readonly parks: boolean
  /** Set where a manager imports: records of other centres are rejected. */
  readonly onlyCentreId?: number
}

export interface ImportRow {
  readonly importId: number
  readonly groupId: number
  readonly fileName: string
  readonly upload: string | null
  readonly kind: string
  readonly reading: unknown
  readonly choices: ImportChoices
  readonly state: ImportState
  readonly mergeStep: number
  readonly mergedTo: number
  readonly counts: ImportCounts | null
  readonly asOf: Day
  readonly byWhom: string
  readonly begunAt: string
  readonly endedAt: string | null
}

const columns = sql`import_id AS "importId", group_id AS "groupId", file_name AS "fileName", upload, kind, reading, choices, state,
  merge_step AS "mergeStep", merged_to AS "mergedTo", counts, as_of AS "asOf", by_whom AS "byWhom", begun_at AS "begunAt", ended_at AS "endedAt"`

export async function beginImport(
  writer: Writer,
  begun: {
    groupId: number
    fileName: string
    upload: string | null
    sha256: string | null
    kind: string
    reading: unknown
    choices: ImportChoices
    asOf: Day
    byWhom: string
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO imports (group_id, file_name, upload, sha256, kind, reading, choices, state, as_of, by_whom)
    VALUES (${begun.groupId}, ${begun.fileName}, ${begun.upload}, ${begun.sha256}, ${begun.kind}, ${JSON.stringify(begun.reading)}, ${JSON.stringify(begun.choices)}, 'staging', ${begun.asOf}, ${begun.byWhom})
    RETURNING import_id AS id`.execute(writer)
  const [row] = rows
  if (row === undefined) throw new Error('an import that was just begun is not there')
  return row.id
}

export async function importOf(reader: Reader, importId: number): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`SELECT ${columns} FROM imports WHERE import_id = ${importId}`.execute(reader)
  return rows[0] ?? null
}

/** The import as it stands once nobody else is changing it. It stays so until the transaction ends. */
export async function lockedImport(writer: Writer, importId: number): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`
    SELECT ${columns} FROM imports WHERE import_id = ${importId} FOR UPDATE`.execute(writer)
  return rows[0] ?? null
}

export function isUnfinished({ state }: Pick<ImportRow, 'state'>): boolean {
  return state === 'staging' || state === 'staged'
}

/** Imports that a crash left behind, oldest first. */
export async function unfinishedImports(reader: Reader): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    SELECT ${columns} FROM imports WHERE state IN ('staging', 'staged') ORDER BY import_id`.execute(reader)
  return rows
}

export async function saveState(
  writer: Writer,
  importId: number,
  state: ImportState,
  counts: ImportCounts | null,
): Promise<void> {
  await sql`
    UPDATE imports SET state = ${state}, counts = coalesce(${counts === null ? null : JSON.stringify(counts)}::jsonb, counts),
      ended_at = CASE WHEN ${state} IN ('staging', 'staged') THEN NULL ELSE now() END
    WHERE import_id = ${importId}`.execute(writer)
}

/** How far a merge has come: its part, the last customer of it, and the counts so far. */
export interface MergePosition {
  readonly step: number
  readonly mergedTo: number
  readonly counts: ImportCounts
}

/** Keeps how far the merge has come, in the transaction that brought it there. */
export async function savePosition(
  writer: Writer,
  importId: number,
  { step, mergedTo, counts }: MergePosition,
): Promise<void> {
  await sql`
    UPDATE imports SET merge_step = ${step}, merged_to = ${mergedTo}, counts = ${JSON.stringify(counts)}
    WHERE import_id = ${importId}`.execute(writer)
}

/** The last customer of the next chunk: at most `rows` rows further on, whole customers only; null at the end. */
export async function nextChunkEnd(
  reader: Reader,
  resolved: string,
  after: number,
  rows: number,
): Promise<number | null> {
  const found = await sql<{ id: number | null }>`
    SELECT coalesce(
      (SELECT customer_id FROM ${sql.raw(resolved)} WHERE customer_id > ${after} ORDER BY customer_id OFFSET ${rows} LIMIT 1),
      (SELECT max(customer_id) FROM ${sql.raw(resolved)} WHERE customer_id > ${after})
    ) AS id`.execute(reader)
  return found.rows[0]?.id ?? null
}

/** Forgets what rows held, and where copies of files lay, of imports begun more than `days` ago: the copies are gone by then. */
export async function forgetOldRows(writer: Writer, days: number): Promise<void> {
  const old = sql`begun_at < now() - make_interval(days => ${days})`
  await sql`
    UPDATE row_faults f SET faults = (SELECT jsonb_agg(fault - 'value') FROM jsonb_array_elements(f.faults) AS each(fault))
    FROM imports i WHERE i.import_id = f.import_id AND i.upload IS NOT NULL AND ${old}`.execute(writer)
  await sql`UPDATE imports SET upload = NULL WHERE upload IS NOT NULL AND ${old}`.execute(writer)
}
