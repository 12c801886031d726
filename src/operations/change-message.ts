import type { AuditAction } from '#domain/access/audit-action.ts'
import type { Scope } from '#domain/access/viewer.ts'
import { mayChange, type MessageChange, type MessageReason, type MessageState } from '#domain/contact/message-state.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { type ListedMessage, messageIn } from '#store/messages.ts'
import { inTransaction } from '#store/transaction.ts'
import { writeEnd } from '#operations/message-ends.ts'

export type MessageRefusal =
  | { readonly fault: 'no-such-message' }
  /** It has gone on meanwhile, or was never at a point where this can be done. */
  | { readonly fault: 'message-gone-on' }

const changes: Readonly<
  Record<MessageChange, { state: MessageState; because: MessageReason | null; action: AuditAction }>
> = {
  sentAgain: { state: 'waiting', because: null, action: 'message-sent-again' },
  markedSent: { state: 'sent', because: 'by_hand', action: 'message-marked-sent' },
  markedNotSent: { state: 'not_sent', because: 'advisor_did_not', action: 'message-marked-not-sent' },
  cancelled: { state: 'cancelled', because: 'cancelled_by_hand', action: 'message-cancelled' },
}

/**
 * A person has a message sent again, says that they sent it themselves or did not, or takes it back. Sent again it goes under the same
 * key, and the rules of contact are asked again.
 */
export async function changeMessage(
  store: Store,
  of: {
    readonly scope: Scope
    readonly messageId: number
    readonly change: MessageChange
    readonly by: string
    readonly now: Instant
  },
): Promise<ListedMessage | MessageRefusal> {
  return inTransaction(store, async (writer) => {
    const { scope, messageId, change, by, now } = of
    const { groupId } = scope
    const message = await messageIn(writer, scope, messageId)
    if (message === null) return { fault: 'no-such-message' }
    const { action, ...to } = changes[change]
    const end = { ...message, ...to, ...(change === 'sentAgain' ? { notBefore: now } : {}) }
    const isDone =
      mayChange(message.state, change) && (await writeEnd(writer, end, { groupId, from: [message.state], now }))
    if (!isDone) return { fault: 'message-gone-on' }
    await audit(writer, { groupId, actor: by, action, subject: `message ${messageId}` })
    return (await messageIn(writer, scope, messageId)) ?? { fault: 'no-such-message' }
  })
}
