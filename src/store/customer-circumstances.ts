import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { RecordedElsewhere } from '#domain/enrolment/happenings.ts'
import { reachingResults } from '#domain/touch/touch-result.ts'
import type { Reader } from '#store/transaction.ts'

/** What the engine reads of a customer beside facts, scores and the rules of contact. */
export interface CircumstancesRow {
  readonly customerId: number
  readonly centreId: number | null
  readonly advisorId: number | null
  readonly name: string
  readonly gender: 'female' | 'male' | null
  readonly advisorName: string | null
  readonly centreName: string | null
  readonly zone: string
  readonly doNotContact: boolean
  readonly isDeceased: boolean
  readonly hasOwnTask: boolean
  readonly elsewhere: RecordedElsewhere
  readonly lastTouchOn: Day | null
}

const reaching = sql.join(reachingResults.map((result) => sql.lit(result)))

/** Tags that say so; nothing else in the records does. */
const deceased = sql`ARRAY['deceased', '已故']`

/** Circumstances of some customers on a civil day of theirs. */
export async function circumstancesOf(
  reader: Reader,
  { customerIds, today }: { customerIds: readonly number[]; today: Day },
): Promise<Map<number, CircumstancesRow>> {
  const { rows } = await sql<CircumstancesRow>`
    SELECT c.customer_id AS "customerId", c.home_centre_id AS "centreId", c.advisor_id AS "advisorId", p.name, p.gender,
      f.name AS "advisorName", z.name AS "centreName", coalesce(z.zone, 'Asia/Shanghai') AS zone,
      c.do_not_contact AS "doNotContact", c.tags && ${deceased} AS "isDeceased",
      EXISTS (SELECT FROM task_reasons t WHERE t.customer_id = c.customer_id AND t.state = 'open' AND t.enrolment_id IS NULL) AS "hasOwnTask",
      json_build_object(
        'bookedOn', t.booked_on,
        'repliedOn', t.replied_on,
        'complaintResolvedOn', (SELECT max((k.resolved_at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date) FROM complaints k
          WHERE k.customer_id = c.customer_id)) AS elsewhere,
      t.reached_on AS "lastTouchOn"
    FROM customers c JOIN people p USING (customer_id) LEFT JOIN staff f ON f.staff_id = c.advisor_id
    LEFT JOIN centres z ON z.centre_id = c.home_centre_id
    CROSS JOIN LATERAL (
      SELECT max(touched_on) FILTER (WHERE result = 'booked') AS booked_on,
        max(touched_on) FILTER (WHERE direction = 'in' OR result = 'replied') AS replied_on,
        max(touched_on) FILTER (WHERE result IN (${reaching}) OR (result IS NULL AND direction = 'in')) AS reached_on
      FROM touches WHERE touches.customer_id = c.customer_id AND touched_on <= ${today}::date
    ) t
    WHERE c.customer_id = ANY (${customerIds}::bigint[])`.execute(reader)
  return new Map(rows.map((row) => [row.customerId, row]))
}
