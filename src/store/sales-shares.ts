import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import { reachingResults } from '#domain/touch/touch-result.ts'
import type { Writer } from '#store/transaction.ts'

const reaching = sql.join(reachingResults.map((result) => sql.lit(result)))

/** Counts the touches since a day of each advisor's and each centre's customers anew, as of `today`; once a day is enough. */
export async function countSalesShares(
  writer: Writer,
  { groupId, since, today }: { groupId: number; since: Day; today: Day },
): Promise<void> {
  const { rows } = await sql<{ known: boolean }>`
    SELECT EXISTS (SELECT FROM sales_shares WHERE group_id = ${groupId} AND counted_on = ${today}::date) AS known`.execute(
    writer,
  )
  if (rows[0]?.known === true) return
  await sql`DELETE FROM sales_shares WHERE group_id = ${groupId}`.execute(writer)
  await sql`
    INSERT INTO sales_shares (group_id, centre_id, staff_id, sales, touches, counted_on)
    SELECT ${groupId}::int, c.home_centre_id, coalesce(c.advisor_id, 0), count(*) FILTER (WHERE t.purpose = 'sales'), count(*), ${today}::date
    FROM touches t JOIN customers c USING (customer_id)
    WHERE c.group_id = ${groupId} AND c.home_centre_id IS NOT NULL AND t.direction = 'out' AND t.result IN (${reaching})
      AND t.touched_on BETWEEN ${since}::date AND ${today}::date
    GROUP BY GROUPING SETS ((c.home_centre_id, c.advisor_id), (c.home_centre_id))
    HAVING GROUPING(c.advisor_id) = 1 OR c.advisor_id IS NOT NULL
    -- Says that it was counted also where there is nothing to count.
    UNION ALL SELECT ${groupId}::int, 0, 0, 0, 0, ${today}::date
    -- Somebody else counted at the same time.
    ON CONFLICT DO NOTHING`.execute(writer)
}
