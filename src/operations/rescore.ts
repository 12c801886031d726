import type { Day } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import { withLock } from '#store/lock.ts'
import { liveAsOf } from '#store/scores.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { scoreEverybody } from '#operations/score.ts'

export interface RescoreWishes {
  readonly groupId: number
  readonly today: Day
}

/**
 * Scores everybody of a group anew, as after a change of policy, and works out figures and contacts by it. Null where
 * nobody has been scored yet, or somebody is scoring just now: then the marks that the change left stay for the next run.
 */
export async function rescore(
  store: Store,
  { groupId, today }: RescoreWishes,
  onProgress: (done: number, all: number) => void,
): Promise<number | null> {
  return withLock(store, 'score', async () => {
    const live = await liveAsOf(store.reader, groupId)
    if (live === null) return null
    const asOf = live > today ? live : today
    const run = { groupId, asOf, keeps: { live: true, snapshot: false } }
    const customers = await scoreEverybody(store, { ...run, onProgress })
    await keepFiguresOfRun(store, run)
    return customers
  })
}
