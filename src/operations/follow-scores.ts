import type { Day } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import { withLock } from '#store/lock.ts'
import { liveAsOf } from '#store/scores.ts'
import { scoreEverybody } from '#operations/score.ts'
import { scoreChanged } from '#operations/score-changed.ts'

/**
 * Lets the scores follow what has changed since the last run: of everybody the first time, afterwards of those whom
 * something happened to or whose day has come. Null where somebody is scoring already; nothing is lost by it.
 */
export async function followScores(store: Store, groupId: number, today: Day): Promise<number | null> {
  return withLock(store, 'score', async () => {
    const live = await liveAsOf(store.reader, groupId)
    if (live === null) return scoreEverybody(store, { groupId, asOf: today, keeps: { live: true, snapshot: false } })
    // Scores of a later day stand: a restored clock must not take them back.
    return scoreChanged(store, groupId, live > today ? live : today)
  })
}
