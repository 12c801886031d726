import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Reader } from '#store/transaction.ts'

/** One of two records that may be one person, with what tells them apart. */
export interface Side {
  readonly customerId: number
  readonly customerNo: string
  readonly source: string
  readonly homeCentreId: number | null
  readonly person: Readonly<Record<string, string | null>>
  readonly tags: readonly string[]
  readonly doNotContact: boolean
  readonly consents: readonly {
    readonly channel: string
    readonly purpose: string
    readonly state: 'granted' | 'refused'
  }[]
  readonly cars: readonly { readonly vin: string; readonly plate: string | null; readonly model: string | null }[]
  readonly visits: number
  readonly firstVisitOn: Day | null
  readonly lastVisitOn: Day | null
}

/** These records of a group, by id. */
export async function sidesOf(
  reader: Reader,
  groupId: number,
  customerIds: readonly number[],
): Promise<Map<number, Side>> {
  const { rows } = await sql<Side>`
    SELECT c.customer_id AS "customerId", c.customer_no AS "customerNo", s.name AS source, c.home_centre_id AS "homeCentreId", c.tags,
      c.do_not_contact AS "doNotContact", c.first_visit_on AS "firstVisitOn",
      json_build_object('name', p.name, 'phone', p.phone, 'wechat', p.wechat, 'email', p.email, 'gender', p.gender, 'birthday', p.birthday,
        'city', p.city, 'address', p.address) AS person,
      coalesce((SELECT json_agg(json_build_object('channel', t.channel, 'purpose', t.purpose, 'state', t.state) ORDER BY t.channel, t.purpose)
        FROM consents t WHERE t.customer_id = c.customer_id), '[]') AS consents,
      coalesce((SELECT json_agg(json_build_object('vin', t.vin, 'plate', t.plate, 'model', t.model) ORDER BY t.owned_from)
        FROM cars t WHERE t.customer_id = c.customer_id AND t.owned_to IS NULL), '[]') AS cars,
      o.visits, o.last_on AS "lastVisitOn"
    FROM customers c JOIN people p USING (customer_id) JOIN sources s USING (source_id)
    CROSS JOIN LATERAL (
      SELECT count(*) AS visits, max(checked_in_on) AS last_on FROM orders t WHERE t.customer_id = c.customer_id AND t.state <> 'void'
    ) o
    WHERE c.group_id = ${groupId} AND c.customer_id = ANY (${customerIds}::bigint[])`.execute(reader)
  return new Map(rows.map((row) => [row.customerId, row]))
}
