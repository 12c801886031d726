import { instantOf, millisOf, minuteMillis, type Instant } from '#domain/working-time/instant.ts'
import type { Store } from '#store/connect.ts'
import { type HandedOver, handedOver, type MessageEnd, noteAskedAbout } from '#store/messages-to-send.ts'
import { inTransaction } from '#store/transaction.ts'
import { keepEnd } from '#operations/message-ends.ts'
import { policiesOf } from '#operations/policies.ts'
import type { SendingAsked } from '#operations/send-messages.ts'

/** An advisor is not asked after more often than this. */
const askedEvery = 10 * minuteMillis
const most = 50

/**
 * Asks whether advisors have confirmed what was handed over to them; after some days it counts as not sent. Answers how
 * many are in their hands no more.
 */
export async function confirmMessages(store: Store, { groupId, clock, post }: SendingAsked): Promise<number> {
  const now = clock()
  const askedBefore = instantOf(millisOf(now) - askedEvery)
  const waiting = await handedOver(store.reader, { groupId, askedBefore, most })
  if (waiting.length === 0) return 0
  await inTransaction(store, (writer) => noteAskedAbout(writer, waiting, now))
  const { confirmDays } = (await policiesOf(store.reader, groupId)).of(null).sending
  let ended = 0
  for (const message of waiting) {
    const end = await askAbout(message, { post, now, confirmDays })
    if (end !== null && (await keepEnd({ store, groupId, clock }, end, ['handed_over'])) !== null) ended += 1
  }
  return ended
}

async function askAbout(
  { customerId, messageId, carrier, ref, wechat, sentAt }: HandedOver,
  { post, now, confirmDays }: Pick<SendingAsked, 'post'> & { now: Instant; confirmDays: number },
): Promise<MessageEnd | null> {
  const ask = post.carriers.byId(carrier)?.confirmation
  // A provider that is away just now is asked the next time.
  const answer =
    ask === undefined || ref === null || wechat === null ? 'waiting' : await ask(ref, wechat).catch(() => 'waiting')
  if (answer === 'sent') return { customerId, messageId, state: 'sent', because: null }
  const isOver = millisOf(now) - millisOf(sentAt) > confirmDays * 24 * 60 * minuteMillis
  if (answer === 'waiting' && !isOver) return null
  return { customerId, messageId, state: 'not_sent', because: 'not_confirmed' }
}
