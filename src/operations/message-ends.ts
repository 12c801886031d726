import { randomInt } from 'node:crypto'
import type { Dispatch } from '#channels/carrier.ts'
import type { MessageReason, MessageState } from '#domain/contact/message-state.ts'
import { type SendingPolicy, waitMinutes } from '#domain/contact/sending-settings.ts'
import type { TouchResult } from '#domain/touch/touch-result.ts'
import { instantOf, millisOf, minuteMillis, type Instant } from '#domain/working-time/instant.ts'
import type { Store } from '#store/connect.ts'
import { keepTouch, messageContact, touchOfMessage } from '#store/message-touches.ts'
import { endMessage, interruptedMessages, type MessageEnd } from '#store/messages-to-send.ts'
import { noteEvents } from '#store/outgoing-events.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import type { Post } from '#operations/post.ts'

type End = Omit<MessageEnd, 'customerId' | 'messageId'>

/** What a provider's answer makes of a message. */
export function endOf(
  dispatch: Dispatch,
  { attempts, policy, now }: { attempts: number; policy: SendingPolicy; now: Instant },
): End {
  switch (dispatch.outcome) {
    case 'sent':
    case 'handed_over':
      return { state: dispatch.outcome, because: null, ref: dispatch.ref }
    case 'kept':
      return { state: 'not_sent', because: 'kept_in_outbox' }
    case 'uncertain':
      return { state: 'uncertain', because: 'no_answer', providerSaid: dispatch.said }
    case 'rejected': {
      const because = dispatch.because === 'refused' ? 'provider_refused' : 'bad_address'
      return { state: 'failed', because, providerSaid: dispatch.said }
    }
    case 'later': {
      const minutes = waitMinutes(attempts, { ...dispatch, chance: randomInt(1000) / 1000 }, policy)
      if (minutes === null) return { state: 'failed', because: 'gave_up', providerSaid: dispatch.said }
      const notBefore = instantOf(Math.ceil(millisOf(now) + minutes * minuteMillis))
      return { state: 'waiting', because: 'provider_away', providerSaid: dispatch.said, notBefore }
    }
  }
}

/** What customers heard of a message that stands there; nothing where they have heard nothing, or nobody knows. */
const touchResults: Readonly<Partial<Record<MessageState, TouchResult>>> = {
  sent: 'delivered',
  delivered: 'delivered',
  read: 'read',
}

interface Ending {
  readonly store: Store
  readonly groupId: number
  readonly clock: () => Instant
}

/** Keeps where a message stands, and with it the contact that it was and what programs outside are told. */
export async function keepEnd(
  { store, groupId, clock }: Ending,
  end: MessageEnd,
  from: readonly MessageState[],
): Promise<MessageState | null> {
  const now = clock()
  const isKept = await inTransaction(store, (writer) => writeEnd(writer, end, { groupId, from, now }))
  return isKept ? end.state : null
}

/** As `keepEnd`, within a transaction; false where the message has gone on meanwhile. Programs outside hear of it at `tellFrom`. */
export async function writeEnd(
  writer: Writer,
  end: MessageEnd,
  {
    groupId,
    from,
    now,
    tellFrom = now,
  }: { groupId: number; from: readonly MessageState[]; now: Instant; tellFrom?: Instant },
): Promise<boolean> {
  if (!(await endMessage(writer, end, { from, now }))) return false
  const result = end.because === 'bad_address' ? 'bounced' : touchResults[end.state]
  if (result !== undefined) await touch(writer, end, { groupId, result, now })
  if (end.state !== 'waiting') {
    const event = { customerId: end.customerId, kind: 'message_state', subjectId: end.messageId } as const
    await noteEvents(writer, [event], { now, notBefore: tellFrom })
  }
  return true
}

async function touch(
  writer: Writer,
  { customerId, messageId }: MessageEnd,
  { groupId, result, now }: { groupId: number; result: TouchResult; now: Instant },
): Promise<void> {
  const of = await messageContact(writer, { customerId, messageId })
  if (of === null) return
  const { channel, purpose, sentAt } = of
  const kept = { customerId, channel, purpose, result, direction: 'out', note: null } as const
  await keepTouch(writer, groupId, { ...kept, touchNo: touchOfMessage(messageId), at: sentAt ?? now })
}

/** What becomes of messages whose sender died while they were going. */
export async function settleInterrupted(
  store: Store,
  asked: { groupId: number; claimedBefore: Instant; clock: () => Instant; post: Post },
): Promise<void> {
  const { groupId, post, clock } = asked
  for (const { carrier, ...key } of await interruptedMessages(store.reader, asked)) {
    const because: MessageReason = 'interrupted'
    const mayGoAgain = post.carriers.byId(carrier)?.knowsKeys === true
    await keepEnd({ store, groupId, clock }, { ...key, state: mayGoAgain ? 'waiting' : 'uncertain', because }, [
      'sending',
    ])
  }
}
