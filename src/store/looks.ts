import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'

/** Written anew where it stands already: whoever takes a mark meanwhile has not seen what this transaction wrote. */
const again = sql`ON CONFLICT (customer_id) DO UPDATE SET group_id = excluded.group_id`

/** Has playbooks look at these customers at the next tick. */
export async function markToLookAt(writer: Writer, groupId: number, customerIds: readonly number[]): Promise<void> {
  if (customerIds.length === 0) return
  await sql`
    INSERT INTO customers_to_look_at (customer_id, group_id)
    SELECT c.customer_id, ${groupId}::int FROM customers c WHERE c.customer_id = ANY (${customerIds}::bigint[])
    ORDER BY 1 ${again}`.execute(writer)
}

/** The same for those of `customers` (a relation with a column `customer_id`) of whom an enrolment lives: perhaps it waits for what was recorded. */
export async function markWhoWaits(writer: Writer, customers: RawBuilder<unknown>): Promise<void> {
  await sql`
    INSERT INTO customers_to_look_at (customer_id, group_id)
    SELECT DISTINCT e.customer_id, e.group_id FROM ${customers} t JOIN enrolments e USING (customer_id) WHERE e.ended_at IS NULL
    ORDER BY 1 ${again}`.execute(writer)
}

/** Holds at most so many customers who are marked, and takes their marks; others may be at work on the rest. */
export async function holdMarked(
  writer: Writer,
  { groupId, most }: { groupId: number; most: number },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    WITH marked AS MATERIALIZED (
      SELECT customer_id FROM customers_to_look_at WHERE group_id = ${groupId} LIMIT ${most} FOR UPDATE SKIP LOCKED
    ), held AS MATERIALIZED (
      SELECT c.customer_id FROM customers c WHERE c.customer_id IN (SELECT customer_id FROM marked) FOR NO KEY UPDATE SKIP LOCKED
    )
    DELETE FROM customers_to_look_at t USING held h WHERE t.customer_id = h.customer_id RETURNING t.customer_id AS id`.execute(
    writer,
  )
  return rows.map(({ id }) => id)
}
