import { type RawBuilder, sql } from 'kysely'
import type { Findable } from '#domain/search/search-tokens.ts'
import { copyInto } from '#store/copy.ts'
import { copyLine } from '#store/copy-text.ts'
import type { Writer } from '#store/transaction.ts'

/** Somebody whose words are to be made, and where they are at home (0 = nowhere). */
export interface Unsearchable extends Findable {
  readonly customerId: number
  readonly groupId: number
  readonly centreId: number
}

/** Marks customers (a relation with a column `customer_id`): who they are, or where they are at home, has changed. */
export async function markForSearch(writer: Writer, customers: RawBuilder<unknown>): Promise<void> {
  await sql`
    INSERT INTO search_stale SELECT DISTINCT customer_id FROM ${customers} marked
    ORDER BY customer_id ON CONFLICT DO NOTHING`.execute(writer)
}

/** Marks the customers whom the chunk of an import under way has touched. */
export async function markTouchedForSearch(writer: Writer): Promise<void> {
  await markForSearch(writer, sql`chunk_touched`)
}

/** Takes the marks of so many customers, whom nobody else is at work on, and answers who they are; deleted ones are none. */
export async function takeStale(writer: Writer, most: number): Promise<{ taken: number; customers: Unsearchable[] }> {
  await sql`CREATE TEMP TABLE IF NOT EXISTS stale_now (customer_id bigint PRIMARY KEY) ON COMMIT DROP`.execute(writer)
  await sql`DELETE FROM stale_now`.execute(writer)
  const { rows } = await sql<{ n: number }>`
    WITH gone AS (
      DELETE FROM search_stale WHERE customer_id IN (
        SELECT customer_id FROM search_stale ORDER BY customer_id LIMIT ${most} FOR UPDATE SKIP LOCKED
      ) RETURNING customer_id
    ), noted AS (INSERT INTO stale_now SELECT customer_id FROM gone RETURNING 1)
    SELECT count(*) AS n FROM noted`.execute(writer)
  const taken = rows[0]?.n ?? 0
  return { taken, customers: taken === 0 ? [] : await findables(writer) }
}

/** Cars are found by whoever owns them now. */
async function findables(writer: Writer): Promise<Unsearchable[]> {
  await sql`ANALYZE stale_now`.execute(writer)
  const { rows } = await sql<Unsearchable>`
    SELECT c.customer_id AS "customerId", c.group_id AS "groupId", coalesce(c.home_centre_id, 0) AS "centreId", p.name,
      array_remove(p.phone || p.other_phones, NULL) AS phones,
      ARRAY(SELECT k.customer_no FROM customer_keys k WHERE k.customer_id = c.customer_id) AS "customerNumbers",
      coalesce((SELECT json_agg(json_build_object('vin', t.vin, 'plate', t.plate)) FROM cars t
        WHERE t.customer_id = c.customer_id AND t.owned_to IS NULL), '[]') AS cars
    FROM stale_now JOIN customers c USING (customer_id) JOIN people p USING (customer_id)`.execute(writer)
  return rows
}

/** Replaces the words of those whose marks were taken. */
export async function keepTokens(
  writer: Writer,
  tokensOf: Iterable<readonly [Unsearchable, readonly string[]]>,
): Promise<number> {
  await sql`DELETE FROM search_tokens t USING stale_now n WHERE t.customer_id = n.customer_id`.execute(writer)
  return copyInto(writer, 'search_tokens', ['customer_id', 'token', 'group_id', 'centre_id'], lines(tokensOf))
}

function* lines(tokensOf: Iterable<readonly [Unsearchable, readonly string[]]>): Generator<string> {
  for (const [{ customerId, groupId, centreId }, tokens] of tokensOf) {
    let text = ''
    for (const token of tokens) text += copyLine([customerId, token, groupId, centreId])
    yield text
  }
}
