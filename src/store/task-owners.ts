import { sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import { atWork } from '#store/scope.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Reasons that are, or are to be, one person's; null = nobody's. */
export interface OwnerOf {
  readonly staffId: number | null
  readonly reasonIds: readonly number[]
}

/** Which of some open reasons somebody may give away: an advisor's own, a manager's whole centre. */
export async function givableAmong(reader: Reader, scope: Scope, reasonIds: readonly number[]): Promise<number[]> {
  const own = scope.of === 'advisor' ? sql`r.staff_id = ${scope.staffId}` : sql`true`
  const { rows } = await sql<{ id: number }>`
    SELECT r.reason_id AS id FROM task_reasons r JOIN customers c USING (customer_id)
    WHERE r.reason_id = ANY (${reasonIds}::bigint[]) AND r.state = 'open' AND ${own} AND ${atWork(scope)}`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

/** Whether somebody works at one of the scope's centres and can be given tasks. */
export async function worksAt(reader: Reader, scope: Scope, staffId: number): Promise<boolean> {
  const here = scope.of === 'group' ? sql`true` : sql`centre_id = ${scope.centreId}`
  const { rows } = await sql<{ found: boolean }>`
    SELECT true AS found FROM staff
    WHERE group_id = ${scope.groupId} AND staff_id = ${staffId} AND role IN ('advisor', 'manager') AND ${here}`.execute(
    reader,
  )
  return rows.length > 0
}

/** Whose reasons these are: to be held before any of them is given to somebody. */
export async function customersOfReasons(reader: Reader, reasonIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT customer_id AS id FROM task_reasons WHERE reason_id = ANY (${reasonIds}::bigint[])`.execute(reader)
  return rows.map(({ id }) => id)
}

/** Gives reasons to somebody for good; answers whose they were. */
export async function giveReasons(writer: Writer, { staffId, reasonIds }: OwnerOf): Promise<OwnerOf[]> {
  const { rows } = await sql<OwnerOf>`
    WITH was AS (
      SELECT customer_id, reason_id, staff_id FROM task_reasons
      WHERE reason_id = ANY (${reasonIds}::bigint[]) AND state = 'open' ORDER BY reason_id FOR UPDATE
    ), given AS (
      UPDATE task_reasons t SET staff_id = ${staffId}, lent_by = NULL
      FROM was WHERE (t.customer_id, t.reason_id) = (was.customer_id, was.reason_id)
    )
    SELECT staff_id AS "staffId", array_agg(reason_id ORDER BY reason_id) AS "reasonIds" FROM was GROUP BY 1 ORDER BY 1`.execute(
    writer,
  )
  return rows
}
