import { sql } from 'kysely'
import type { Instant } from '#domain/working-time/instant.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Something that a program outside may be told of. */
export interface OutgoingEvent {
  readonly customerId: number
  readonly kind: 'task_result' | 'enrolment_ended' | 'message_state'
  /** Number of the result, enrolment or message. */
  readonly subjectId: number
}

/** Notes, in the transaction in which it happens, what programs outside are to be told. `notBefore`: what can be undone waits. */
export async function noteEvents(
  writer: Writer,
  events: readonly OutgoingEvent[],
  { now, notBefore = now }: { now: Instant; notBefore?: Instant },
): Promise<void> {
  if (events.length === 0) return
  await sql`
    INSERT INTO outgoing_events (customer_id, group_id, kind, subject_id, made_at, not_before, changed_at)
    SELECT t.customer_id, c.group_id, t.kind, t.subject_id, ${now}::timestamptz, ${notBefore}::timestamptz, ${now}::timestamptz
    FROM unnest(${events.map(({ customerId }) => customerId)}::bigint[], ${events.map(({ kind }) => kind)}::text[],
      ${events.map(({ subjectId }) => subjectId)}::bigint[]) AS t (customer_id, kind, subject_id)
    JOIN customers c USING (customer_id)`.execute(writer)
}

export interface EventToTell extends OutgoingEvent {
  readonly eventId: number
  /** With this attempt. */
  readonly attempts: number
}

/** Takes events that are due; whoever takes them tells them before `until`, or somebody else does. */
export async function claimEvents(
  writer: Writer,
  { groupId, now, until, most }: { groupId: number; now: Instant; until: Instant; most: number },
): Promise<EventToTell[]> {
  const { rows } = await sql<EventToTell>`
    UPDATE outgoing_events e SET attempts = e.attempts + 1, not_before = ${until}::timestamptz
    FROM (
      SELECT customer_id, event_id FROM outgoing_events
      WHERE group_id = ${groupId} AND state = 'waiting' AND not_before <= ${now}::timestamptz
      ORDER BY not_before LIMIT ${most} FOR UPDATE SKIP LOCKED
    ) due WHERE (e.customer_id, e.event_id) = (due.customer_id, due.event_id)
    RETURNING e.customer_id AS "customerId", e.event_id AS "eventId", e.kind, e.subject_id AS "subjectId", e.attempts`.execute(
    writer,
  )
  return rows
}

export async function endEvent(
  writer: Writer,
  { customerId, eventId }: EventToTell,
  end: { state: 'waiting' | 'sent' | 'failed'; said: string | null; notBefore: Instant; now: Instant },
): Promise<void> {
  await sql`
    UPDATE outgoing_events SET state = ${end.state}, provider_said = ${end.said}, not_before = ${end.notBefore}::timestamptz,
      changed_at = ${end.now}::timestamptz WHERE customer_id = ${customerId} AND event_id = ${eventId}`.execute(writer)
}

/** Forgets what nobody will be told: all that waits where no program is set up, and else what was told by `before`. */
export async function forgetEvents(
  writer: Writer,
  { groupId, before }: { groupId: number; before: Instant | null },
): Promise<void> {
  const gone = before === null ? sql`true` : sql`state <> 'waiting' AND changed_at < ${before}::timestamptz`
  await sql`DELETE FROM outgoing_events WHERE group_id = ${groupId} AND ${gone}`.execute(writer)
}

const customer = sql`'customer', json_build_object('source', s.name, 'number', c.customer_no)`
const whose = sql`JOIN customers c USING (customer_id) JOIN sources s USING (source_id)`

/** What is told of each kind, as it stands now; nothing of somebody's person but their number. No row: it was taken back. */
const contents: Readonly<Record<OutgoingEvent['kind'], (event: OutgoingEvent) => ReturnType<typeof sql>>> = {
  task_result: ({ customerId, subjectId }) => sql`
    SELECT json_build_object(${customer}, 'result', r.result, 'at', r.at, 'churn_reason', r.churn_reason,
      'playbooks', (SELECT coalesce(json_agg(DISTINCT t.playbook_id), '[]') FROM task_reasons t
        WHERE t.customer_id = r.customer_id AND t.reason_id = ANY (r.reason_ids) AND t.playbook_id IS NOT NULL)) AS content
    FROM task_results r ${whose} WHERE customer_id = ${customerId} AND r.result_id = ${subjectId} AND r.undone_at IS NULL`,
  enrolment_ended: ({ customerId, subjectId }) => sql`
    SELECT json_build_object(${customer}, 'playbook', e.playbook_id, 'version', e.version, 'entered_at', e.entered_at,
      'ended_at', e.ended_at, 'ending', e.ending, 'because', e.because) AS content
    FROM enrolments e ${whose} WHERE customer_id = ${customerId} AND e.enrolment_id = ${subjectId} AND e.ended_at IS NOT NULL`,
  message_state: ({ customerId, subjectId }) => sql`
    SELECT json_build_object(${customer}, 'message', m.message_id, 'playbook', m.playbook_id, 'channel', m.channel, 'purpose', m.purpose,
      'state', m.state, 'because', m.because, 'at', m.changed_at) AS content
    FROM messages m ${whose} WHERE customer_id = ${customerId} AND m.message_id = ${subjectId}`,
}

/** What a program is told of an event; null = there is nothing to tell any more. */
export async function eventContent(reader: Reader, event: OutgoingEvent): Promise<object | null> {
  const { rows } = await (contents[event.kind](event) as ReturnType<typeof sql<{ content: object }>>).execute(reader)
  return rows[0]?.content ?? null
}
