import { sql } from 'kysely'
import type { Reader } from '#store/transaction.ts'

/** Customers of one phone number under different numbers: perhaps one person. */
export interface PhoneShared {
  readonly phone: string
  readonly customers: readonly { readonly customerNo: string; readonly source: string; readonly name: string }[]
}

/** How many phone numbers of the group several customers share, and the first `most` of them. */
export async function sharedPhones(
  reader: Reader,
  groupId: number,
  most: number,
): Promise<{ count: number; first: PhoneShared[] }> {
  const shared = sql`
    SELECT p.phone FROM people p JOIN customers c USING (customer_id)
    WHERE c.group_id = ${groupId} AND p.phone IS NOT NULL GROUP BY p.phone HAVING count(*) > 1`
  const counted = await sql<{ n: number }>`SELECT count(*) AS n FROM (${shared}) shared`.execute(reader)
  const { rows } = await sql<PhoneShared>`
    SELECT p.phone, json_agg(json_build_object('customerNo', c.customer_no, 'source', s.name, 'name', p.name) ORDER BY c.customer_no, s.name) AS customers
    FROM people p JOIN customers c USING (customer_id) JOIN sources s USING (source_id)
    WHERE c.group_id = ${groupId} AND p.phone IN (${shared})
    GROUP BY p.phone ORDER BY min(c.customer_no), p.phone LIMIT ${most}`.execute(reader)
  return { count: counted.rows[0]?.n ?? 0, first: rows }
}
