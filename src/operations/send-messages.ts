import type { Carrier, Outgoing } from '#channels/carrier.ts'
import { paced } from '#channels/pace.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { ContactHistory } from '#domain/contact/contact-history.ts'
import type { HeldBack } from '#domain/contact/held-back.ts'
import { mayContact } from '#domain/contact/may-contact.ts'
import type { MessageState } from '#domain/contact/message-state.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import { instantOf, millisOf, minuteMillis, type Instant } from '#domain/working-time/instant.ts'
import { localTimeOf } from '#domain/working-time/local-time.ts'
import type { Store } from '#store/connect.ts'
import { contactHistories } from '#store/contact-history.ts'
import {
  type Addresses,
  addressesFor,
  beginSending,
  type ClaimedMessage,
  claimMessages,
} from '#store/messages-to-send.ts'
import { countSalesShares } from '#store/sales-shares.ts'
import { inTransaction } from '#store/transaction.ts'
import { endOf, keepEnd, settleInterrupted } from '#operations/message-ends.ts'
import { type Policies, policiesOf } from '#operations/policies.ts'
import type { Post } from '#operations/post.ts'
import { refreshCustomers } from '#operations/refresh-customer.ts'

export interface SendingAsked {
  readonly groupId: number
  /** What counts as now for the group, and moves on while messages go. */
  readonly clock: () => Instant
  readonly post: Post
}

/** How many messages came to stand where. */
export type SendReport = Partial<Record<MessageState, number>>

/** So many are taken at once; others may be at work on the rest. */
const batchSize = 40
/** So many are under way at once. */
const lanes = 4
/** Who has taken a message and not begun with it by then has let go of it. */
const claimMillis = 10 * minuteMillis
/** One run ends after so long, ms; the next one goes on. */
const longestRun = 50_000

/**
 * Sends what is due: the rules of contact are asked again, addresses looked up, and each message is written down as going
 * before it goes. What was going when a process died is uncertain, unless its provider knows it again by its key.
 */
export async function sendMessages(store: Store, asked: SendingAsked): Promise<SendReport> {
  const report: SendReport = {}
  const room = await openSendingRoom(store, asked)
  const until = performance.now() + longestRun
  await settleInterrupted(store, { ...room, claimedBefore: before(asked.clock(), claimMillis) })
  while (performance.now() < until) {
    const now = asked.clock()
    const claim = { groupId: asked.groupId, now, claimedBefore: before(now, claimMillis), most: batchSize }
    const claimed = await inTransaction(store, (writer) => claimMessages(writer, claim))
    if (claimed.length === 0) break
    await sendBatch(room, claimed, (state) => (report[state] = (report[state] ?? 0) + 1))
  }
  return report
}

export interface SendingRoom extends SendingAsked {
  readonly store: Store
  readonly policies: Policies
  readonly turn: (carrier: Carrier) => Promise<void>
}

async function openSendingRoom(store: Store, asked: SendingAsked): Promise<SendingRoom> {
  const policies = await policiesOf(store.reader, asked.groupId)
  const today = localTimeOf(asked.clock(), homeZone).on
  const since = addDays(today, -policies.of(null).contact.salesShareDays)
  await inTransaction(store, (writer) => countSalesShares(writer, { groupId: asked.groupId, since, today }))
  const turns = new Map<string, () => Promise<void>>()
  const turn = ({ id, perSecond }: Carrier): Promise<void> => {
    const own = turns.get(id) ?? paced(perSecond)
    turns.set(id, own)
    return own()
  }
  return { ...asked, store, policies, turn }
}

/** Days of a group are China's where nothing else is said; what is due at a centre is decided in its own zone. */
const homeZone = 'Asia/Shanghai'

function before(now: Instant, millis: number): Instant {
  return instantOf(millisOf(now) - millis)
}

async function sendBatch(
  room: SendingRoom,
  claimed: readonly ClaimedMessage[],
  count: (state: MessageState) => void,
): Promise<void> {
  const ids = claimed.map(({ customerId }) => customerId)
  const today = localTimeOf(room.clock(), homeZone).on
  const shareSince = addDays(today, -room.policies.of(null).contact.salesShareDays)
  const { reader } = room.store
  const histories = await contactHistories(reader, { groupId: room.groupId, customerIds: ids, today, shareSince })
  const addresses = await addressesFor(reader, ids)
  const waiting = [...claimed]
  const reached: number[] = []
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const of = { history: histories.get(next.customerId), addresses: addresses.get(next.customerId) }
      const state = await sendOne(room, next, of)
      if (state !== null) count(state)
      if (state === 'sent') reached.push(next.customerId)
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  if (reached.length > 0) await refreshCustomers(room.store, { groupId: room.groupId, customerIds: reached, today })
}

interface OnFile {
  readonly history: ContactHistory | undefined
  readonly addresses: Addresses | undefined
}

/** Answers where the message stands then; null = it was taken back in the meantime. */
async function sendOne(room: SendingRoom, message: ClaimedMessage, of: OnFile): Promise<MessageState | null> {
  const now = room.clock()
  const to = of.addresses === undefined ? null : addressOn(message.channel, of.addresses)
  const held = whyHeld(room, message, { ...of, to, now })
  if (held !== null) return keepEnd(room, { ...message, ...held }, ['waiting'])
  const carrier = room.post.carriers.of(message.channel)
  await room.turn(carrier)
  const going = { carrier: carrier.id, now: room.clock() }
  if (!(await inTransaction(room.store, (writer) => beginSending(writer, message, going)))) return null
  const outgoing: Outgoing = { ...message, to: to ?? '', advisorWecom: of.addresses?.advisorWecom ?? null }
  const policy = room.policies.of(message.centreId).sending
  const end = endOf(await carrier.send(outgoing), { attempts: message.attempts + 1, policy, now: room.clock() })
  return keepEnd(room, { ...message, ...end }, ['sending'])
}

function addressOn(channel: TouchChannel, { phone, wechat, email, customerNo }: Addresses): string | null {
  const addresses = { phone, sms: phone, wechat, email, app: customerNo, in_person: customerNo }
  return addresses[channel]
}

type Held = { state: 'not_sent' | 'waiting'; because: HeldBack['because'] | 'too_late'; notBefore?: Instant }

function whyHeld(
  { policies }: SendingRoom,
  message: ClaimedMessage,
  { history, to, now }: { history: ContactHistory | undefined; to: string | null; now: Instant },
): Held | null {
  const { channel, purpose, playbookId, ownServiceOn, content, isSafetyRecall, lastOn, zone } = message
  if (lastOn !== null && localTimeOf(now, zone).on > lastOn) return { state: 'not_sent', because: 'too_late' }
  if (history === undefined || to === null) return { state: 'not_sent', because: 'no_address' }
  const asked = { channel, purpose, playbookId, ownServiceOn, content, isSafetyRecall }
  const held = mayContact(asked, history, policies.of(message.centreId), now)
  if (held === null) return null
  if (held.until === undefined) return { state: 'not_sent', because: held.because }
  return isAfter(held.until, lastOn, zone)
    ? { state: 'not_sent', because: held.because }
    : { state: 'waiting', because: held.because, notBefore: held.until }
}

/** By then it would make no sense any more. */
function isAfter(until: Instant, lastOn: Day | null, zone: string): boolean {
  return lastOn !== null && localTimeOf(until, zone).on > lastOn
}
