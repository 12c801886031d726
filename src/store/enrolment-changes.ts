import { sql } from 'kysely'
import { noteEvents } from '#store/outgoing-events.ts'
import type { Writer } from '#store/transaction.ts'

/** Which enrolment of which customer, and who does something with it when. */
export interface EnrolmentTouched {
  readonly groupId: number
  readonly customerId: number
  readonly enrolmentId: number
  readonly by: string
  readonly now: string
}

/** What is asked before an enrolment is changed by hand. */
export interface EnrolmentState {
  readonly playbookId: string
  readonly version: number
  readonly stepId: string | null
  readonly isPaused: boolean
  readonly hasEnded: boolean
}

export async function enrolmentState(writer: Writer, touched: EnrolmentTouched): Promise<EnrolmentState | null> {
  const { rows } = await sql<EnrolmentState>`
    SELECT playbook_id AS "playbookId", version, step_id AS "stepId", paused_at IS NOT NULL AS "isPaused", ended_at IS NOT NULL AS "hasEnded"
    FROM enrolments WHERE ${its(touched)}`.execute(writer)
  return rows[0] ?? null
}

function its({ groupId, customerId, enrolmentId }: EnrolmentTouched) {
  return sql`group_id = ${groupId} AND customer_id = ${customerId} AND enrolment_id = ${enrolmentId}`
}

/** Nothing happens to a paused enrolment until it is resumed. */
export async function setPaused(writer: Writer, touched: EnrolmentTouched, isPaused: boolean): Promise<void> {
  await sql`
    UPDATE enrolments SET paused_at = CASE WHEN ${isPaused}::boolean THEN ${touched.now}::timestamptz END WHERE ${its(touched)}`.execute(
    writer,
  )
  await addLine(writer, touched, { kind: isPaused ? 'paused' : 'resumed', because: null })
}

export async function setVersion(
  writer: Writer,
  touched: EnrolmentTouched,
  { version, stepId }: { version: number; stepId: string | null },
): Promise<void> {
  await sql`
    UPDATE enrolments SET version = ${version}, step_id = ${stepId},
      waits_since = CASE WHEN step_id IS NOT DISTINCT FROM ${stepId} THEN waits_since END
    WHERE ${its(touched)}`.execute(writer)
  await addLine(writer, touched, { kind: 'moved', because: String(version) })
}

/** Ends an enrolment by hand, with its tasks and what waits to be sent. */
export async function endByHand(writer: Writer, touched: EnrolmentTouched, because: string): Promise<void> {
  const { customerId, enrolmentId, now } = touched
  const whose = sql`customer_id = ${customerId} AND enrolment_id = ${enrolmentId}`
  const { rows: closed } = await sql<{ step: string }>`
    UPDATE task_reasons SET state = 'cancelled', ended_at = ${now}::timestamptz, ended_because = 'released'
    WHERE ${whose} AND state = 'open' RETURNING step_id AS step`.execute(writer)
  const { rows: taken } = await sql<{ step: string }>`
    UPDATE messages SET state = 'cancelled', because = 'released', changed_at = ${now}::timestamptz
    WHERE ${whose} AND state = 'waiting' RETURNING step_id AS step`.execute(writer)
  await sql`
    UPDATE enrolments SET step_id = NULL, due_at = NULL, waits_since = NULL, paused_at = NULL, ended_at = ${now}::timestamptz,
      ending = 'released', because = ${because} WHERE ${its(touched)}`.execute(writer)
  for (const { step } of closed) await addLine(writer, touched, { kind: 'task_closed', step, because: 'released' })
  if (taken.length > 0) await addLine(writer, touched, { kind: 'taken_back', because: 'released' })
  await addLine(writer, touched, { kind: 'ended', because })
  await noteEvents(writer, [{ customerId, kind: 'enrolment_ended', subjectId: enrolmentId }], { now })
}

async function addLine(
  writer: Writer,
  touched: EnrolmentTouched,
  { kind, step = null, because }: { kind: string; step?: string | null; because: string | null },
): Promise<void> {
  await sql`
    WITH counted AS (
      UPDATE enrolments SET entries = 1 + coalesce((SELECT max(l.entry_no) FROM enrolment_entries l
        WHERE l.customer_id = enrolments.customer_id AND l.enrolment_id = enrolments.enrolment_id), 0) WHERE ${its(touched)} RETURNING customer_id, enrolment_id, entries, step_id, due_at
    )
    INSERT INTO enrolment_entries (customer_id, enrolment_id, entry_no, at, kind, step_id, by_whom, because, next_step_id, next_at)
    SELECT customer_id, enrolment_id, entries, ${touched.now}::timestamptz, ${kind}, ${step}, ${touched.by}, ${because}, step_id, due_at
    FROM counted`.execute(writer)
}
