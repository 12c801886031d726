import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Writer } from '#store/transaction.ts'

/** What a playbook wants to come of a contact, and in how many days. */
export interface TouchAim {
  readonly playbookId: string
  readonly withinDays: number
  /** A visit, a survey that was answered, or a booking made in the contact itself. */
  readonly aims: readonly ('visit' | 'survey' | 'booking')[]
}

/** Contacts further back say little about today. */
const yearsBack = 2

/**
 * Counts anew how often a contact was followed by what its playbook wants. An enrolment is one contact, from the day on
 * which the customer was first reached, and counts once its days are over; what followed several contacts of one playbook
 * is the last one's.
 */
export async function countTouches(
  writer: Writer,
  { groupId, today, aims }: { groupId: number; today: Day; aims: readonly TouchAim[] },
): Promise<number> {
  await sql`DELETE FROM touch_chances WHERE group_id = ${groupId}`.execute(writer)
  const { rows } = await sql<{ n: number }>`
    WITH aim AS (
      SELECT "playbookId" AS playbook_id, "withinDays" AS days, aims
      FROM jsonb_to_recordset(${JSON.stringify(aims)}::jsonb) AS a ("playbookId" text, "withinDays" integer, aims jsonb)
    ), touched AS (
      SELECT r.playbook_id, r.customer_id, r.enrolment_id, a.days, a.aims,
        min((t.at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date) AS on_,
        coalesce((array_agg(t.tier ORDER BY t.at))[1], '') AS tier, coalesce((array_agg(t.level ORDER BY t.at))[1], '') AS level,
        bool_or(t.result = 'booked') AS is_booked
      FROM task_results t JOIN task_reasons r ON r.customer_id = t.customer_id AND r.reason_id = ANY (t.reason_ids)
        JOIN aim a ON a.playbook_id = r.playbook_id LEFT JOIN centres z ON z.centre_id = t.centre_id
      WHERE t.group_id = ${groupId} AND t.undone_at IS NULL AND t.result IN ('reached', 'booked', 'callback', 'declined')
        AND t.at >= ${today}::date - make_interval(years => ${yearsBack})
      GROUP BY 1, 2, 3, 4, 5
    ), judged AS (
      SELECT t.*, least(t.on_ + t.days, lead(t.on_) OVER (PARTITION BY t.playbook_id, t.customer_id ORDER BY t.on_, t.enrolment_id)) AS until_
      FROM touched t
    ), counted AS (
      INSERT INTO touch_chances (group_id, playbook_id, tier, level, touched, succeeded, as_of)
      SELECT ${groupId}, j.playbook_id, j.tier, j.level, count(*), count(*) FILTER (WHERE
        (j.aims ? 'booking' AND j.is_booked)
        OR (j.aims ? 'visit' AND EXISTS (SELECT FROM orders o WHERE o.customer_id = j.customer_id AND o.state <> 'void'
          AND o.checked_in_on > j.on_ AND o.checked_in_on <= j.until_))
        OR (j.aims ? 'survey' AND EXISTS (SELECT FROM surveys s WHERE s.customer_id = j.customer_id
          AND s.answered_on >= j.on_ AND s.answered_on <= j.until_))), ${today}
      FROM judged j WHERE j.on_ + j.days < ${today} GROUP BY 2, 3, 4
      RETURNING 1
    )
    SELECT count(*) AS n FROM counted`.execute(writer)
  return rows[0]?.n ?? 0
}
