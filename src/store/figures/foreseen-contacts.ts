import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { ForeseenContact } from '#domain/task/foreseen-contact.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import type { Reader } from '#store/transaction.ts'

/** What was done longer ago is another matter. */
const longestDays = 90

/**
 * What has become of contacts that were foreseen: of some customers by playbook. An open task comes first, then the one
 * that ended last, then what the engine has noted without one. What is not in it, the engine knows nothing of.
 */
export async function foreseenContacts(
  reader: Reader,
  customerIds: readonly number[],
  { today, now }: { readonly today: Day; readonly now: Instant },
): Promise<(customerId: number, playbookId: string) => ForeseenContact | null> {
  const { rows } = await sql<ForeseenContact & { readonly customerId: number; readonly playbookId: string }>`
    WITH tasks AS (
      SELECT DISTINCT ON (r.customer_id, r.playbook_id) r.customer_id, r.playbook_id,
        CASE r.state WHEN 'open' THEN CASE WHEN r.not_before > ${now}::timestamptz THEN 'put_off' ELSE 'open' END
          WHEN 'done' THEN 'done' ELSE 'closed' END AS state,
        f.name AS who, (r.ended_at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date AS on_,
        CASE WHEN r.state = 'open' AND r.not_before > ${now}::timestamptz THEN r.not_before END AS until,
        CASE WHEN r.state = 'open' THEN CASE WHEN r.not_before > ${now}::timestamptz THEN r.put_off END
          ELSE coalesce(d.result, r.ended_because) END AS why
      FROM task_reasons r LEFT JOIN staff f USING (staff_id) LEFT JOIN centres z ON z.centre_id = r.centre_id
        LEFT JOIN task_results d ON (d.customer_id, d.result_id) = (r.customer_id, r.result_id)
      WHERE r.customer_id = ANY (${customerIds}::bigint[]) AND r.playbook_id IS NOT NULL
        AND (r.state = 'open' OR r.ended_at >= ${today}::date - ${longestDays}::int)
      ORDER BY r.customer_id, r.playbook_id, r.state = 'open' DESC, r.ended_at DESC, r.reason_id DESC
    ),
    noted AS (
      SELECT DISTINCT ON (o.customer_id, o.playbook_id) o.customer_id, o.playbook_id,
        CASE o.state WHEN 'holdout' THEN 'holdout' WHEN 'enrolled' THEN 'under_way' ELSE 'not_begun' END AS state,
        CASE WHEN o.state IN ('waiting', 'passed_over') THEN o.because END AS why
      FROM occasions o
      WHERE o.customer_id = ANY (${customerIds}::bigint[]) AND (o.over_on IS NULL OR o.over_on > ${today}::date)
        AND (o.state <> 'enrolled' OR EXISTS (SELECT FROM enrolments e WHERE e.customer_id = o.customer_id
          AND e.playbook_id = o.playbook_id AND e.occasion = o.occasion AND e.ended_at IS NULL))
      ORDER BY o.customer_id, o.playbook_id, o.noted_at DESC, o.occasion
    )
    SELECT customer_id AS "customerId", playbook_id AS "playbookId", coalesce(t.state, n.state) AS state, t.who, t.on_ AS "on",
      t.until, CASE WHEN t.state IS NULL THEN n.why ELSE t.why END AS why
    FROM tasks t FULL JOIN noted n USING (customer_id, playbook_id)`.execute(reader)
  const keyOf = (customerId: number, playbookId: string): string => `${customerId} ${playbookId}`
  const known = new Map(rows.map(({ customerId, playbookId, ...became }) => [keyOf(customerId, playbookId), became]))
  return (customerId, playbookId) => known.get(keyOf(customerId, playbookId)) ?? null
}
