import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { MessageState } from '#domain/contact/message-state.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** A message as the outbox shows it. Names are personal. */
export interface ListedMessage {
  readonly messageId: number
  readonly customerId: number
  readonly name: string | null
  readonly channel: TouchChannel
  readonly purpose: TouchPurpose
  readonly playbookId: string | null
  readonly subject: string | null
  readonly body: string
  readonly state: MessageState
  /** A code of `messageReasonLabels`, or of the engine's. */
  readonly because: string | null
  readonly providerSaid: string | null
  readonly carrier: string | null
  readonly madeAt: Instant
  readonly notBefore: Instant
  readonly changedAt: Instant
  readonly attempts: number
}

const columns = sql`
  m.message_id AS "messageId", m.customer_id AS "customerId", p.name, m.channel, m.purpose, m.playbook_id AS "playbookId", m.subject, m.body,
  m.state, m.because, m.provider_said AS "providerSaid", m.carrier, m.made_at AS "madeAt", m.not_before AS "notBefore",
  m.changed_at AS "changedAt", m.attempts`

export interface MessageFilter {
  readonly states: readonly MessageState[]
  readonly channels: readonly TouchChannel[]
  readonly customerId: number | null
}

/** The place behind which a list goes on. */
export interface MessagePlace {
  readonly madeAt: Instant
  readonly messageId: number
}

/** Messages to customers at home in the scope, the newest first, behind a place; empty lists of a filter mean all. */
export async function messagesIn(
  reader: Reader,
  scope: Scope,
  { filter, after, most }: { filter: MessageFilter; after: MessagePlace | null; most: number },
): Promise<ListedMessage[]> {
  const behind =
    after === null
      ? sql`true`
      : sql`(m.made_at, m.message_id) < (${after.madeAt}::timestamptz, ${after.messageId}::bigint)`
  const { rows } = await sql<ListedMessage>`
    SELECT ${columns} FROM messages m JOIN customers c USING (customer_id) LEFT JOIN people p USING (customer_id)
    WHERE m.group_id = ${scope.groupId} AND ${atHome(scope)} AND ${fits(filter)} AND ${behind}
    ORDER BY m.made_at DESC, m.message_id DESC LIMIT ${most}`.execute(reader)
  return rows
}

/** How many messages stand where, each counted up to `most` and no further. */
export async function messageCounts(
  reader: Reader,
  scope: Scope,
  most: number,
): Promise<ReadonlyMap<MessageState, number>> {
  const { rows } = await sql<{ state: MessageState; count: number }>`
    SELECT s.state, counted.count FROM unnest(ARRAY['waiting', 'handed_over', 'uncertain', 'failed', 'not_sent']) AS s (state)
    CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM (
      SELECT FROM messages m JOIN customers c USING (customer_id) WHERE m.group_id = ${scope.groupId} AND ${atHome(scope)} AND m.state = s.state LIMIT ${most}
    ) found) counted`.execute(reader)
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** One message; null where it is not there, or not in the scope. */
export async function messageIn(reader: Reader, scope: Scope, messageId: number): Promise<ListedMessage | null> {
  const { rows } = await sql<ListedMessage>`
    SELECT ${columns} FROM messages m JOIN customers c USING (customer_id) LEFT JOIN people p USING (customer_id)
    WHERE m.message_id = ${messageId} AND ${atHome(scope)}`.execute(reader)
  return rows[0] ?? null
}

function fits({ states, channels, customerId }: MessageFilter): RawBuilder<unknown> {
  const parts = [
    states.length === 0 ? null : sql`m.state = ANY (${states}::text[])`,
    channels.length === 0 ? null : sql`m.channel = ANY (${channels}::text[])`,
    customerId === null ? null : sql`m.customer_id = ${customerId}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` AND `)
}
