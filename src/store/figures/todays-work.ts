import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { ComplaintTimes } from '#domain/complaint/complaint-clock.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

const zone = sql`coalesce(z.zone, 'Asia/Shanghai')`

/** The centres of a scope, 0 for customers who have none: what there is an index of. */
function centresIn(scope: Scope): RawBuilder<unknown> {
  return scope.of === 'group'
    ? sql`(SELECT centre_id FROM centres WHERE group_id = ${scope.groupId} UNION ALL SELECT 0)`
    : sql`(SELECT ${scope.centreId}::int)`
}

/** Customers with an open task that was due before today; one who is called about three things counts once. */
export async function overdueTasks(reader: Reader, scope: Scope, today: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(DISTINCT r.customer_id)::int AS n
    FROM task_reasons r JOIN customers c USING (customer_id) LEFT JOIN centres z ON z.centre_id = r.centre_id
    WHERE r.state = 'open' AND r.centre_id IN ${centresIn(scope)} AND r.due_on < ${today}
      AND (r.not_before IS NULL OR (r.not_before AT TIME ZONE ${zone})::date < ${today}) AND ${atHome(scope)}`.execute(
    reader,
  )
  return rows[0]?.n ?? 0
}

/** Results of tasks that somebody gave on a day and nobody took back. */
export async function tasksDone(reader: Reader, scope: Scope, on: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n
    FROM task_results t JOIN customers c USING (customer_id) LEFT JOIN centres z ON z.centre_id = t.centre_id
    WHERE t.centre_id IN ${centresIn(scope)} AND t.undone_at IS NULL AND t.at >= ${on}::date - 1 AND t.at < ${on}::date + 2
      AND (t.at AT TIME ZONE ${zone})::date = ${on} AND ${atHome(scope)}`.execute(reader)
  return rows[0]?.n ?? 0
}

/** When an open complaint came in and was answered, and at which centre; null = none. */
export interface OpenComplaint extends ComplaintTimes {
  readonly centreId: number | null
  readonly zone: string
}

/** The times of complaints opened since a moment that nobody has settled. */
export async function openComplaints(reader: Reader, scope: Scope, since: Instant): Promise<OpenComplaint[]> {
  const { rows } = await sql<OpenComplaint>`
    SELECT c.home_centre_id AS "centreId", ${zone} AS zone, t.opened_at AS "openedAt",
      t.first_response_at AS "firstResponseAt", t.resolved_at AS "resolvedAt"
    FROM complaints t JOIN customers c USING (customer_id) LEFT JOIN centres z ON z.centre_id = c.home_centre_id
    WHERE t.resolved_at IS NULL AND t.opened_at >= ${since} AND ${atHome(scope)}`.execute(reader)
  return rows
}
