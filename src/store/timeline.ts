import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Reader } from '#store/transaction.ts'

export const timelineKinds = [
  'visit',
  'survey',
  'complaint',
  'touch',
  'app',
  'note',
  'key_event',
  'promise',
  'interest',
  'task',
  'referral',
  'change',
  'message',
] as const

export type TimelineKind = (typeof timelineKinds)[number]

/** Something that happened between us and a customer. `what` depends on the kind. */
export interface TimelineEntry {
  readonly kind: TimelineKind
  readonly on: Day
  /** Tells entries of one day apart; opaque. */
  readonly key: string
  readonly what: Readonly<Record<string, unknown>>
}

export interface TimelinePlace {
  readonly on: Day
  readonly key: string
}

/** All of one customer is read and put in order: there are hundreds of records at most, and each kind has its own table. */
const everything = (customerId: number) => sql`
  SELECT 'visit' AS kind, o.checked_in_on AS "on", 'v' || o.source_id || ' ' || o.order_no AS key, json_build_object(
    'orderNo', o.order_no, 'centre', z.name, 'kind', o.kind, 'advisor', f.name, 'state', o.state, 'mileageKm', o.mileage_km,
    'model', (SELECT t.model FROM cars t WHERE t.customer_id = o.customer_id AND t.vin = o.vin LIMIT 1),
    'plate', (SELECT t.plate FROM cars t WHERE t.customer_id = o.customer_id AND t.vin = o.vin LIMIT 1),
    'paidFen', coalesce((SELECT sum(l.paid_fen) FROM order_lines l WHERE (l.customer_id, l.source_id, l.order_no)
      = (o.customer_id, o.source_id, o.order_no) AND l.payer = 'customer'), o.paid_fen),
    'lines', (SELECT coalesce(json_agg(json_build_object('category', l.category, 'item', l.item, 'paidFen', l.paid_fen, 'payer', l.payer)
      ORDER BY l.line_no), '[]') FROM order_lines l WHERE (l.customer_id, l.source_id, l.order_no) = (o.customer_id, o.source_id, o.order_no))
  ) AS what
  FROM orders o LEFT JOIN centres z USING (centre_id) LEFT JOIN staff f ON f.staff_id = o.advisor_id WHERE o.customer_id = ${customerId}
  UNION ALL SELECT 'survey', answered_on, 's' || source_id || ' ' || survey_no, json_build_object('score', score, 'comment', comment)
  FROM surveys WHERE customer_id = ${customerId}
  UNION ALL SELECT 'complaint', opened_on, 'c' || source_id || ' ' || complaint_no, json_build_object('severity', severity,
    'reason', reason, 'resolvedOn', resolved_at::date, 'compensationFen', compensation_fen)
  FROM complaints WHERE customer_id = ${customerId}
  UNION ALL SELECT 'touch', touched_on, 't' || source_id || ' ' || touch_no, json_build_object('channel', channel,
    'direction', direction, 'purpose', purpose, 'result', result, 'note', note)
  FROM touches WHERE customer_id = ${customerId}
  UNION ALL SELECT 'app', max(used_on), 'a' || to_char(used_on, 'YYYY-MM'), json_build_object('days', count(*), 'sessions', sum(sessions))
  FROM app_days WHERE customer_id = ${customerId} AND sessions IS DISTINCT FROM 0 GROUP BY to_char(used_on, 'YYYY-MM')
  UNION ALL SELECT n.kind, n.happened_on, 'n' || n.note_id, json_build_object('text', n.text, 'by', f.name)
  FROM customer_notes n LEFT JOIN staff f ON f.staff_id = n.written_by WHERE n.customer_id = ${customerId}
  UNION ALL SELECT 'promise', due_on, 'p' || md5(text), json_build_object('text', text, 'by', made_by, 'state', state)
  FROM promises WHERE customer_id = ${customerId}
  UNION ALL SELECT 'interest', i.recorded_on, 'i' || i.interest_id,
    json_build_object('text', i.text, 'by', f.name, 'state', coalesce(i.settled_as, 'open'))
  FROM interests i LEFT JOIN staff f ON f.staff_id = i.recorded_by WHERE i.customer_id = ${customerId}
  UNION ALL SELECT 'task', coalesce(w.ended_at::date, w.due_on), 'w' || w.reason_id,
    json_build_object('text', w.because ->> 'zh', 'by', f.name, 'isDone', w.state = 'done')
  FROM task_reasons w LEFT JOIN staff f ON f.staff_id = w.written_by
  WHERE w.customer_id = ${customerId} AND w.enrolment_id IS NULL
  UNION ALL SELECT 'referral', referred_on, 'r' || source_id || ' ' || referral_no, json_build_object('referred', referred, 'state', state)
  FROM referrals WHERE customer_id = ${customerId}
  UNION ALL SELECT 'message', (m.changed_at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date, 'm' || m.message_id, json_build_object(
    'channel', m.channel, 'purpose', m.purpose, 'state', m.state, 'because', m.because, 'text', coalesce(m.subject, left(m.body, 60)))
  FROM messages m LEFT JOIN centres z USING (centre_id) WHERE m.customer_id = ${customerId}
    AND m.state IN ('handed_over', 'uncertain', 'failed', 'not_sent', 'cancelled')
  UNION ALL SELECT 'change', changed_on, 'x' || what, json_build_object('what', what, 'before', before, 'after', after)
  FROM standing_changes WHERE customer_id = ${customerId}`

/** What happened with a customer, the latest first, of the kinds wanted, behind a place. */
export async function timelineOf(
  reader: Reader,
  customerId: number,
  asked: { kinds: readonly TimelineKind[]; after: TimelinePlace | null; most: number },
): Promise<TimelineEntry[]> {
  const behind =
    asked.after === null
      ? sql`true`
      : sql`(e."on", e.key COLLATE "C") < (${asked.after.on}::date, ${asked.after.key} COLLATE "C")`
  const { rows } = await sql<TimelineEntry>`
    SELECT e.kind, e."on", e.key, e.what FROM (${everything(customerId)}) e
    WHERE e.kind = ANY (${asked.kinds}::text[]) AND ${behind}
    ORDER BY e."on" DESC, e.key COLLATE "C" DESC LIMIT ${asked.most}`.execute(reader)
  return rows
}
