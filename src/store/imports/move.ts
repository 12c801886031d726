import { sql } from 'kysely'
import type { Feed } from '#store/imports/feed.ts'
import type { Chunk } from '#store/imports/merge.ts'
import type { Writer } from '#store/transaction.ts'

/**
 * Takes records that a correction gives to another customer out of the old customer's rows and puts them into the
 * new one's. The customer is what rows are distributed by, so that they are written anew, never re-keyed in place.
 */
export async function moveRecords(writer: Writer, feed: Feed, chunk: Chunk): Promise<void> {
  if (feed.record === undefined) return
  const { no, tables } = feed.record
  const moved = sql`
    SELECT r.was_customer_id AS customer_id, r.source_id, r.${sql.id(no)} AS no, r.customer_id AS to_customer_id, r.import_id
    FROM ${sql.raw(chunk.resolved)} r
    WHERE r.customer_id > ${chunk.after} AND r.customer_id <= ${chunk.upTo} AND r.was_customer_id <> r.customer_id`
  for (const table of tables) {
    const key = sql`to_jsonb(t) - 'customer_id'`
    await sql`
      WITH moved AS (${moved}),
      leaving AS (
        SELECT t.customer_id, to_jsonb(t) AS before, ${key} AS row_key, moved.to_customer_id, moved.import_id
        FROM moved JOIN ${sql.id(table)} t ON t.customer_id = moved.customer_id AND t.source_id = moved.source_id AND t.${sql.id(no)} = moved.no
      ),
      kept AS (
        INSERT INTO import_changes (customer_id, import_id, table_name, row_key, before)
        SELECT customer_id, import_id, ${table}, row_key, before FROM leaving ON CONFLICT DO NOTHING
      ),
      arrived AS (
        INSERT INTO ${sql.id(table)}
        SELECT (jsonb_populate_record(NULL::${sql.id(table)}, before || jsonb_build_object(
          'customer_id', to_customer_id, 'created_import_id', import_id, 'import_id', import_id))).*
        FROM leaving ON CONFLICT DO NOTHING RETURNING customer_id
      )
      INSERT INTO chunk_touched SELECT customer_id FROM leaving UNION ALL SELECT customer_id FROM arrived`.execute(writer)
  }
  // The first table is the record itself; what hangs on it goes with it.
  await sql`
    DELETE FROM ${sql.id(tables[0] ?? '')} t USING (${moved}) moved
    WHERE t.customer_id = moved.customer_id AND t.source_id = moved.source_id AND t.${sql.id(no)} = moved.no`.execute(writer)
  for (const table of tables.slice(1)) {
    await sql`
      DELETE FROM ${sql.id(table)} t USING (${moved}) moved
      WHERE t.customer_id = moved.customer_id AND t.source_id = moved.source_id AND t.${sql.id(no)} = moved.no`.execute(writer)
  }
}
