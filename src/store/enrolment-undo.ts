import { sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'

/** An enrolment as it was before a result was told to it. */
export interface EnrolmentBefore {
  readonly enrolmentId: number
  readonly stepId: string | null
  readonly dueAt: string | null
  readonly waitsSince: string | null
  readonly memory: object
  /** Lines of its journal until then. */
  readonly entries: number
  /** Steps of it that had a task open. */
  readonly openSteps: readonly string[]
}

/** All that a result did to a customer's playbooks, as its undoing needs it. */
export interface ResultBefore {
  readonly enrolments: readonly EnrolmentBefore[]
  /** Enrolments that came of it. */
  readonly began: readonly number[]
}

/** The live ones of these enrolments as they stand, before something is told to them. */
export async function enrolmentsBefore(writer: Writer, customerId: number): Promise<EnrolmentBefore[]> {
  const { rows } = await sql<EnrolmentBefore>`
    SELECT e.enrolment_id AS "enrolmentId", e.step_id AS "stepId", e.due_at AS "dueAt", e.waits_since AS "waitsSince", e.memory, e.entries,
      ARRAY(SELECT t.step_id FROM task_reasons t WHERE t.customer_id = e.customer_id AND t.enrolment_id = e.enrolment_id
        AND t.state = 'open' ORDER BY 1) AS "openSteps"
    FROM enrolments e WHERE e.customer_id = ${customerId} AND e.ended_at IS NULL ORDER BY e.enrolment_id`.execute(
    writer,
  )
  return rows
}

/**
 * Puts enrolments back to where they stood: what they did since goes, unless it has left the system, and the journal says
 * both. Enrolments that began with it go altogether, with the occasions that brought them.
 */
export async function putBack(
  writer: Writer,
  { customerId, before, now, by }: { customerId: number; before: ResultBefore; now: string; by: string },
): Promise<void> {
  for (const each of before.enrolments) await putOneBack(writer, { customerId, now, by, each })
  await sql`
    WITH gone AS (
      DELETE FROM enrolments WHERE customer_id = ${customerId} AND enrolment_id = ANY (${before.began}::bigint[])
      RETURNING playbook_id, occasion
    )
    DELETE FROM occasions o USING gone g
    WHERE o.customer_id = ${customerId} AND o.playbook_id = g.playbook_id AND o.occasion = g.occasion`.execute(writer)
}

async function putOneBack(
  writer: Writer,
  { customerId, now, by, each }: { customerId: number; now: string; by: string; each: EnrolmentBefore },
): Promise<void> {
  const { enrolmentId, entries } = each
  const its = sql`customer_id = ${customerId} AND enrolment_id = ${enrolmentId}`
  const since = sql`SELECT e.step_id FROM enrolment_entries e WHERE e.customer_id = ${customerId}
    AND e.enrolment_id = ${enrolmentId} AND e.entry_no > ${entries} AND e.step_id IS NOT NULL`
  await sql`DELETE FROM task_reasons WHERE ${its} AND state <> 'done' AND step_id IN (
    ${since} AND e.kind IN ('task', 'escalated'))`.execute(writer)
  await sql`DELETE FROM messages WHERE ${its} AND state IN ('waiting', 'not_sent', 'cancelled') AND step_id IN (
    ${since} AND e.kind IN ('message', 'not_sent'))`.execute(writer)
  await sql`DELETE FROM vouchers WHERE ${its} AND used_on IS NULL AND step_id IN (${since} AND e.kind = 'voucher')`.execute(
    writer,
  )
  await sql`DELETE FROM customer_tags WHERE ${its} AND tag IN (SELECT e.because FROM enrolment_entries e
    WHERE e.customer_id = ${customerId} AND e.enrolment_id = ${enrolmentId} AND e.entry_no > ${entries} AND e.kind = 'set')`.execute(
    writer,
  )
  await sql`DELETE FROM customer_notes WHERE customer_id = ${customerId} AND kind = 'key_event' AND written_by IS NULL
    AND written_at IN (SELECT e.at FROM enrolment_entries e WHERE e.customer_id = ${customerId}
      AND e.enrolment_id = ${enrolmentId} AND e.entry_no > ${entries} AND e.kind = 'set')`.execute(writer)
  await sql`UPDATE messages SET state = 'waiting', because = NULL, changed_at = ${now}::timestamptz
    WHERE ${its} AND state = 'cancelled' AND changed_at >= (SELECT min(e.at) FROM enrolment_entries e
      WHERE e.customer_id = ${customerId} AND e.enrolment_id = ${enrolmentId} AND e.entry_no > ${entries})`.execute(
    writer,
  )
  await sql`UPDATE task_reasons SET state = 'open', ended_at = NULL, ended_because = NULL
    WHERE ${its} AND state = 'cancelled' AND step_id = ANY (${each.openSteps}::text[])`.execute(writer)
  await sql`
    UPDATE enrolments SET step_id = ${each.stepId}, due_at = ${each.dueAt}::timestamptz, waits_since = ${each.waitsSince}::timestamptz,
      memory = ${JSON.stringify(each.memory)}::jsonb, ended_at = NULL, ending = NULL, because = NULL, entries = entries + 1
    WHERE ${its}`.execute(writer)
  await sql`
    INSERT INTO enrolment_entries (customer_id, enrolment_id, entry_no, at, kind, by_whom, because, next_step_id, next_at)
    SELECT customer_id, enrolment_id, entries, ${now}::timestamptz, 'undone', ${by}, ${String(entries)}, step_id, due_at
    FROM enrolments WHERE ${its}`.execute(writer)
}
