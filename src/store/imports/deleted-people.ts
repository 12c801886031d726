import { type RawBuilder, sql } from 'kysely'
import { customerColumnOf, type Feed } from '#store/imports/feed.ts'
import { carNumber, orderNumber, tombstoneHash } from '#store/tombstones.ts'
import type { Writer } from '#store/transaction.ts'

/** Finds the rows of people who were deleted at their request, and marks them with the fault `deleted-person`. */
export interface Tombstones {
  /** By number of customer or order in the row's own source. */
  inOwnSource(): Promise<void>
  /** Where the row's own source does not know it: by the same number in any source of the group. */
  elsewhere(andRow: RawBuilder<unknown>): Promise<void>
  /** As the second person of somebody else's row: a member of the family, somebody recommended. */
  mentioned(): Promise<void>
  /** Orders that name only a car, of a day on which it was nobody's whom we know. */
  byCar(): Promise<void>
}

/** Null where nobody of the group was ever deleted. */
export async function tombstonesFor(
  writer: Writer,
  { feed, resolved, groupId }: { feed: Feed; resolved: RawBuilder<unknown>; groupId: number },
): Promise<Tombstones | null> {
  const { rows } = await sql<{ key: string; any: boolean }>`
    SELECT tombstone_key AS key, EXISTS (SELECT FROM tombstones t WHERE t.group_id = g.group_id) AS any
    FROM groups g WHERE group_id = ${groupId}`.execute(writer)
  const [group] = rows
  if (group?.any !== true) return null
  const key = sql.lit(group.key)
  const hashes = sql.join(numbersOf(feed).map((no) => tombstoneHash(key, sql`s.name`, no)))
  const mark = sql`UPDATE ${resolved} r SET fault = 'deleted-person'`
  const stone = sql`SELECT FROM tombstones t WHERE t.group_id = ${groupId} AND t.hash`
  return {
    async inOwnSource() {
      await sql`
        ${mark} FROM sources s
        WHERE s.source_id = r.source_id AND r.customer_id IS NULL AND EXISTS (${stone} IN (${hashes}))`.execute(writer)
    },
    async elsewhere(andRow) {
      await sql`
        ${mark} FROM sources s
        WHERE s.group_id = ${groupId} AND r.customer_id IS NULL AND r.fault IS NULL AND ${andRow} AND EXISTS (${stone} IN (${hashes}))`.execute(
        writer,
      )
    },
    async mentioned() {
      if (feed.other === undefined) return
      await sql`
        ${mark} FROM sources s
        WHERE s.source_id = r.source_id AND EXISTS (${stone} = ${tombstoneHash(key, sql`s.name`, sql`r.${sql.id(feed.other.column)}`)})`.execute(
        writer,
      )
    },
    async byCar() {
      await sql`
        ${mark}, customer_id = NULL
        WHERE r.customer_no IS NULL AND r.vin IS NOT NULL AND r.fault IS NULL
          AND NOT EXISTS (SELECT FROM car_owners o WHERE o.group_id = ${groupId} AND o.vin = r.vin
            AND o.owned_from <= r.check_in::date AND coalesce(o.owned_to > r.check_in::date, true))
          AND EXISTS (${stone} = ${tombstoneHash(key, sql`''`, carNumber(sql`r.vin`))})`.execute(writer)
    },
  }
}

/** The numbers of a row that may have been a deleted person's. */
function numbersOf(feed: Feed): RawBuilder<unknown>[] {
  const customer = sql`r.${sql.id(customerColumnOf(feed))}`
  const order = orderNumber(sql`r.order_no`)
  if (feed.belongs === 'order') return [order]
  return feed.belongs === 'order-or-number' ? [customer, order] : [customer]
}
