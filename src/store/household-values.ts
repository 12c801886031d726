import { sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { MemberValue } from '#domain/household/household-value.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/**
 * A customer and those of their household who are customers at home in a scope, with what they are worth as last scored.
 * Whoever names the other, they are of one household; of others nobody learns that they are customers.
 */
export async function householdValuesOf(reader: Reader, scope: Scope, customerId: number): Promise<MemberValue[]> {
  const { rows } = await sql<MemberValue>`
    WITH household AS (
      SELECT ${customerId}::bigint AS customer_id
      UNION SELECT member_customer_id FROM household_members WHERE customer_id = ${customerId}
      UNION SELECT customer_id FROM household_members WHERE member_customer_id = ${customerId}
    )
    SELECT coalesce(s.realised_fen, 0) AS "realisedFen", s.potential_fen AS "potentialFen", s.potential_low_fen AS "lowFen",
      s.potential_high_fen AS "highFen", s.total_fen AS "totalFen"
    FROM household JOIN customers c USING (customer_id) LEFT JOIN scores s USING (customer_id)
    WHERE c.customer_id = ${customerId} OR ${atHome(scope)} ORDER BY c.customer_id`.execute(reader)
  return rows
}
