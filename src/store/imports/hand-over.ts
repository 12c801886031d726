import { type RawBuilder, sql } from 'kysely'
import type { ImportScope } from '#store/imports/names.ts'
import type { Chunk } from '#store/imports/merge.ts'
import type { Writer } from '#store/transaction.ts'

/**
 * Settles from which day each car of a vehicle file is its customer's (spec §7, "Cars change hands"): the day that
 * stands where it already is; the old days where the file tells an older story (then it ends where the next owner's
 * begin); else delivery, sale by the former owner, or the import's as-of day.
 */
export async function settleOwnership(writer: Writer, resolved: string, scope: ImportScope): Promise<void> {
  await sql`
    UPDATE ${sql.raw(resolved)} r SET owned_from = CASE
      WHEN now_.owned_from IS NULL THEN coalesce(r.delivery_date, ${scope.asOf}::date)
      WHEN now_.customer_id = r.customer_id THEN now_.owned_from
      WHEN once.owned_from IS NOT NULL AND coalesce(r.delivery_date <= now_.owned_from, true) THEN once.owned_from
      WHEN r.delivery_date > now_.owned_from OR r.delivery_date < former.delivered_on THEN r.delivery_date
      WHEN former.sold_on > now_.owned_from THEN former.sold_on
      ELSE greatest(${scope.asOf}::date, now_.owned_from + 1)
    END
    FROM ${sql.raw(resolved)} self
    LEFT JOIN LATERAL (
      SELECT o.customer_id, o.owned_from FROM car_owners o
      WHERE o.group_id = ${scope.groupId} AND o.vin = self.vin ORDER BY o.owned_from DESC LIMIT 1
    ) now_ ON true
    LEFT JOIN LATERAL (
      SELECT max(o.owned_from) AS owned_from FROM car_owners o
      WHERE o.group_id = ${scope.groupId} AND o.vin = self.vin AND o.customer_id = self.customer_id
    ) once ON true
    LEFT JOIN cars former ON former.customer_id = now_.customer_id AND former.vin = self.vin AND former.owned_from = now_.owned_from
    WHERE self.row_number = r.row_number`.execute(writer)
  await sql`
    UPDATE ${sql.raw(resolved)} r SET owned_to = (
      SELECT min(o.owned_from) FROM car_owners o
      WHERE o.group_id = ${scope.groupId} AND o.vin = r.vin AND o.owned_from > r.owned_from AND o.customer_id <> r.customer_id
    )`.execute(writer)
}

/** Ends the ownership of whoever had the cars that this chunk gives to somebody else. */
export async function endFormerOwnership(writer: Writer, chunk: Chunk): Promise<void> {
  for (const table of ['car_owners', 'cars'] as const) await endIn(writer, chunk, table)
}

async function endIn(writer: Writer, chunk: Chunk, table: 'car_owners' | 'cars'): Promise<void> {
  const inGroup = table === 'car_owners' ? sql`AND t.group_id = r.group_id` : sql``
  const key: RawBuilder<unknown> =
    table === 'car_owners'
      ? sql`jsonb_build_object('group_id', group_id, 'vin', vin, 'owned_from', owned_from)`
      : sql`jsonb_build_object('vin', vin, 'owned_from', owned_from)`
  await sql`
    WITH former AS (
      SELECT t.*, to_jsonb(t) AS before, r.owned_from AS ends_on, r.import_id AS by_import
      FROM ${sql.raw(chunk.resolved)} r JOIN ${sql.id(table)} t ON t.vin = r.vin ${inGroup}
      WHERE r.customer_id > ${chunk.after} AND r.customer_id <= ${chunk.upTo}
        AND t.customer_id <> r.customer_id AND t.owned_from < r.owned_from AND t.owned_to IS NULL
        ${table === 'cars' ? sql`AND EXISTS (SELECT FROM customers c WHERE c.customer_id = t.customer_id AND c.group_id = r.group_id)` : sql``}
    ),
    kept AS (
      INSERT INTO import_changes (customer_id, import_id, table_name, row_key, before)
      SELECT customer_id, by_import, ${table}, ${key}, before FROM former ON CONFLICT DO NOTHING
    ),
    ended AS (
      UPDATE ${sql.id(table)} t SET owned_to = former.ends_on, import_id = former.by_import
      FROM former WHERE t.customer_id = former.customer_id AND t.vin = former.vin AND t.owned_from = former.owned_from
      RETURNING t.customer_id
    )
    INSERT INTO chunk_touched SELECT customer_id FROM ended`.execute(writer)
}
