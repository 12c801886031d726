import type { MessageReason, MessageState } from '#domain/contact/message-state.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import { millisOf, type Instant } from '#domain/working-time/instant.ts'
import { readPhone } from '#intake/values/phone.ts'
import type { Store } from '#store/connect.ts'
import { customerByAddress, messageByRef } from '#store/inbound.ts'
import { keepTouch } from '#store/message-touches.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { writeEnd } from '#operations/message-ends.ts'

/** What a provider tells us: what became of a message of ours, or what a customer wrote. */
export type InboundEvent =
  | { readonly kind: 'receipt'; readonly ref: string; readonly state: ReceiptState; readonly said?: string | undefined }
  | {
      readonly kind: 'message'
      /** The provider's own: the same one again is the same message. */
      readonly id: string
      readonly from: string
      readonly text: string
      readonly at: Instant
    }

export const receiptStates = ['delivered', 'read', 'bounced', 'failed'] as const
export type ReceiptState = (typeof receiptStates)[number]

export interface Received {
  /** Told once, or once more. */
  readonly taken: number
  /** Of messages that are not ours, or of nobody whom we know. */
  readonly unknown: number
  readonly customerIds: readonly { readonly groupId: number; readonly customerId: number }[]
}

/** Takes receipts and replies; what was told before changes nothing. */
export async function takeInbound(
  store: Store,
  { channel, events, now }: { channel: TouchChannel; events: readonly InboundEvent[]; now: Instant },
): Promise<Received> {
  const whose: { groupId: number; customerId: number }[] = []
  for (const event of events) {
    const known = await inTransaction(store, (writer) =>
      event.kind === 'receipt'
        ? takeReceipt(writer, { channel, event, now })
        : takeReply(writer, { channel, event, now }),
    )
    if (known !== null) whose.push(known)
  }
  return { taken: whose.length, unknown: events.length - whose.length, customerIds: whose }
}

type Known = { readonly groupId: number; readonly customerId: number } | null

const meanings: Readonly<Record<ReceiptState, { state: MessageState; because: MessageReason | null }>> = {
  delivered: { state: 'delivered', because: null },
  read: { state: 'read', because: null },
  bounced: { state: 'failed', because: 'bad_address' },
  failed: { state: 'failed', because: 'provider_refused' },
}

/** A receipt that comes late takes nothing back: read stays read. It also settles what was uncertain. */
const before: Readonly<Record<ReceiptState, readonly MessageState[]>> = {
  delivered: ['sending', 'handed_over', 'sent', 'uncertain'],
  read: ['sending', 'handed_over', 'sent', 'uncertain', 'delivered'],
  bounced: ['sending', 'handed_over', 'sent', 'uncertain'],
  failed: ['sending', 'handed_over', 'sent', 'uncertain'],
}

async function takeReceipt(
  writer: Writer,
  { channel, event, now }: { channel: TouchChannel; event: Extract<InboundEvent, { kind: 'receipt' }>; now: Instant },
): Promise<Known> {
  const message = await messageByRef(writer, channel, event.ref)
  if (message === null) return null
  const { groupId } = message
  const end = { ...message, ...meanings[event.state], providerSaid: event.said?.slice(0, 300) ?? null }
  await writeEnd(writer, end, { groupId, from: before[event.state], now })
  return message
}

/** What a customer writes is a contact that they made; a clock of the provider's that is ahead makes none to come. */
async function takeReply(
  writer: Writer,
  { channel, event, now }: { channel: TouchChannel; event: Extract<InboundEvent, { kind: 'message' }>; now: Instant },
): Promise<Known> {
  const { id, from, text, at } = event
  const isNumber = channel === 'sms' || channel === 'phone'
  const whose = await customerByAddress(writer, channel, isNumber ? asKept(from) : from)
  if (whose === null) return null
  await keepTouch(writer, whose.groupId, {
    customerId: whose.customerId,
    touchNo: `inbound-${channel}-${id}`,
    at: millisOf(at) > millisOf(now) ? now : at,
    channel,
    direction: 'in',
    purpose: null,
    result: 'replied',
    note: text,
  })
  return whose
}

/** A number as files of customers have it. */
function asKept(number: string): string {
  const read = readPhone(number)
  return typeof read === 'string' ? read : number
}
