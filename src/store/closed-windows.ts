import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Writer } from '#store/transaction.ts'

/** Every occasion of a playbook that was triggered before a day. */
export interface ClosedWindow {
  readonly playbookId: string
  readonly before: Day
}

/**
 * Ends occasions whose window has closed, all at once, as looking at their customers would: who still waited is passed over. Customers whom somebody
 * else is at work on are left out: they are looked at.
 */
export async function endClosedOccasions(
  writer: Writer,
  { groupId, today, closed }: { groupId: number; today: Day; closed: readonly ClosedWindow[] },
): Promise<void> {
  if (closed.length === 0) return
  const hasClosed = sql`o.over_on IS NULL AND (${sql.join(
    closed.map(({ playbookId, before }) => sql`(o.playbook_id = ${playbookId} AND o.trigger_on < ${before}::date)`),
    sql` OR `,
  )})`
  await sql`
    WITH held AS MATERIALIZED (
      SELECT customer_id FROM customers WHERE group_id = ${groupId}
        AND customer_id IN (SELECT o.customer_id FROM occasions o WHERE ${hasClosed}) FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE occasions o SET over_on = ${today}::date, state = CASE o.state WHEN 'waiting' THEN 'passed_over' ELSE o.state END,
      because = CASE o.state WHEN 'waiting' THEN coalesce(o.because, 'window_closed') ELSE o.because END
    FROM held h WHERE o.customer_id = h.customer_id AND ${hasClosed}`.execute(writer)
}
