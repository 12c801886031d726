import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { ContactPermission, KeptConsent } from '#domain/contact/consent.ts'
import { homeOn } from '#store/customer-facts.ts'
import type { Reader } from '#store/transaction.ts'

/** What the customers at home at a centre said about being contacted; who never said anything is not in it. */
export async function permissionsAt(
  reader: Reader,
  { groupId, centreId, asOf }: { groupId: number; centreId: number | null; asOf: Day },
): Promise<Map<number, ContactPermission>> {
  const here = sql`c.group_id = ${groupId} AND ${sql.raw(homeOn(asOf))} IS NOT DISTINCT FROM ${centreId}`
  const { rows } = await sql<{ customerId: number; doNotContact: boolean; consents: KeptConsent[] }>`
    SELECT c.customer_id AS "customerId", c.do_not_contact AS "doNotContact", ${consents} AS consents
    FROM customers c LEFT JOIN consents k USING (customer_id)
    WHERE ${here} AND (c.do_not_contact OR k.customer_id IS NOT NULL)
    GROUP BY c.customer_id`.execute(reader)
  return new Map(rows.map((row) => [row.customerId, { doNotContact: row.doNotContact, consents: row.consents }]))
}

const consents: RawBuilder<unknown> = sql`coalesce(
  json_agg(json_build_object('channel', k.channel, 'purpose', k.purpose, 'state', k.state)) FILTER (WHERE k.customer_id IS NOT NULL), '[]')`
