import { sql } from 'kysely'
import type { MessageState } from '#domain/contact/message-state.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { MessageKey } from '#store/messages-to-send.ts'
import type { Reader } from '#store/transaction.ts'

/** A message by the number that its provider gave it, or by the key that we gave the provider. */
export interface KnownMessage extends MessageKey {
  readonly groupId: number
  readonly state: MessageState
}

export async function messageByRef(reader: Reader, channel: TouchChannel, ref: string): Promise<KnownMessage | null> {
  const { rows } = await sql<KnownMessage>`
    SELECT customer_id AS "customerId", message_id AS "messageId", group_id AS "groupId", state FROM messages
    WHERE group_id IN (SELECT group_id FROM groups) AND provider_ref = ${ref} AND channel = ${channel} LIMIT 2`.execute(
    reader,
  )
  // Two of one number cannot be told apart: neither is meant.
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/** Whose a phone number, WeChat id, mail address or customer number is, as channels name people; null = nobody's, or several people's. */
export async function customerByAddress(
  reader: Reader,
  channel: TouchChannel,
  address: string,
): Promise<{ customerId: number; groupId: number } | null> {
  const column = {
    phone: 'p.phone',
    sms: 'p.phone',
    wechat: 'p.wechat',
    email: 'lower(p.email)',
    app: 'c.customer_no',
  }[channel === 'in_person' ? 'app' : channel]
  const { rows } = await sql<{ customerId: number; groupId: number }>`
    SELECT c.customer_id AS "customerId", c.group_id AS "groupId" FROM people p JOIN customers c USING (customer_id)
    WHERE ${sql.raw(column)} = ${channel === 'email' ? address.toLowerCase() : address} LIMIT 2`.execute(reader)
  return rows.length === 1 ? (rows[0] ?? null) : null
}
