import { sql } from 'kysely'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import type { TouchResult } from '#domain/touch/touch-result.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { removeTouch } from '#store/desk.ts'
import { refreshHistories } from '#store/histories.ts'
import type { MessageKey } from '#store/messages-to-send.ts'
import type { Writer } from '#store/transaction.ts'

/** The numbering of touches that come of messages; no file has it. */
const ownSource = 'longrange-messages'

const messagePrefix = 'message-'

/** The touch of a message, as `touches` numbers it. */
export function touchOfMessage(messageId: number): string {
  return `${messagePrefix}${messageId}`
}

/** The same of a message `m`, as SQL. */
export const messageTouchNo = sql`${sql.lit(messagePrefix)} || m.message_id`

export interface KeptTouch {
  readonly customerId: number
  /** Unique in the group: the same one again changes its result and nothing else. */
  readonly touchNo: string
  readonly at: Instant
  readonly channel: TouchChannel
  readonly direction: 'in' | 'out'
  readonly purpose: TouchPurpose | null
  readonly result: TouchResult
  readonly note: string | null
}

/** Keeps a contact that a message was, or what is known of it since; scores and rules read it from then on. */
export async function keepTouch(writer: Writer, groupId: number, touch: KeptTouch): Promise<void> {
  await sql`
    INSERT INTO sources (group_id, name) VALUES (${groupId}, ${ownSource}) ON CONFLICT (group_id, name) DO NOTHING`.execute(
    writer,
  )
  const source = sql`(SELECT source_id FROM sources WHERE group_id = ${groupId} AND name = ${ownSource})`
  await sql`
    INSERT INTO record_keys (source_id, kind, record_no, customer_id) VALUES (${source}, 'touch', ${touch.touchNo}, ${touch.customerId})
    ON CONFLICT DO NOTHING`.execute(writer)
  await sql`
    INSERT INTO touches (customer_id, source_id, touch_no, touched_on, touched_at, channel, direction, purpose, result, note)
    SELECT ${touch.customerId}, ${source}, ${touch.touchNo},
      (${touch.at}::timestamptz AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date, ${touch.at}::timestamptz,
      ${touch.channel}, ${touch.direction}, ${touch.purpose}, ${touch.result}, ${touch.note}
    FROM customers c LEFT JOIN centres z ON z.centre_id = c.home_centre_id WHERE c.customer_id = ${touch.customerId}
    ON CONFLICT (customer_id, source_id, touch_no) DO UPDATE SET result = excluded.result`.execute(writer)
  await refreshHistories(writer, sql`(SELECT ${touch.customerId}::bigint AS customer_id)`)
}

/** Takes back the contact that a message was thought to be, where there is one. */
export async function removeMessageTouch(
  writer: Writer,
  groupId: number,
  { customerId, messageId }: MessageKey,
): Promise<void> {
  await removeTouch(writer, { groupId, customerId, touchNo: touchOfMessage(messageId), source: ownSource })
  await refreshHistories(writer, sql`(SELECT ${customerId}::bigint AS customer_id)`)
}

/** What the touch of a message is made of, as it stands. */
export async function messageContact(
  writer: Writer,
  { customerId, messageId }: MessageKey,
): Promise<{ channel: TouchChannel; purpose: TouchPurpose; sentAt: Instant | null } | null> {
  const { rows } = await sql<{ channel: TouchChannel; purpose: TouchPurpose; sentAt: Instant | null }>`
    SELECT channel, purpose, sent_at AS "sentAt" FROM messages WHERE customer_id = ${customerId} AND message_id = ${messageId}`.execute(
    writer,
  )
  return rows[0] ?? null
}
