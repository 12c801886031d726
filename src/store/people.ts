import { sql } from 'kysely'
import type { Reader } from '#store/transaction.ts'

/** How a customer and their car are called where a person reads a list. Personal: mask unless granted. */
export interface CalledBy {
  readonly customerId: number
  readonly name: string
  readonly phone: string | null
  readonly plate: string | null
  readonly model: string | null
}

/** Names of some customers, with the car they own now. */
export async function calledBy(reader: Reader, customerIds: readonly number[]): Promise<Map<number, CalledBy>> {
  const { rows } = await sql<CalledBy>`
    SELECT p.customer_id AS "customerId", p.name, p.phone, car.plate, car.model
    FROM people p LEFT JOIN LATERAL (
      SELECT t.plate, t.model FROM cars t WHERE t.customer_id = p.customer_id
      ORDER BY (t.owned_to IS NULL AND t.sold_on IS NULL) DESC, t.delivered_on DESC NULLS LAST LIMIT 1
    ) car ON true
    WHERE p.customer_id = ANY (${customerIds}::bigint[])`.execute(reader)
  return new Map(rows.map((row) => [row.customerId, row]))
}

/** A customer by a number that a file gave them, in whichever numbering. */
export interface NumberedCustomer {
  readonly customerId: number
  readonly centreId: number | null
  readonly source: string
  readonly name: string | null
}

/** Those of a group who have that number; several where numberings overlap. */
export async function customersNumbered(
  reader: Reader,
  groupId: number,
  customerNo: string,
): Promise<NumberedCustomer[]> {
  const { rows } = await sql<NumberedCustomer>`
    SELECT DISTINCT c.customer_id AS "customerId", c.home_centre_id AS "centreId", s.name AS source, p.name
    FROM customer_keys k JOIN sources s USING (source_id) JOIN customers c USING (customer_id) LEFT JOIN people p USING (customer_id)
    WHERE s.group_id = ${groupId} AND k.customer_no = ${customerNo} ORDER BY 3`.execute(reader)
  return rows
}
