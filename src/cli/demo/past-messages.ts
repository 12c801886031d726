import { chance, randomStream } from '#demo/random.ts'
import { type Day, dayNumber } from '#domain/calendar.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { startOf } from '#domain/working-time/local-time.ts'
import { changeMessage } from '#operations/change-message.ts'
import { openPost } from '#operations/post.ts'
import { sendMessages } from '#operations/send-messages.ts'
import type { Store } from '#store/connect.ts'
import { messagesIn } from '#store/messages.ts'

/** When messages of a day of the past go. */
export interface SendingDay {
  readonly groupId: number
  readonly on: Day
  readonly now: Instant
  readonly seed: number
  /** Who sends by hand what the outbox keeps. */
  readonly staffId: number | null
}

/** Of the newest that the outbox has kept of a day, so many are looked at, and so large a share is sent by hand. */
const most = 25
const byHandShare = 0.6
const homeZone = 'Asia/Shanghai'

/** The outbox keeps everything, and somebody sends some WeChat messages of the day by hand and says so. */
export async function sendOn(store: Store, { groupId, on, now, seed, staffId }: SendingDay): Promise<void> {
  await sendMessages(store, { groupId, clock: () => now, post: openPost({}) })
  if (staffId === null) return
  const scope = { of: 'group', groupId } as const
  const filter = { states: ['not_sent'], channels: ['wechat'], customerId: null } as const
  const newest = await messagesIn(store.reader, scope, { filter, after: null, most })
  const kept = newest.filter(({ because, madeAt }) => because === 'kept_in_outbox' && madeAt >= startOf(on, homeZone))
  for (const { messageId, customerId } of kept) {
    const random = randomStream(seed, 'answer', customerId * 7919 + dayNumber(on))
    const change = { scope, messageId, change: 'markedSent', by: `staff ${staffId}`, now } as const
    if (chance(random, byHandShare)) await changeMessage(store, change)
  }
}
