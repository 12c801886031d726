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

/** The same for those of whom an occasion of a playbook waits: it was changed, and may let them in now. */
export async function markWhoWaitsToEnter(
  writer: Writer,
  { groupId, playbookId }: { readonly groupId: number; readonly playbookId: string },
): Promise<void> {
  await sql`
    INSERT INTO customers_to_look_at (customer_id, group_id)
    SELECT DISTINCT o.customer_id, c.group_id FROM occasions o JOIN customers c USING (customer_id)
    WHERE o.playbook_id = ${playbookId} AND o.state = 'waiting' AND o.over_on IS NULL AND c.group_id = ${groupId}
    ORDER BY 1 ${again}`.execute(writer)
}
