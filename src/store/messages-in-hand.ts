import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { MessageInHand } from '#domain/contact/message-in-hand.ts'
import { atHome } from '#store/scope.ts'
import type { WorkOf } from '#store/task-reasons.ts'
import type { Reader } from '#store/transaction.ts'

/** Messages that somebody has to send and say so: to their own customers and, for a manager, to nobody's at their centre. */
export function messagesInHandOf(reader: Reader, scope: Scope, work: WorkOf): Promise<MessageInHand[]> {
  const nobodys =
    work.managesCentreId === null
      ? sql`false`
      : sql`(c.advisor_id IS NULL AND c.home_centre_id = ${work.managesCentreId})`
  return messagesInHand(reader, scope, sql`(c.advisor_id = ${work.staffId} OR ${nobodys})`)
}

/** The same of everybody at a centre. */
export function messagesInHandAt(reader: Reader, scope: Scope, centreId: number): Promise<MessageInHand[]> {
  return messagesInHand(reader, scope, sql`c.home_centre_id = ${centreId}`)
}

/** Customers chosen by `whom`, a condition on `customers`, aliased `c`. */
async function messagesInHand(reader: Reader, scope: Scope, whom: RawBuilder<unknown>): Promise<MessageInHand[]> {
  const { rows } = await sql<MessageInHand>`
    SELECT m.message_id AS "messageId", m.customer_id AS "customerId", c.customer_no AS "customerNo", src.name AS source,
      c.advisor_id AS "advisorId", c.home_centre_id AS "centreId", coalesce(z.zone, 'Asia/Shanghai') AS zone,
      m.playbook_id AS "playbookId", m.body, m.channel, m.purpose, m.is_safety_recall AS "isSafetyRecall",
      json_build_object('doNotContact', c.do_not_contact, 'consents', coalesce((SELECT json_agg(json_build_object(
        'channel', k.channel, 'purpose', k.purpose, 'state', k.state)) FROM consents k WHERE k.customer_id = c.customer_id), '[]')) AS permission,
      m.provider_ref IS NOT NULL AS "isReported",
      coalesce(m.sent_at, m.changed_at) AS "handedOverAt", m.last_on AS "lastOn"
    FROM messages m JOIN customers c USING (customer_id) JOIN sources src ON src.source_id = c.source_id
      LEFT JOIN centres z ON z.centre_id = c.home_centre_id
    WHERE m.group_id = ${scope.groupId} AND m.state = 'handed_over' AND ${whom} AND ${atHome(scope)}
    ORDER BY m.customer_id, m.message_id`.execute(reader)
  return rows
}
