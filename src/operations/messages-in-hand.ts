import type { Scope } from '#domain/access/viewer.ts'
import type { MessageInHand } from '#domain/contact/message-in-hand.ts'
import { messageReason } from '#domain/task/message-reason.ts'
import type { KeptReason } from '#domain/task/open-reason.ts'
import { messagesInHandAt, messagesInHandOf } from '#store/messages-in-hand.ts'
import type { WorkOf } from '#store/task-reasons.ts'
import type { Reader } from '#store/transaction.ts'
import { playbooksInForce } from '#operations/playbooks.ts'
import { policiesOf } from '#operations/policies.ts'

/** Whose messages are asked for: somebody's, or those of a whole centre. */
export type MessagesAsked = { readonly work: WorkOf } | { readonly centreId: number }

/** The work that messages in advisors' hands are: nothing of it is kept, where they stand decides. */
export async function messageReasons(reader: Reader, scope: Scope, asked: MessagesAsked): Promise<KeptReason[]> {
  const messages = await ('work' in asked
    ? messagesInHandOf(reader, scope, asked.work)
    : messagesInHandAt(reader, scope, asked.centreId))
  return messages.length === 0 ? [] : reasonsFor(reader, scope.groupId, messages)
}

async function reasonsFor(reader: Reader, groupId: number, messages: readonly MessageInHand[]): Promise<KeptReason[]> {
  const [policies, inForce] = await Promise.all([policiesOf(reader, groupId), playbooksInForce(reader, groupId)])
  const byId = new Map(inForce.map(({ playbook }) => [playbook.id, playbook]))
  const { confirmDays } = policies.of(null).sending
  return messages.map((message) => messageReason(message, byId.get(message.playbookId ?? '') ?? null, confirmDays))
}
