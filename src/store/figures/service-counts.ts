import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { ShareCounts } from '#domain/report/share-counts.ts'
import { homeOn } from '#store/customer-facts.ts'
import type { Reader } from '#store/transaction.ts'
import type { Home } from '#store/vips.ts'

/** How complaints are answered and what customers are contacted for, in a form that adds up. */
export type ServiceCounts = {
  /** Complaints of 12 months, and those first answered within two hours. */
  readonly complaintResponse: ShareCounts
  /** Touches from us of 12 months that have a purpose, and those of them that sell nothing (spec §3.4). */
  readonly contactMix: ShareCounts
}

export async function serviceCounts(reader: Reader, { groupId, centreId }: Home, asOf: Day): Promise<ServiceCounts> {
  const here = sql`c.group_id = ${groupId} AND ${sql.raw(homeOn(asOf))} IS NOT DISTINCT FROM ${centreId}`
  const yearTo = (column: string) =>
    sql`${sql.id('t', column)} <= ${asOf}::date AND ${sql.id('t', column)} > ${asOf}::date - interval '12 months'`
  const { rows } = await sql<{ complaints: number; inTime: number; touches: number; giving: number }>`
    SELECT complaints, "inTime", touches, giving FROM (
      SELECT count(*) AS complaints,
        count(*) FILTER (WHERE t.first_response_at <= t.opened_at + interval '2 hours') AS "inTime"
      FROM complaints t JOIN customers c USING (customer_id) WHERE ${here} AND ${yearTo('opened_on')}
    ) a CROSS JOIN (
      SELECT count(*) AS touches, count(*) FILTER (WHERE t.purpose <> 'sales') AS giving
      FROM touches t JOIN customers c USING (customer_id)
      WHERE ${here} AND t.direction = 'out' AND t.purpose IS NOT NULL AND ${yearTo('touched_on')}
    ) b`.execute(reader)
  const { complaints = 0, inTime = 0, touches = 0, giving = 0 } = rows[0] ?? {}
  return { complaintResponse: { of: complaints, who: inTime }, contactMix: { of: touches, who: giving } }
}
