import { sql } from 'kysely'
import type { Chunk } from '#store/imports/merge.ts'
import type { Writer } from '#store/transaction.ts'

/** A file of lines replaces the whole set of each order that it names: lines that it no longer holds go. */
export async function removeOtherLines(writer: Writer, chunk: Chunk): Promise<void> {
  await sql`
    WITH named AS (
      SELECT DISTINCT r.customer_id, r.source_id, r.order_no, r.import_id FROM ${sql.raw(chunk.resolved)} r
      WHERE r.customer_id > ${chunk.after} AND r.customer_id <= ${chunk.upTo}
    ),
    other AS (
      SELECT t.*, to_jsonb(t) AS before, named.import_id AS by_import
      FROM named JOIN order_lines t USING (customer_id, source_id, order_no)
      WHERE NOT EXISTS (
        SELECT FROM ${sql.raw(chunk.resolved)} r
        WHERE r.customer_id = t.customer_id AND r.source_id = t.source_id AND r.order_no = t.order_no AND r.line_no = t.line_no
      )
    ),
    kept AS (
      INSERT INTO import_changes (customer_id, import_id, table_name, row_key, before)
      SELECT customer_id, by_import, 'order_lines', jsonb_build_object('source_id', source_id, 'order_no', order_no, 'line_no', line_no), before
      FROM other ON CONFLICT DO NOTHING
    ),
    gone AS (
      DELETE FROM order_lines t USING other
      WHERE t.customer_id = other.customer_id AND t.source_id = other.source_id AND t.order_no = other.order_no AND t.line_no = other.line_no
      RETURNING t.customer_id
    )
    INSERT INTO chunk_touched SELECT customer_id FROM gone`.execute(writer)
}

/** Flags the orders of a chunk whose mileage lies more than 1,000 km below the same car's reading before. */
export async function flagFallingMileage(writer: Writer, chunk: Chunk): Promise<void> {
  await sql`
    WITH chunk AS (
      SELECT r.row_number, r.import_id, r.customer_id, r.source_id, r.order_no FROM ${sql.raw(chunk.resolved)} r
      WHERE r.customer_id > ${chunk.after} AND r.customer_id <= ${chunk.upTo} AND r.mileage IS NOT NULL
    ),
    readings AS (
      SELECT o.customer_id, o.source_id, o.order_no, o.mileage_km,
        lag(o.mileage_km) OVER (PARTITION BY o.customer_id, o.vin ORDER BY o.checked_in_at, o.order_no) AS before_km
      FROM orders o WHERE o.customer_id IN (SELECT customer_id FROM chunk)
        AND o.mileage_km IS NOT NULL AND o.vin IS NOT NULL AND o.state <> 'void'
    )
    INSERT INTO row_faults (import_id, row_number, is_flag, faults)
    SELECT chunk.import_id, chunk.row_number, true, jsonb_build_array(jsonb_build_object(
      'code', 'mileage-fell', 'column', 'mileage', 'value', mileage_km::text, 'before', before_km))
    FROM chunk JOIN readings USING (customer_id, source_id, order_no)
    WHERE before_km - mileage_km > 1000
    ON CONFLICT (import_id, row_number, is_flag) DO UPDATE SET faults = row_faults.faults || excluded.faults`.execute(
    writer,
  )
}
