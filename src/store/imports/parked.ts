import { sql } from 'kysely'
import { createStagingTable, type StagedColumn } from '#store/imports/staging.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Imports of which rows of a kind wait in a group. */
export async function waitingImports(reader: Reader, groupId: number): Promise<{ importId: number; kind: string }[]> {
  const { rows } = await sql<{ importId: number; kind: string }>`
    SELECT DISTINCT import_id AS "importId", kind FROM parked_rows WHERE group_id = ${groupId} AND taken_by IS NULL
    ORDER BY 1, 2`.execute(reader)
  return rows
}

/**
 * Puts the waiting rows of one import and kind whose customer, car or order is known by now into a staging table,
 * and marks them as taken by another import. Answers how many.
 */
export async function takeUpParked(
  writer: Writer,
  taken: {
    groupId: number
    importId: number
    takenBy: number
    kind: string
    table: string
    columns: readonly StagedColumn[]
  },
): Promise<number> {
  await createStagingTable(writer, taken.table, taken.columns)
  const typed = sql.join(taken.columns.map((each) => sql`${sql.id(each.id)} ${sql.raw(each.type)}`))
  const { rows } = await sql<{ n: number }>`
    WITH source AS (SELECT source_id FROM sources WHERE group_id = ${taken.groupId}),
    let_in AS (
      UPDATE parked_rows p SET taken_by = ${taken.takenBy}
      WHERE p.import_id = ${taken.importId} AND p.kind = ${taken.kind} AND p.taken_by IS NULL AND (
        EXISTS (SELECT FROM customer_keys k JOIN source USING (source_id) WHERE k.customer_no = p.customer_no)
        OR (p.customer_no IS NULL AND EXISTS (SELECT FROM car_owners o WHERE o.group_id = p.group_id AND o.vin = p.vin))
        OR (p.customer_no IS NULL AND EXISTS (
          SELECT FROM record_keys k JOIN source USING (source_id) WHERE k.kind = 'order' AND k.record_no = p.order_no))
      )
      RETURNING p.row_number, p.staged
    ),
    staged AS (
      INSERT INTO ${sql.raw(taken.table)}
      SELECT l.row_number, NULL, NULL, NULL, f.* FROM let_in l CROSS JOIN LATERAL jsonb_to_record(l.staged) AS f (${typed})
      RETURNING 1
    )
    SELECT count(*) AS n FROM staged`.execute(writer)
  return rows[0]?.n ?? 0
}
