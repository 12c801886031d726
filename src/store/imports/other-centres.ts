import { type RawBuilder, sql } from 'kysely'
import type { Feed } from '#store/imports/feed.ts'
import type { Writer } from '#store/transaction.ts'

/**
 * Refuses what is not the centre's own: rows that name another, and all but visits of customers who are at home elsewhere.
 */
export async function refuseOtherCentres(
  writer: Writer,
  feed: Feed,
  { resolved, centreId, namesCentre }: { resolved: RawBuilder<unknown>; centreId: number; namesCentre: boolean },
): Promise<void> {
  const mark = sql`UPDATE ${resolved} r SET fault = 'other-centre'`
  if (namesCentre) {
    await sql`${mark} WHERE r.fault IS NULL AND r.centre IS NOT NULL
      AND NOT EXISTS (SELECT FROM centres c WHERE c.centre_id = ${centreId} AND c.name = r.centre)`.execute(writer)
  }
  if (feed.carDay !== undefined) {
    await sql`${mark} WHERE r.fault IS NULL AND r.centre_id <> ${centreId}`.execute(writer)
    return
  }
  const ofOrder =
    feed.belongs === 'order'
      ? sql`AND NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = r.customer_id AND o.source_id = r.source_id AND o.order_no = r.order_no AND o.centre_id = ${centreId})`
      : sql``
  await sql`${mark} FROM customers c WHERE c.customer_id = r.customer_id AND r.fault IS NULL AND c.home_centre_id <> ${centreId} ${ofOrder}`.execute(
    writer,
  )
}
