import { assess } from '#domain/assess.ts'
import type { Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Store } from '#store/connect.ts'
import { factsOf, type StoredFacts } from '#store/customer-facts.ts'
import {
  addDue,
  addScores,
  beginRun,
  beginScores,
  endRun,
  figuresOf,
  firstComplaintOn,
  homesLookedAt,
  keepFigures,
  keepLiveScores,
  lookedAt,
  type Scored,
  scoreLines,
  takeTouched,
} from '#store/scores.ts'
import { onSnapshot, shareSnapshot } from '#store/shared-snapshot.ts'
import { inTransaction, type Reader, type Writer } from '#store/transaction.ts'
import { fitInForce } from '#store/value-fits.ts'
import { moveVips, valuedIn, vipCutsOf } from '#store/vips.ts'
import { assessHome, lookAgainOn } from '#operations/assess-home.ts'
import { type Policies, policiesOf } from '#operations/policies.ts'

/** What a night measures customers against. */
interface Night {
  readonly groupId: number
  readonly today: Day
  readonly policies: Policies
  /** By centre, 0 = none. */
  readonly figures: Map<number, CentreFigures>
  /** How many customers of each have a known value. */
  readonly valued: Tally
}

/** Customers by centre, 0 = none. */
type Tally = Map<number, number>

function addTo(tally: Tally, centre: number, customers: number): void {
  tally.set(centre, (tally.get(centre) ?? 0) + customers)
}

/**
 * Looks again at the customers whom something happened to and those whose scores can have changed by themselves;
 * everybody else's stay as they are. They are measured against the figures of the last full run, but for ranks, which
 * are found anew. Answers how many were looked at.
 */
export async function scoreChanged(store: Store, groupId: number, today: Day): Promise<number> {
  return inTransaction(store, async (writer) => {
    const runId = await beginRun(writer, groupId, today, 'nightly')
    await takeTouched(writer, groupId)
    await addDue(writer, groupId, today)
    const known = await figuresOf(writer, groupId)
    const figures = new Map([...known].map(([centre, kept]) => [centre, kept.figures]))
    const valued = await valuedButLookedAt(writer, groupId)
    const night: Night = { groupId, today, policies: await policiesOf(writer, groupId), figures, valued }
    const done = (await scoreLookedAt(store, writer, night)) + (await scoreNewHomes(writer, night))
    if (done > 0) await moveRanks(writer, night)
    await endRun(writer, runId, done)
    return done
  })
}

/** A centre that nobody has figures of yet is assessed whole; whoever is at home there first was touched or due. */
async function scoreNewHomes(writer: Writer, { groupId, today, policies, figures, valued }: Night): Promise<number> {
  const homes = await homesLookedAt(writer, today)
  const unknown = homes.filter((centreId) => !figures.has(centreId ?? 0))
  if (unknown.length === 0) return 0
  const complaintsKnownFrom = await firstComplaintOn(writer, groupId)
  const fit = await fitInForce(writer, groupId, today)
  let done = 0
  for (const centreId of unknown) {
    const home = { groupId, centreId, policy: policies.of(centreId), asOf: today, complaintsKnownFrom, fit }
    const assessed = await assessHome(writer, home)
    await addScores(writer, [scoreLines(assessed.scored, null)], { table: 'new_scores', hasReasons: false })
    figures.set(centreId ?? 0, assessed.figures)
    done += assessed.scored.length
  }
  await keepLiveScores(writer)
  // They may have been at home elsewhere.
  for (const [centre, customers] of await valuedIn(writer, groupId, 'everybody')) valued.set(centre, customers)
  return done
}

/** So many customers are merged at once. */
const blockSize = 1000

/** Facts are read on a connection of their own, and some customers are assessed while those before them are written. */
async function scoreLookedAt(store: Store, writer: Writer, night: Night): Promise<number> {
  const customerIds = `SELECT unnest('{${(await lookedAt(writer)).join()}}'::bigint[])`
  const known = new Set(night.figures.keys())
  await beginScores(writer)
  return onSnapshot(store, await shareSnapshot(writer), async (reader) => {
    const written = oneBehind((lines: readonly string[]) => replaceScores(writer, lines))
    let lines: string[] = []
    for await (const each of factsOf(reader, { customerIds })) {
      if (!known.has(each.centreId ?? 0)) continue
      lines.push(scoreLines(scoredOf(each, night), null))
      if (lines.length < blockSize) continue
      await written.next(lines)
      lines = []
    }
    await written.next(lines)
    return written.end()
  })
}

async function replaceScores(writer: Writer, lines: readonly string[]): Promise<number> {
  const done = await addScores(writer, lines, { table: 'new_scores', hasReasons: false })
  await keepLiveScores(writer)
  return done
}

/** Does one thing after another, each while the caller prepares the next; what went wrong with one is told with the next. */
function oneBehind<T>(work: (of: T) => Promise<number>) {
  let done = 0
  let underWay: Promise<void> = Promise.resolve()
  return {
    async next(of: T): Promise<void> {
      await underWay
      underWay = work(of).then((count) => void (done += count))
      // Heard by whoever waits for it next.
      underWay.catch(() => undefined)
    },
    async end(): Promise<number> {
      await underWay
      return done
    },
  }
}

/** Counted before anything is written, while the index alone answers. */
async function valuedButLookedAt(reader: Reader, groupId: number): Promise<Tally> {
  const valued = await valuedIn(reader, groupId, 'everybody')
  for (const [centre, customers] of await valuedIn(reader, groupId, 'looked at')) addTo(valued, centre, -customers)
  return valued
}

function scoredOf({ customerId, centreId, facts }: StoredFacts, { policies, figures, today, valued }: Night): Scored[] {
  const centre = figures.get(centreId ?? 0)
  if (centre === undefined) return []
  const assessment = assess({ ...facts, centre }, policies.of(centreId), today)
  if (assessment.clv.totalFen !== null) addTo(valued, centreId ?? 0, 1)
  return [{ customerId, centreId, assessment, nextLookOn: lookAgainOn(facts, assessment) }]
}

/** A rank moves when somebody else does: the cuts are found anew, and those are rewritten whom they pass. */
async function moveRanks(writer: Writer, { groupId, today, policies, figures, valued }: Night): Promise<void> {
  const places = [...figures.keys()].map((key) => {
    const { vipShare } = policies.of(key === 0 ? null : key).value
    return [key, Math.ceil(vipShare * (valued.get(key) ?? 0))] as const
  })
  const cuts = await vipCutsOf(writer, groupId, new Map(places))
  const moves = [...figures].map(([centre, kept]) => ({ centre, before: kept.vipCut, after: cuts.get(centre) ?? null }))
  await moveVips(writer, groupId, moves)
  for (const [key, kept] of figures) {
    const centreId = key === 0 ? null : key
    await keepFigures(writer, { groupId, centreId, asOf: today, figures: { ...kept, vipCut: cuts.get(key) ?? null } })
  }
}
