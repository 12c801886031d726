import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Recognises a deleted person by number without knowing it: a keyed hash, nested as in RFC 2104 so that the key can't be stripped off. */
export function tombstoneHash(
  key: RawBuilder<unknown>,
  source: RawBuilder<unknown>,
  customerNo: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`encode(sha256(convert_to('o' || ${key} || encode(sha256(convert_to('i' || ${key} || ${source} || chr(10) || ${customerNo}, 'UTF8')), 'hex'), 'UTF8')), 'hex')`
}

/** A person's tombstone with the key that made it. */
export interface KeptTombstone {
  readonly key: string
  readonly hash: string
  readonly deletedOn: Day
}

/**
 * Leaves a tombstone for every number by which a file could bring the `doomed` (customer_id, group_id) back: their own
 * in each source, those of their orders, and the VINs of their cars.
 */
export async function bury(writer: Writer, doomed: RawBuilder<unknown>, deletedOn: Day): Promise<void> {
  const key = sql`g.tombstone_key`
  await sql`
    INSERT INTO tombstones (group_id, hash, deleted_on)
    SELECT d.group_id, ${tombstoneHash(key, sql`s.name`, sql`k.customer_no`)}, ${deletedOn}::date
    FROM ${doomed} d JOIN groups g USING (group_id) JOIN customer_keys k USING (customer_id) JOIN sources s USING (source_id)
    UNION
    SELECT d.group_id, ${tombstoneHash(key, sql`s.name`, orderNumber(sql`k.record_no`))}, ${deletedOn}::date
    FROM ${doomed} d JOIN groups g USING (group_id) JOIN record_keys k USING (customer_id) JOIN sources s USING (source_id)
    WHERE k.kind = 'order'
    UNION
    SELECT d.group_id, ${tombstoneHash(key, sql`''`, carNumber(sql`o.vin`))}, ${deletedOn}::date
    FROM ${doomed} d JOIN groups g USING (group_id) JOIN car_owners o USING (customer_id)
    ON CONFLICT DO NOTHING`.execute(writer)
}

/** How the number of an order stands in a tombstone, so that it is never taken for a customer's. */
export function orderNumber(no: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`'order' || chr(10) || ${no}`
}

/** How a VIN stands in a tombstone; it belongs to no source. */
export function carNumber(vin: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`'vin' || chr(10) || ${vin}`
}

/** All tombstones of a database; none where it has no such table yet. */
export async function allTombstones(reader: Reader): Promise<KeptTombstone[]> {
  const { rows: found } = await sql<{ there: boolean }>`SELECT to_regclass('tombstones') IS NOT NULL AS there`.execute(
    reader,
  )
  if (found[0]?.there !== true) return []
  const { rows } = await sql<KeptTombstone>`
    SELECT g.tombstone_key AS key, t.hash, t.deleted_on AS "deletedOn" FROM tombstones t JOIN groups g USING (group_id)`.execute(
    reader,
  )
  return rows
}

/**
 * Sets tombstones of another state of the database up again, wherever their group is there, and answers the customers
 * (with the day of their deletion) whom they say are deleted, in whatever group they are.
 */
export async function standAgain(
  writer: Writer,
  kept: readonly KeptTombstone[],
): Promise<{ customerId: number; deletedOn: Day }[]> {
  if (kept.length === 0) return []
  await sql`CREATE TEMP TABLE kept_tombstones (key text, hash text, "deletedOn" date) ON COMMIT DROP`.execute(writer)
  await sql`
    INSERT INTO kept_tombstones SELECT * FROM json_to_recordset(${JSON.stringify(kept)}) AS t (key text, hash text, "deletedOn" date)`.execute(
    writer,
  )
  await sql`
    INSERT INTO tombstones (group_id, hash, deleted_on)
    SELECT g.group_id, k.hash, k."deletedOn" FROM kept_tombstones k JOIN groups g ON g.tombstone_key = k.key
    ON CONFLICT DO NOTHING`.execute(writer)
  const { rows } = await sql<{ customerId: number; deletedOn: Day }>`
    SELECT n.customer_id AS "customerId", min(t."deletedOn") AS "deletedOn"
    FROM customer_keys n JOIN sources s USING (source_id)
    CROSS JOIN (SELECT DISTINCT key FROM kept_tombstones) k
    JOIN kept_tombstones t ON t.hash = ${tombstoneHash(sql`k.key`, sql`s.name`, sql`n.customer_no`)}
    GROUP BY n.customer_id ORDER BY 1`.execute(writer)
  return rows
}
