import { sql } from 'kysely'
import { refreshHistories } from '#store/histories.ts'
import type { Writer } from '#store/transaction.ts'

/** Customers who have, or are to have, one advisor; null = whoever saw them last. */
export interface AdvisorOf {
  readonly advisorId: number | null
  /** Whether imports leave it alone. */
  readonly isHeld: boolean
  readonly customerIds: readonly number[]
}

/** Names an advisor for customers, and answers how it was before: what takes it back. */
export async function nameAdvisor(writer: Writer, { advisorId, isHeld, customerIds }: AdvisorOf): Promise<AdvisorOf[]> {
  const held = isHeld
    ? sql`ARRAY(SELECT unnest(b.held) UNION SELECT 'named_advisor_id' ORDER BY 1)`
    : sql`array_remove(b.held, 'named_advisor_id')`
  const { rows } = await sql<AdvisorOf>`
    WITH b AS (
      SELECT customer_id, named_advisor_id, held FROM customers WHERE customer_id = ANY (${customerIds}::bigint[])
      ORDER BY customer_id FOR UPDATE
    ), changed AS (
      UPDATE customers t SET named_advisor_id = ${advisorId}, held = ${held}, import_id = NULL
      FROM b WHERE t.customer_id = b.customer_id
    )
    SELECT named_advisor_id AS "advisorId", 'named_advisor_id' = ANY (held) AS "isHeld",
      array_agg(customer_id ORDER BY customer_id) AS "customerIds"
    FROM b GROUP BY 1, 2 ORDER BY 1, 2`.execute(writer)
  await refreshHistories(writer, sql`(SELECT unnest(${customerIds}::bigint[]) AS customer_id)`)
  return rows
}
