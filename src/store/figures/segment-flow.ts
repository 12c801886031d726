import { sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { Segment } from '#domain/segment/segment.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** Customers who stood in one segment on a day and in another, or the same, on a later one. Null: not there then. */
export interface Flow {
  readonly from: Segment | null
  readonly to: Segment | null
  readonly customers: number
}

/** Between the snapshots of two days; `to` null: between a snapshot and the live scores. */
export async function segmentFlow(
  reader: Reader,
  scope: Scope,
  { from, to }: { from: Day; to: Day | null },
): Promise<Flow[]> {
  const later =
    to === null
      ? sql`SELECT customer_id, segment FROM scores`
      : sql`SELECT customer_id, segment FROM snapshots WHERE as_of = ${to}`
  const { rows } = await sql<Flow>`
    SELECT a.segment AS from, b.segment AS to, count(*) AS customers
    FROM (SELECT customer_id, segment FROM snapshots WHERE as_of = ${from}) a
      FULL JOIN (${later}) b USING (customer_id) JOIN customers c USING (customer_id)
    WHERE ${atHome(scope)} GROUP BY 1, 2 ORDER BY 1, 2`.execute(reader)
  return rows
}
