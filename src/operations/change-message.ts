import type { AuditAction } from '#domain/access/audit-action.ts'
import type { Scope } from '#domain/access/viewer.ts'
import { mayChange, type MessageChange, type MessageReason, type MessageState } from '#domain/contact/message-state.ts'
import { undoMinutes } from '#domain/task/task-settings.ts'
import { instantOf, millisOf, minuteMillis, type Instant } from '#domain/working-time/instant.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { removeMessageTouch } from '#store/message-touches.ts'
import { type ListedMessage, messageIn } from '#store/messages.ts'
import type { MessageEnd } from '#store/messages-to-send.ts'
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
  takenBack: { state: 'handed_over', because: null, action: 'message-word-taken-back' },
}

/**
 * A person has a message sent again, says that they sent it themselves or did not, takes that back, or cancels it. Sent again it goes
 * under the same key, and the rules of contact are asked again. Programs outside hear what an advisor said once it can no
 * longer be taken back.
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
    if (!mayChange(message, change, now)) return { fault: 'message-gone-on' }
    const { end, tellFrom } = changed(message, change, now)
    const isDone = await writeEnd(writer, end, { groupId, from: [message.state], now, tellFrom })
    if (!isDone) return { fault: 'message-gone-on' }
    if (change === 'takenBack') await removeMessageTouch(writer, groupId, message)
    await audit(writer, { groupId, actor: by, action: changes[change].action, subject: `message ${messageId}` })
    return (await messageIn(writer, scope, messageId)) ?? { fault: 'no-such-message' }
  })
}

/** Where a change leaves a message, and from when on programs outside hear of it. */
function changed(
  { customerId, messageId, state: from, providerSaid }: ListedMessage,
  change: MessageChange,
  now: Instant,
): { readonly end: MessageEnd; readonly tellFrom: Instant } {
  const { state, because } = changes[change]
  const end = { customerId, messageId, state, because, providerSaid }
  if (change === 'sentAgain') return { end: { ...end, notBefore: now }, tellFrom: now }
  if (from !== 'handed_over' || change === 'cancelled') return { end, tellFrom: now }
  const tellFrom = instantOf(millisOf(now) + undoMinutes * minuteMillis)
  return { end: state === 'sent' ? { ...end, because: 'advisor_did' } : end, tellFrom }
}
