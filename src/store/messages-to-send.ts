import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { MessageReason, MessageState } from '#domain/contact/message-state.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import type { Reader, Writer } from '#store/transaction.ts'

export interface MessageKey {
  readonly customerId: number
  readonly messageId: number
}

/** A message that a sender has taken. */
export interface ClaimedMessage extends MessageKey {
  readonly centreId: number
  readonly zone: string
  readonly channel: TouchChannel
  readonly purpose: TouchPurpose
  readonly playbookId: string | null
  readonly content: string
  readonly subject: string | null
  readonly body: string
  readonly ownServiceOn: Day | null
  readonly lastOn: Day | null
  readonly isSafetyRecall: boolean
  /** Before this one. */
  readonly attempts: number
  readonly key: string
}

/**
 * Takes messages that are due, at most one of each customer: what is decided of the next one hangs on what became of this
 * one. Of several senders each message is one's; who has not begun with one by `claimedBefore` has let go of it.
 */
export async function claimMessages(
  writer: Writer,
  { groupId, now, claimedBefore, most }: { groupId: number; now: Instant; claimedBefore: Instant; most: number },
): Promise<ClaimedMessage[]> {
  const free = sql`m.state = 'waiting' AND (m.claimed_at IS NULL OR m.claimed_at < ${claimedBefore}::timestamptz)`
  // Whom another sender, or the engine, is at work on waits: this holds them until the claim is kept.
  const { rows: held } = await sql<{ id: number }>`
    SELECT c.customer_id AS id FROM customers c WHERE c.customer_id IN (
      SELECT m.customer_id FROM messages m WHERE m.group_id = ${groupId} AND ${free} AND m.not_before <= ${now}::timestamptz
        AND NOT EXISTS (${otherUnderWay(claimedBefore)})
      ORDER BY m.not_before LIMIT ${most * 4}
    ) LIMIT ${most} FOR NO KEY UPDATE SKIP LOCKED`.execute(writer)
  if (held.length === 0) return []
  const { rows } = await sql<ClaimedMessage>`
    WITH first AS (
      SELECT DISTINCT ON (m.customer_id) m.customer_id, m.message_id FROM messages m
      WHERE m.customer_id = ANY (${held.map(({ id }) => id)}::bigint[]) AND m.group_id = ${groupId} AND ${free}
        AND m.not_before <= ${now}::timestamptz AND NOT EXISTS (${otherUnderWay(claimedBefore)})
      ORDER BY m.customer_id, m.is_safety_recall DESC, m.not_before, m.message_id
    )
    UPDATE messages m SET claimed_at = ${now}::timestamptz FROM first f
    WHERE (m.customer_id, m.message_id) = (f.customer_id, f.message_id)
    RETURNING m.customer_id AS "customerId", m.message_id AS "messageId", m.centre_id AS "centreId", m.channel, m.purpose,
      m.playbook_id AS "playbookId", m.content, m.subject, m.body, m.own_service_on AS "ownServiceOn", m.last_on AS "lastOn",
      m.is_safety_recall AS "isSafetyRecall", m.attempts, m.idempotency_key AS key,
      coalesce((SELECT z.zone FROM centres z WHERE z.centre_id = m.centre_id), 'Asia/Shanghai') AS zone`.execute(writer)
  return rows
}

function otherUnderWay(claimedBefore: Instant) {
  return sql`
    SELECT FROM messages o WHERE o.customer_id = m.customer_id AND o.message_id <> m.message_id
      AND (o.state = 'sending' OR (o.state = 'waiting' AND o.claimed_at >= ${claimedBefore}::timestamptz))`
}

/** Says that a message goes now; false where it was taken back meanwhile. From here on only its end may follow. */
export async function beginSending(
  writer: Writer,
  { customerId, messageId }: MessageKey,
  { carrier, now }: { carrier: string; now: Instant },
): Promise<boolean> {
  const { rows } = await sql<{ ours: boolean }>`
    UPDATE messages SET state = 'sending', carrier = ${carrier}, claimed_at = ${now}::timestamptz, changed_at = ${now}::timestamptz,
      attempts = attempts + 1, because = NULL, provider_said = NULL
    WHERE customer_id = ${customerId} AND message_id = ${messageId} AND state = 'waiting' RETURNING true AS ours`.execute(
    writer,
  )
  return rows.length > 0
}

/** Where a message stands after something happened to it. */
export interface MessageEnd extends MessageKey {
  readonly state: MessageState
  readonly because: MessageReason | null
  readonly providerSaid?: string | null
  readonly ref?: string | null
  /** For `waiting`: when it is tried, or asked about, again. */
  readonly notBefore?: Instant
}

