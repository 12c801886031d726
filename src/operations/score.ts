import type { Day } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import {
  addScores,
  beginRun,
  beginScores,
  emptyScores,
  endRun,
  firstComplaintOn,
  homesOf,
  keepFigures,
  keepLiveScores,
  keepSnapshot,
  type Scored,
  takeTouched,
} from '#store/scores.ts'
import { shareSnapshot } from '#store/shared-snapshot.ts'
import { inTransaction, type Reader, type Writer } from '#store/transaction.ts'
import { fitInForce } from '#store/value-fits.ts'
import { type HomeToAssess, type ScoredPage, scoreHome, type WantedOfHome } from '#operations/assess-home.ts'
import { policiesOf } from '#operations/policies.ts'
import { type ScoredHome, scoreInThreads } from '#operations/score-threads.ts'

/** What a run keeps: the live scores of today, a snapshot of a day, both, or (a look only) nothing. */
export interface Keeping {
  readonly live: boolean
  readonly snapshot: boolean
}

export interface ScoringRun {
  readonly groupId: number
  readonly asOf: Day
  readonly keeps: Keeping
  /** Called now and then with the number of customers scored so far and in all. */
  readonly onProgress?: (done: number, all: number) => void
  /** Called with some customers at a time, centre by centre in the order of their numbers. */
  readonly onScored?: (scored: readonly Scored[]) => void | Promise<void>
  /** From so many customers on threads do the work; usually 1,000. */
  readonly threadsFrom?: number
}

/**
 * Scores every customer of a group at the end of a day, centre by centre, in one transaction: after it all scores are
 * of that day, and before it none is. A past day is scored with the fit that was in force on it, or none: what was learned
 * later never looks back. Answers how many customers there are.
 */
export async function scoreEverybody(store: Store, run: ScoringRun): Promise<number> {
  return inTransaction(store, (writer) =>
    run.keeps.live || run.keeps.snapshot ? keepScores(store, writer, run) : scoreHomes(store, writer, run),
  )
}

async function keepScores(store: Store, writer: Writer, run: ScoringRun): Promise<number> {
  const { groupId, asOf, keeps } = run
  const kinds = [...(keeps.live ? (['full'] as const) : []), ...(keeps.snapshot ? (['snapshot'] as const) : [])]
  const runs: number[] = []
  for (const kind of kinds) runs.push(await beginRun(writer, groupId, asOf, kind))
  if (keeps.live) await makeRoom(writer, groupId)
  const done = await (keeps.snapshot ? keepWithSnapshot(store, writer, run) : scoreHomes(store, writer, run))
  for (const runId of runs) await endRun(writer, runId, done)
  return done
}

async function makeRoom(writer: Writer, groupId: number): Promise<void> {
  await takeTouched(writer, groupId)
  await emptyScores(writer, groupId)
}

async function keepWithSnapshot(store: Store, writer: Writer, run: ScoringRun): Promise<number> {
  await beginScores(writer)
  const done = await scoreHomes(store, writer, run)
  await keepSnapshot(writer, run.groupId, run.asOf)
  if (run.keeps.live) await keepLiveScores(writer)
  return done
}

/** Each home is written while the next ones are assessed. */
async function scoreHomes(store: Store, writer: Writer, run: ScoringRun): Promise<number> {
  const { customers, homes, scored } = await startHomes(store, writer, run)
  let [done, next] = [0, 0]
  for await (const home of scored) {
    await keepHome(writer, run, homes[next++]?.centreId ?? null, home)
    for (const page of home.pages) {
      await run.onScored?.(page.scored)
      done += page.customers
      run.onProgress?.(done, customers)
    }
  }
  return done
}

async function keepHome(
  writer: Writer,
  { groupId, asOf, keeps }: ScoringRun,
  centreId: number | null,
  home: ScoredHome,
): Promise<void> {
  const lines = home.pages.map((page) => page.lines)
  if (keeps.snapshot) await addScores(writer, lines, { table: 'new_scores', hasReasons: true })
  else if (keeps.live) await addScores(writer, lines, { table: 'scores', hasReasons: false })
  if (keeps.live) await keepFigures(writer, { groupId, centreId, asOf, figures: home.figures })
}

/** The homes of a group, being scored. */
interface Homes {
  readonly customers: number
  readonly homes: readonly HomeToAssess[]
  readonly scored: AsyncIterable<ScoredHome>
}

/** Fewer are assessed before anybody notices, and before a thread has started. */
const manyCustomers = 1000

/** Begins with the scores of a group as its records stand now. */
async function startHomes(store: Store, writer: Writer, run: ScoringRun): Promise<Homes> {
  const { groupId, asOf, keeps } = run
  const policies = await policiesOf(writer, groupId)
  const complaintsKnownFrom = await firstComplaintOn(writer, groupId)
  const fit = await fitInForce(writer, groupId, asOf)
  const found = await homesOf(writer, groupId, asOf)
  const customers = found.reduce((sum, home) => sum + home.customers, 0)
  const homes = found.map(({ centreId }) => ({
    groupId,
    centreId,
    policy: policies.of(centreId),
    asOf,
    complaintsKnownFrom,
    fit,
    isPast: keeps.snapshot && !keeps.live,
  }))
  const wanted = { lines: keeps.live || keeps.snapshot, evidence: keeps.snapshot, scored: run.onScored !== undefined }
  if (customers < (run.threadsFrom ?? manyCustomers))
    return { customers, homes, scored: scoreHere(store.reader, homes, wanted) }
  const snapshot = await shareSnapshot(writer)
  return { customers, homes, scored: scoreInThreads({ address: store.address, snapshot, wanted }, homes) }
}

async function* scoreHere(
  reader: Reader,
  homes: readonly HomeToAssess[],
  wanted: WantedOfHome,
): AsyncGenerator<ScoredHome> {
  for (const home of homes) {
    const pages: ScoredPage[] = []
    const figures = await scoreHome(reader, home, wanted, (page) => pages.push(page))
    yield { pages, figures }
  }
}
