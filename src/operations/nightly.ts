import type { Day } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import { withLock } from '#store/lock.ts'
import { hasSnapshotOfMonth } from '#store/scores.ts'
import { followScores } from '#operations/follow-scores.ts'
import type { JobOutcome } from '#operations/job-runs.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { scoreEverybody } from '#operations/score.ts'

export interface NightOf {
  readonly groupId: number
  readonly today: Day
}

const somebodyElse = { problem: 'somebody else is scoring' }

/** Scores those whom something happened to or whose day has come, and works out what screens show of everybody. */
export async function nightlyScores(store: Store, night: NightOf): Promise<JobOutcome> {
  const { groupId, today } = night
  const customers = await followScores(store, groupId, today)
  if (customers === null) return somebodyElse
  await keepFiguresOfRun(store, { groupId, asOf: today, keeps: { live: true, snapshot: false } })
  return { detail: { customers } }
}

/** Keeps everybody's scores of the month, where nobody has done so yet. */
export async function monthlySnapshot(store: Store, night: NightOf): Promise<JobOutcome> {
  const { groupId, today } = night
  if (await hasSnapshotOfMonth(store.reader, groupId, today)) return { detail: null }
  const run = { groupId, asOf: today, keeps: { live: true, snapshot: true } }
  const customers = await withLock(store, 'score', () => scoreEverybody(store, run))
  if (customers === null) return somebodyElse
  await keepFiguresOfRun(store, run)
  return { detail: { customers } }
}