/** Writes down where a message stands now; false where it is no longer in one of the states it is meant to come from. */
export async function endMessage(
  writer: Writer,
  end: MessageEnd,
  { from, now }: { from: readonly MessageState[]; now: Instant },
): Promise<boolean> {
  const hasLeft = end.state === 'sent' || end.state === 'handed_over'
  const { rows } = await sql<{ done: boolean }>`
    UPDATE messages SET state = ${end.state}, because = ${end.because}, provider_said = ${end.providerSaid ?? null},
      provider_ref = coalesce(${end.ref ?? null}, provider_ref), not_before = coalesce(${end.notBefore ?? null}::timestamptz, not_before),
      claimed_at = NULL, changed_at = ${now}::timestamptz,
      sent_at = CASE WHEN ${hasLeft} THEN ${now}::timestamptz ELSE sent_at END
    WHERE customer_id = ${end.customerId} AND message_id = ${end.messageId} AND state = ANY (${from}::text[])
    RETURNING true AS done`.execute(writer)
  return rows.length > 0
}

/** Messages whose sender never came back with an answer. */
export async function interruptedMessages(
  reader: Reader,
  { groupId, claimedBefore }: { groupId: number; claimedBefore: Instant },
): Promise<(MessageKey & { readonly carrier: string })[]> {
  const { rows } = await sql<MessageKey & { carrier: string }>`
    SELECT customer_id AS "customerId", message_id AS "messageId", coalesce(carrier, '') AS carrier FROM messages
    WHERE group_id = ${groupId} AND state = 'sending' AND claimed_at < ${claimedBefore}::timestamptz`.execute(reader)
  return rows
}

/** After a restore: what was due by now may have gone after the backup was made. A person says whether it goes again. */
export async function doubtMessagesDue(writer: Writer): Promise<void> {
  const because: MessageReason = 'restored'
  await sql`
    UPDATE messages SET state = 'uncertain', because = ${because}, claimed_at = NULL, changed_at = now()
    WHERE state = 'sending' OR (state = 'waiting' AND not_before <= now())`.execute(writer)
}

/** Ways to reach a customer, for the moment of sending. Personal: kept nowhere else. */
export interface Addresses {
  readonly customerId: number
  readonly customerNo: string
  readonly phone: string | null
  readonly wechat: string | null
  readonly email: string | null
  readonly advisorWecom: string | null
}

export async function addressesFor(
  reader: Reader,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, Addresses>> {
  const { rows } = await sql<Addresses>`
    SELECT c.customer_id AS "customerId", c.customer_no AS "customerNo", p.phone, p.wechat, p.email, a.wecom AS "advisorWecom"
    FROM customers c JOIN people p USING (customer_id) LEFT JOIN staff a ON a.staff_id = c.advisor_id
    WHERE c.customer_id = ANY (${customerIds}::bigint[])`.execute(reader)
  return new Map(rows.map((row) => [row.customerId, row]))
}

/** A message that lies with an advisor, and by what its confirmation is asked for. */
export interface HandedOver extends MessageKey {
  readonly carrier: string
  readonly ref: string | null
  readonly wechat: string | null
  readonly sentAt: Instant
}

/** Those not asked about since `askedBefore`, the longest first. */
export async function handedOver(
  reader: Reader,
  { groupId, askedBefore, most }: { groupId: number; askedBefore: Instant; most: number },
): Promise<HandedOver[]> {
  const { rows } = await sql<HandedOver>`
    SELECT m.customer_id AS "customerId", m.message_id AS "messageId", coalesce(m.carrier, '') AS carrier, m.provider_ref AS ref,
      p.wechat, coalesce(m.sent_at, m.changed_at) AS "sentAt"
    FROM messages m LEFT JOIN people p USING (customer_id)
    WHERE m.group_id = ${groupId} AND m.state = 'handed_over' AND (m.claimed_at IS NULL OR m.claimed_at < ${askedBefore}::timestamptz)
    ORDER BY m.changed_at LIMIT ${most}`.execute(reader)
  return rows
}

/** Notes that a confirmation was asked for. */
export async function noteAskedAbout(writer: Writer, keys: readonly MessageKey[], now: Instant): Promise<void> {
  await sql`
    UPDATE messages m SET claimed_at = ${now}::timestamptz
    FROM unnest(${keys.map(({ customerId }) => customerId)}::bigint[], ${keys.map(({ messageId }) => messageId)}::bigint[]) AS t (customer_id, message_id)
    WHERE (m.customer_id, m.message_id) = (t.customer_id, t.message_id) AND m.state = 'handed_over'`.execute(writer)
}
