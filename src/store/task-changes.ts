import { sql } from 'kysely'
import type { ChurnReason } from '#domain/task/churn-reason.ts'
import type { Mood } from '#domain/task/mood.ts'
import type { PutOff } from '#domain/task/open-reason.ts'
import type { OverDelivery } from '#domain/relationship/emotional-account.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import type { RowChange } from '#store/act-rows.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** A result as it is kept. */
export interface KeptResult {
  readonly groupId: number
  readonly customerId: number
  readonly centreId: number | null
  readonly staffId: number
  readonly at: string
  readonly result: TaskResult
  readonly note: string | null
  readonly mood: Mood | null
  readonly overDelivery: OverDelivery | null
  readonly churnReason: ChurnReason | null
  readonly callbackAt: string | null
  readonly reasonIds: readonly number[]
  readonly touchNo: string
  readonly minutes: number
  readonly undoUntil: string
}

/** Keeps a result, with where the customer stands now; answers its number. What it changed is added by `keepChanges`. */
export async function addResult(writer: Writer, kept: KeptResult): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO task_results (customer_id, group_id, centre_id, staff_id, at, result, note, mood, over_delivery, churn_reason,
      callback_at, reason_ids, touch_no, before, minutes, undo_until, tier, level)
    SELECT ${kept.customerId}, ${kept.groupId}, ${kept.centreId ?? 0}, ${kept.staffId}, ${kept.at}, ${kept.result}, ${kept.note},
      ${kept.mood}, ${kept.overDelivery}, ${kept.churnReason}, ${kept.callbackAt}::timestamptz, ${kept.reasonIds}::bigint[],
      ${kept.touchNo}, '[]', ${kept.minutes}, ${kept.undoUntil},
      (SELECT value_tier FROM scores WHERE customer_id = ${kept.customerId}),
      (SELECT ladder_level FROM scores WHERE customer_id = ${kept.customerId})
    RETURNING result_id AS id`.execute(writer)
  return rows[0]?.id ?? 0
}

export async function keepChanges(
  writer: Writer,
  of: { customerId: number; resultId: number },
  changes: readonly RowChange[],
): Promise<void> {
  await sql`
    UPDATE task_results SET before = ${JSON.stringify(changes)}::jsonb
    WHERE customer_id = ${of.customerId} AND result_id = ${of.resultId}`.execute(writer)
}

/** Reasons that are done with: what was asked for has been said. */
export async function endReasons(
  writer: Writer,
  of: { customerId: number; resultId: number; at: string; because: string },
  reasons: readonly { readonly reasonId: number; readonly attempts: number }[],
): Promise<void> {
  for (const { reasonId, attempts } of reasons)
    await sql`
      UPDATE task_reasons SET state = 'done', ended_at = ${of.at}, ended_because = ${of.because}, result_id = ${of.resultId},
        attempts = ${attempts}, last_attempt_at = ${of.at}, not_before = NULL, put_off = NULL
      WHERE customer_id = ${of.customerId} AND reason_id = ${reasonId}`.execute(writer)
}

/** Reasons that come back at another time, after somebody tried. */
export async function bringBack(
  writer: Writer,
  of: { customerId: number; resultId: number; at: string; notBefore: string; putOff: PutOff },
  reasons: readonly { readonly reasonId: number; readonly attempts: number }[],
): Promise<void> {
  for (const { reasonId, attempts } of reasons)
    await sql`
      UPDATE task_reasons SET not_before = ${of.notBefore}, put_off = ${of.putOff}, result_id = ${of.resultId},
        attempts = ${attempts}, last_attempt_at = ${of.at}
      WHERE customer_id = ${of.customerId} AND reason_id = ${reasonId}`.execute(writer)
}

/** Puts reasons off that nobody has tried; null = they are for now again. */
export async function putOff(
  writer: Writer,
  of: { customerId: number; reasonIds: readonly number[]; until: string | null },
): Promise<void> {
  const because: PutOff | null = of.until === null ? null : 'snooze'
  await sql`
    UPDATE task_reasons SET not_before = ${of.until}::timestamptz, put_off = ${because}
    WHERE customer_id = ${of.customerId} AND reason_id = ANY (${of.reasonIds}::bigint[]) AND state = 'open'`.execute(
    writer,
  )
}

/** A result with all that it changed, locked until the transaction is over; null where there is none. */
export interface ResultToUndo {
  readonly staffId: number | null
  readonly touchNo: string | null
  readonly changes: readonly RowChange[]
  readonly reasonIds: readonly number[]
  readonly isUndone: boolean
  readonly isTooLate: boolean
}

export async function resultToUndo(
  writer: Writer,
  of: { customerId: number; resultId: number; now: string },
): Promise<ResultToUndo | null> {
  const { rows } = await sql<ResultToUndo>`
    SELECT staff_id AS "staffId", touch_no AS "touchNo", before AS changes, reason_ids AS "reasonIds",
      undone_at IS NOT NULL AS "isUndone", undo_until <= ${of.now}::timestamptz AS "isTooLate"
    FROM task_results WHERE customer_id = ${of.customerId} AND result_id = ${of.resultId} FOR UPDATE`.execute(writer)
  return rows[0] ?? null
}

export async function markUndone(
  writer: Writer,
  of: { customerId: number; resultId: number; now: string },
): Promise<void> {
  await sql`
    UPDATE task_results SET undone_at = ${of.now} WHERE customer_id = ${of.customerId} AND result_id = ${of.resultId}`.execute(
    writer,
  )
}

/** What results changed is kept for as long as they can be taken back, and a day. */
export async function forgetUndos(writer: Writer): Promise<void> {
  await sql`
    UPDATE task_results SET before = '[]' WHERE before <> '[]' AND undo_until < now() - interval '1 day'`.execute(
    writer,
  )
}

/** A line in the journals of the enrolments behind some reasons: what came of a task there was taken back. Answers which. */
export async function noteUndone(
  writer: Writer,
  of: { customerId: number; reasonIds: readonly number[]; now: string; by: string },
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    WITH noted AS (
      UPDATE enrolments e SET entries = (SELECT coalesce(max(j.entry_no), 0) + 1 FROM enrolment_entries j
        WHERE j.customer_id = e.customer_id AND j.enrolment_id = e.enrolment_id)
      WHERE e.customer_id = ${of.customerId} AND e.enrolment_id IN (
        SELECT enrolment_id FROM task_reasons WHERE customer_id = ${of.customerId} AND reason_id = ANY (${of.reasonIds}::bigint[]))
      RETURNING e.enrolment_id, e.entries, e.step_id, e.due_at
    )
    INSERT INTO enrolment_entries (customer_id, enrolment_id, entry_no, at, kind, step_id, by_whom, next_step_id, next_at)
    SELECT ${of.customerId}, n.enrolment_id, n.entries, ${of.now}, 'undone', r.step_id, ${of.by}, n.step_id, n.due_at
    FROM noted n JOIN LATERAL (SELECT step_id FROM task_reasons WHERE customer_id = ${of.customerId}
      AND enrolment_id = n.enrolment_id AND reason_id = ANY (${of.reasonIds}::bigint[]) LIMIT 1) r ON true
    RETURNING enrolment_id AS id`.execute(writer)
  return new Set(rows.map(({ id }) => id))
}

