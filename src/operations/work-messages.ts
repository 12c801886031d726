import { instantOf, millisOf, type Instant } from '#domain/working-time/instant.ts'
import type { Store } from '#store/connect.ts'
import { allGroups } from '#store/groups.ts'
import { confirmMessages } from '#operations/confirm-messages.ts'
import type { JobOutcome } from '#operations/job-runs.ts'
import { openPost, type Post } from '#operations/post.ts'
import { sendMessages } from '#operations/send-messages.ts'
import { tellEvents } from '#operations/tell-events.ts'

/** Sends, asks after confirmations and tells programs outside, as a job. Where time stands still nothing leaves the outbox. */
export async function workMessages(
  store: Store,
  { groupId, now, post }: { groupId: number; now: Instant; post: Post },
): Promise<JobOutcome> {
  const group = (await allGroups(store.reader)).find((each) => each.groupId === groupId)
  const isStill = group === undefined || group.fixedToday !== null
  const begun = performance.now()
  const clock = (): Instant => instantOf(Math.floor(millisOf(now) + performance.now() - begun))
  const asked = { groupId, clock, post: isStill ? openPost({}) : post }
  const report = await sendMessages(store, asked)
  const confirmed = await confirmMessages(store, asked)
  const told = await tellEvents(store, asked)
  const isIdle = Object.keys(report).length + confirmed + told === 0
  return isIdle ? { idle: true } : { detail: { ...report, confirmed, told } }
}
