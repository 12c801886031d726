import { sql } from 'kysely'
import { customerColumnOf, type Feed } from '#store/imports/feed.ts'
import type { Chunk } from '#store/imports/merge.ts'
import type { Writer } from '#store/transaction.ts'

/** Tables of which an import under a merged number changes nothing, or that follow it by themselves. */
const notNoted: readonly string[] = ['customers', 'people', 'consents', 'customer_keys']

/**
 * Remembers the records that a chunk brings under the number of a merged customer, or of a car that came with them: they are
 * that person's should the two be parted again.
 */
export async function noteArrivals(
  writer: Writer,
  feed: Feed,
  chunk: Chunk,
  columns: readonly string[],
): Promise<void> {
  const number = customerColumnOf(feed)
  if (feed.belongs === 'order' || !columns.includes(number)) return
  const { rows } = await sql<{ open: boolean }>`SELECT EXISTS (SELECT FROM merge_changes) AS open`.execute(writer)
  if (rows[0]?.open !== true) return
  const byCar =
    feed.carDay === undefined
      ? sql``
      : sql`
    OR (r.customer_no IS NULL AND b.table_name = 'cars' AND b.before ->> 'vin' = r.vin)`
  for (const target of feed.targets.filter(({ table }) => !notNoted.includes(table))) {
    const key = Object.entries(target.key).map(([name, from]) => sql`${sql.lit(name)}, ${sql.raw(from)}`)
    await sql`
      INSERT INTO merge_arrivals (customer_id, merge_id, table_name, row_key)
      SELECT DISTINCT r.customer_id, m.merge_id, ${target.table}, jsonb_build_object(${sql.join(key)})
      FROM ${sql.raw(chunk.resolved)} r
      JOIN merges m ON m.kept_customer_id = r.customer_id AND m.split_at IS NULL
      JOIN merge_changes b ON b.customer_id = m.kept_customer_id AND b.merge_id = m.merge_id
        AND (b.before ->> 'customer_id')::bigint = m.merged_customer_id
      WHERE r.customer_id > ${chunk.after} AND r.customer_id <= ${chunk.upTo}
        AND ((b.table_name = 'customer_keys' AND b.before ->> 'customer_no' = r.${sql.id(number)} AND (b.before ->> 'source_id')::int = r.source_id) ${byCar})
      ON CONFLICT DO NOTHING`.execute(writer)
  }
}