/** What was said last of some reasons, and by whom; null = nobody has said anything. */
export async function lastSaid(
  reader: Reader,
  of: { customerId: number; reasonIds: readonly number[] },
): Promise<{ by: string; at: string; result: TaskResult } | null> {
  const { rows } = await sql<{ by: string; at: string; result: TaskResult }>`
    SELECT coalesce(f.name, '—') AS by, t.at, t.result
    FROM task_results t LEFT JOIN staff f USING (staff_id)
    WHERE t.customer_id = ${of.customerId} AND t.reason_ids && ${of.reasonIds}::bigint[] AND t.undone_at IS NULL
    ORDER BY t.at DESC, t.result_id DESC LIMIT 1`.execute(reader)
  return rows[0] ?? null
}

/** The same line in the journals of other enrolments that a result had moved: which of their lines hold no more. */
export async function noteMovedBack(
  writer: Writer,
  of: {
    readonly customerId: number
    readonly now: string
    readonly by: string
    readonly moved: readonly { readonly enrolmentId: number; readonly entries: number }[]
  },
): Promise<void> {
  await sql`
    WITH noted AS (
      UPDATE enrolments e SET entries = (SELECT coalesce(max(j.entry_no), 0) + 1 FROM enrolment_entries j
        WHERE j.customer_id = e.customer_id AND j.enrolment_id = e.enrolment_id)
      FROM unnest(${of.moved.map(({ enrolmentId }) => enrolmentId)}::bigint[], ${of.moved.map(({ entries }) => entries)}::int[]) AS t (enrolment_id, held)
      WHERE e.customer_id = ${of.customerId} AND e.enrolment_id = t.enrolment_id
        AND EXISTS (SELECT FROM enrolment_entries j WHERE j.customer_id = e.customer_id AND j.enrolment_id = e.enrolment_id AND j.entry_no > t.held)
      RETURNING e.enrolment_id, e.entries, e.step_id, e.due_at, t.held
    )
    INSERT INTO enrolment_entries (customer_id, enrolment_id, entry_no, at, kind, by_whom, because, next_step_id, next_at)
    SELECT ${of.customerId}, n.enrolment_id, n.entries, ${of.now}, 'undone', ${of.by}, n.held::text, n.step_id, n.due_at FROM noted n`.execute(
    writer,
  )
}
