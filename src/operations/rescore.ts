import type { Day } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import { withLock } from '#store/lock.ts'
import { liveAsOf } from '#store/scores.ts'
import { scoreEverybody } from '#operations/score.ts'

/**
 * Scores everybody of a group anew, as after a change of policy, against figures of the new policy too. Null where
 * nobody has been scored yet, or somebody is scoring just now: then the marks that the change left stay for the next run.
 */
export async function rescore(
  store: Store,
  { groupId, today }: { readonly groupId: number; readonly today: Day },
  onProgress: (done: number, all: number) => void,
): Promise<number | null> {
  return withLock(store, 'score', async () => {
    const live = await liveAsOf(store.reader, groupId)
    if (live === null) return null
    const asOf = live > today ? live : today
    return scoreEverybody(store, { groupId, asOf, keeps: { live: true, snapshot: false }, onProgress })
  })
}
