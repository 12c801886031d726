import { sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** What came of a task: as it stands in the list of what is done. */
export interface DoneTask {
  readonly staffId: number
  readonly resultId: number
  readonly customerId: number
  readonly at: string
  readonly result: TaskResult
  readonly note: string | null
  readonly minutes: number
  readonly undoUntil: string
  readonly callbackAt: string | null
  readonly reasons: readonly { readonly reasonId: number; readonly playbook: string | null; readonly label: Label }[]
}

/** What some people have said on a day came of their tasks, the latest first; what was taken back is not in it. */
export async function doneBy(
  reader: Reader,
  scope: Scope,
  { staffIds, on }: { staffIds: readonly number[]; on: Day },
): Promise<DoneTask[]> {
  const { rows } = await sql<DoneTask>`
    SELECT t.staff_id AS "staffId", t.result_id AS "resultId", t.customer_id AS "customerId", t.at, t.result, t.note, t.minutes,
      t.undo_until AS "undoUntil", t.callback_at AS "callbackAt",
      (SELECT json_agg(json_build_object('reasonId', r.reason_id, 'playbook', r.playbook_id, 'label', r.label)
        ORDER BY array_position(t.reason_ids, r.reason_id))
        FROM task_reasons r WHERE r.customer_id = t.customer_id AND r.reason_id = ANY (t.reason_ids)) AS reasons
    FROM task_results t JOIN customers c USING (customer_id) LEFT JOIN centres z ON z.centre_id = t.centre_id
    WHERE t.staff_id = ANY (${staffIds}::int[]) AND t.undone_at IS NULL AND t.at >= ${on}::date - 1 AND t.at < ${on}::date + 2
      AND (t.at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date = ${on}
      AND ${scope.of === 'advisor' ? sql`c.group_id = ${scope.groupId}` : atHome(scope)}
    ORDER BY t.at DESC, t.result_id DESC`.execute(reader)
  return rows.map((row) => ({ ...row, reasons: row.reasons ?? [] }))
}

/** A result of earlier attempts at the same reasons. */
export interface EarlierResult {
  readonly resultId: number
  readonly at: string
  readonly result: TaskResult
  readonly note: string | null
  readonly by: string | null
  readonly staffId: number | null
  readonly undoUntil: string
}

/** What was said of some reasons before, the latest first. */
export async function resultsOf(
  reader: Reader,
  { customerId, reasonIds }: { customerId: number; reasonIds: readonly number[] },
): Promise<EarlierResult[]> {
  const { rows } = await sql<EarlierResult>`
    SELECT t.result_id AS "resultId", t.at, t.result, t.note, f.name AS by, t.staff_id AS "staffId", t.undo_until AS "undoUntil"
    FROM task_results t LEFT JOIN staff f USING (staff_id)
    WHERE t.customer_id = ${customerId} AND t.undone_at IS NULL AND t.reason_ids && ${reasonIds}::bigint[]
    ORDER BY t.at DESC, t.result_id DESC LIMIT 20`.execute(reader)
  return rows
}
