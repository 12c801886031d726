import { sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import { atHome, atWork, inSight } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** How somebody sees a customer: at home in their scope, or as a visitor, whom they may look up and nothing else. */
export type Sight = 'home' | 'visitor'

/** Null where the customer is not there or not in sight: nobody learns which. */
export async function sightOf(reader: Reader, scope: Scope, customerId: number): Promise<Sight | null> {
  const { rows } = await sql<{ home: boolean }>`
    SELECT ${atWork(scope)} AS home FROM customers c
    WHERE c.customer_id = ${customerId} AND (${inSight(scope)} OR ${atWork(scope)})`.execute(reader)
  const [found] = rows
  return found === undefined ? null : found.home ? 'home' : 'visitor'
}

/** Which of some customers are at home in a scope. */
export async function homeAmong(reader: Reader, scope: Scope, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT c.customer_id AS id FROM customers c
    WHERE c.customer_id = ANY (${ids}::bigint[]) AND ${atHome(scope)} ORDER BY 1`.execute(reader)
  return rows.map((row) => row.id)
}
