import { addDays, addMonths, type Day } from '#domain/calendar.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { scoreEverybody } from '#operations/score.ts'
import { threadsPayFrom } from '#operations/score-threads.ts'
import type { Store } from '#store/connect.ts'
import { hasSnapshotOfMonth } from '#store/scores.ts'

/** Months before today of which a demo has snapshots. */
const months = 6

/** What a group that has used Longrange for a while would have: a snapshot of each month, and yesterday's scores. */
export async function scorePast(
  store: Store,
  { groupId, today }: { groupId: number; today: Day },
  onProgress: (share: number) => void,
): Promise<void> {
  for (let back = months; back > 0; back--) {
    onProgress((months - back) / (months + 1))
    const asOf = `${addMonths(today, -back).slice(0, 8)}01` as Day
    if (await hasSnapshotOfMonth(store.reader, groupId, asOf)) continue
    await scoreAndKeep(store, { groupId, asOf, keeps: { live: false, snapshot: true } })
  }
  const yesterday = addDays(today, -1)
  await scoreAndKeep(store, { groupId, asOf: yesterday, keeps: { live: true, snapshot: false } })
}

async function scoreAndKeep(
  store: Store,
  run: { groupId: number; asOf: Day; keeps: { live: boolean; snapshot: boolean } },
): Promise<void> {
  const alone = { ...run, threadsFrom: threadsPayFrom }
  await scoreEverybody(store, alone)
  await keepFiguresOfRun(store, alone)
}
