import { type RawBuilder, sql } from 'kysely'
import type { Feed } from '#store/imports/feed.ts'
import type { Chunk } from '#store/imports/merge.ts'
import type { Writer } from '#store/transaction.ts'

/**
 * Takes records that a correction gives to another customer out of the old customer's rows and puts them into the
 * new one's. The customer is what rows are distributed by, so that they are written anew, never re-keyed in place.
 */
export async function moveRecords(writer: Writer, feed: Feed, chunk: Chunk): Promise<void> {
  if (feed.record === undefined) return
  await move(
    writer,
    feed.record,
    sql`
      SELECT r.was_customer_id AS customer_id, r.source_id, r.${sql.id(feed.record.no)} AS no, r.customer_id AS to_customer_id, r.import_id
      FROM ${sql.raw(chunk.resolved)} r
      WHERE r.customer_id > ${chunk.after} AND r.customer_id <= ${chunk.upTo} AND r.was_customer_id <> r.customer_id`,
  )
}

/** Gives orders that name only a car to whoever owned it on that day, as far as this chunk of cars knows better than before. */
export async function moveOrdersToOwners(
  writer: Writer,
  orders: NonNullable<Feed['record']>,
  chunk: Chunk,
): Promise<void> {
  const moved = sql`
    SELECT o.customer_id, o.source_id, o.order_no AS no, owner.customer_id AS to_customer_id, car.import_id
    FROM (
      SELECT DISTINCT r.vin, r.group_id, r.import_id FROM ${sql.raw(chunk.resolved)} r
      WHERE r.customer_id > ${chunk.after} AND r.customer_id <= ${chunk.upTo}
    ) car
    JOIN orders o ON o.vin = car.vin AND o.by_car
    JOIN customers c ON c.customer_id = o.customer_id AND c.group_id = car.group_id
    CROSS JOIN LATERAL (SELECT ${ownerOn(sql`car.group_id`, sql`o.vin`, sql`o.checked_in_on`)} AS customer_id) owner
    WHERE owner.customer_id <> o.customer_id`
  await sql`DROP TABLE IF EXISTS orders_to_move`.execute(writer)
  await sql`CREATE TEMP TABLE orders_to_move (customer_id bigint, source_id int, no text, to_customer_id bigint, import_id bigint) ON COMMIT DROP`.execute(
    writer,
  )
  await sql`INSERT INTO orders_to_move ${moved}`.execute(writer)
  await move(writer, orders, sql`SELECT * FROM orders_to_move`)
  await sql`
    WITH changed AS (
      SELECT k.*, to_jsonb(k) AS before, m.to_customer_id, m.import_id AS by_import
      FROM orders_to_move m JOIN record_keys k ON k.source_id = m.source_id AND k.kind = ${orders.kind} AND k.record_no = m.no
    ),
    kept AS (
      INSERT INTO import_changes (customer_id, import_id, table_name, row_key, before)
      SELECT customer_id, by_import, 'record_keys', jsonb_build_object('source_id', source_id, 'kind', kind, 'record_no', record_no), before
      FROM changed ON CONFLICT DO NOTHING
    )
    UPDATE record_keys k SET customer_id = changed.to_customer_id, import_id = changed.by_import
    FROM changed WHERE k.source_id = changed.source_id AND k.kind = changed.kind AND k.record_no = changed.record_no`.execute(
    writer,
  )
}

/** Whose a car was on a day; before the first known owner, the first one's. Null where nobody is known. */
export function ownerOn(
  groupId: RawBuilder<unknown>,
  vin: RawBuilder<unknown>,
  on: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    SELECT w.customer_id FROM car_owners w WHERE w.group_id = ${groupId} AND w.vin = ${vin}
    ORDER BY (w.owned_from <= ${on}) DESC, abs(w.owned_from - ${on}) LIMIT 1
  )`
}

/** Moves the records of `moved` (customer_id, source_id, no, to_customer_id, import_id) with all that hangs on them. */
async function move(
  writer: Writer,
  { no, tables }: NonNullable<Feed['record']>,
  moved: RawBuilder<unknown>,
): Promise<void> {
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
      INSERT INTO chunk_touched SELECT customer_id FROM leaving UNION ALL SELECT customer_id FROM arrived`.execute(
      writer,
    )
  }
  // The first table is the record itself; what hangs on it goes with it.
  await sql`
    DELETE FROM ${sql.id(tables[0] ?? '')} t USING (${moved}) moved
    WHERE t.customer_id = moved.customer_id AND t.source_id = moved.source_id AND t.${sql.id(no)} = moved.no`.execute(
    writer,
  )
  for (const table of tables.slice(1)) {
    await sql`
      DELETE FROM ${sql.id(table)} t USING (${moved}) moved
      WHERE t.customer_id = moved.customer_id AND t.source_id = moved.source_id AND t.${sql.id(no)} = moved.no`.execute(
      writer,
    )
  }
}
