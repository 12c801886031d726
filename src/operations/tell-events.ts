import { randomInt } from 'node:crypto'
import type { Dispatch } from '#channels/carrier.ts'
import { type SendingPolicy, waitMinutes } from '#domain/contact/sending-settings.ts'
import { dayMillis, instantOf, millisOf, minuteMillis } from '#domain/working-time/instant.ts'
import type { Store } from '#store/connect.ts'
import { claimEvents, endEvent, eventContent, type EventToTell, forgetEvents } from '#store/outgoing-events.ts'
import { inTransaction } from '#store/transaction.ts'
import { policiesOf } from '#operations/policies.ts'
import type { SendingAsked } from '#operations/send-messages.ts'

const batchSize = 50
/** Who has taken events and not told them by then is not going to. */
const claimMillis = 10 * minuteMillis
/** Told events are remembered for so many days. */
const rememberedDays = 30

/** Tells a program outside what has happened, each event at least once under a key of its own; answers how many were told. */
export async function tellEvents(store: Store, asked: SendingAsked): Promise<number> {
  const { groupId, clock, post } = asked
  const now = clock()
  const before = post.tell === null ? null : instantOf(millisOf(now) - rememberedDays * dayMillis)
  await inTransaction(store, (writer) => forgetEvents(writer, { groupId, before }))
  if (post.tell === null) return 0
  const policy = (await policiesOf(store.reader, groupId)).of(null).sending
  const until = instantOf(millisOf(now) + claimMillis)
  const events = await inTransaction(store, (writer) => claimEvents(writer, { groupId, now, until, most: batchSize }))
  let told = 0
  for (const event of events) told += (await tellOne(store, { ...asked, policy }, event)) ? 1 : 0
  return told
}

async function tellOne(
  store: Store,
  { clock, post, policy }: SendingAsked & { policy: SendingPolicy },
  event: EventToTell,
): Promise<boolean> {
  const content = await eventContent(store.reader, event)
  const dispatch: Dispatch =
    content === null || post.tell === null
      ? { outcome: 'sent', ref: null }
      : await post.tell(`event-${event.eventId}`, { kind: event.kind, ...content })
  const end = endOf(dispatch, event.attempts, policy)
  const now = clock()
  const notBefore = instantOf(Math.ceil(millisOf(now) + end.minutes * minuteMillis))
  await inTransaction(store, (writer) => endEvent(writer, event, { ...end, notBefore, now }))
  return content !== null && end.state === 'sent'
}

function endOf(dispatch: Dispatch, attempts: number, policy: SendingPolicy) {
  if (dispatch.outcome === 'sent') return { state: 'sent', said: null, minutes: 0 } as const
  const said = 'said' in dispatch ? dispatch.said : null
  const wait = { ...('afterSeconds' in dispatch ? dispatch : {}), chance: randomInt(1000) / 1000 }
  const minutes = dispatch.outcome === 'later' ? waitMinutes(attempts, wait, policy) : null
  return minutes === null
    ? ({ state: 'failed', said, minutes: 0 } as const)
    : ({ state: 'waiting', said, minutes } as const)
}
