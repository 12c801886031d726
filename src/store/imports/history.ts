import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import { isMended } from '#store/imports/faults.ts'
import type { ImportCounts, ImportState } from '#store/imports/imports.ts'
import type { Reader } from '#store/transaction.ts'

/** An import as its history tells it. */
export interface PastImport {
  readonly importId: number
  readonly fileName: string
  readonly kind: string
  readonly state: ImportState
  readonly counts: ImportCounts | null
  readonly asOf: Day
  readonly byWhom: string
  /** Name of who imported it, where it was one of the staff. */
  readonly byName: string | null
  /** The only centre whose records it could bring; null = any. */
  readonly onlyCentreId: number | null
  readonly begunAt: string
  readonly endedAt: string | null
  /** Rows of it that still wait for their customer. */
  readonly waiting: number
  /** Rejected rows of it that have come in since, mended. */
  readonly mended: number
  readonly hasFile: boolean
}

const columns = sql`i.import_id AS "importId", i.file_name AS "fileName", i.kind, i.state, i.counts, i.as_of AS "asOf", i.by_whom AS "byWhom",
  (SELECT s.name FROM staff s WHERE s.group_id = i.group_id AND (i.by_whom = 'staff ' || s.staff_id OR i.by_whom LIKE 'token % of staff ' || s.staff_id) LIMIT 1) AS "byName",
  (i.choices ->> 'onlyCentreId')::int AS "onlyCentreId", i.begun_at AS "begunAt", i.ended_at AS "endedAt", i.upload IS NOT NULL AS "hasFile",
  (SELECT count(*) FROM parked_rows p WHERE p.import_id = i.import_id AND p.taken_by IS NULL) AS waiting,
  (SELECT count(*) FROM row_faults f WHERE f.import_id = i.import_id AND f.mended_upload_id IS NOT NULL AND ${isMended}) AS mended`

/** Imports of a group, the latest first, before the one of number `before`. */
export async function pastImports(
  reader: Reader,
  { groupId, before }: { groupId: number; before: number | null },
  most: number,
): Promise<PastImport[]> {
  const { rows } = await sql<PastImport>`
    SELECT ${columns} FROM imports i
    WHERE i.group_id = ${groupId} AND (${before}::bigint IS NULL OR i.import_id < ${before}::bigint)
    ORDER BY i.import_id DESC LIMIT ${most}`.execute(reader)
  return rows
}

export async function pastImport(reader: Reader, groupId: number, importId: number): Promise<PastImport | null> {
  const { rows } = await sql<PastImport>`
    SELECT ${columns} FROM imports i WHERE i.group_id = ${groupId} AND i.import_id = ${importId}`.execute(reader)
  return rows[0] ?? null
}

/** A row that waits for its customer, car or order. */
export interface WaitingRow {
  readonly importId: number
  readonly fileName: string
  readonly kind: string
  readonly row: number
  readonly customerNo: string | null
  readonly orderNo: string | null
  readonly vin: string | null
}

export async function waitingRows(reader: Reader, groupId: number, most: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    SELECT p.import_id AS "importId", i.file_name AS "fileName", p.kind, p.row_number AS row, p.customer_no AS "customerNo",
      p.order_no AS "orderNo", p.vin
    FROM parked_rows p JOIN imports i USING (import_id)
    WHERE p.group_id = ${groupId} AND p.taken_by IS NULL ORDER BY p.import_id DESC, p.kind, p.row_number LIMIT ${most}`.execute(
    reader,
  )
  return rows
}

/** What numbers belong to, by its own number. */
export async function sourceName(reader: Reader, sourceId: number): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM sources WHERE source_id = ${sourceId}`.execute(reader)
  return rows[0]?.name ?? null
}
