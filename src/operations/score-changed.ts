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
import { inTransaction, type Writer } from '#store/transaction.ts'
import { fitInForce } from '#store/value-fits.ts'
import { moveVips, valuedIn, valuedMore, vipCutsOf } from '#store/vips.ts'
import { assessHome, lookAgainOn } from '#operations/assess-home.ts'
import { type Policies, policiesOf } from '#operations/policies.ts'

/** Those of a night are merged into everybody's. */
const gathering = { table: 'new_scores', hasReasons: false } as const

/** What a night measures customers against. */
interface Night {
  readonly groupId: number
  readonly today: Day
  readonly policies: Policies
  /** By centre, 0 = none. */
  readonly figures: Map<number, CentreFigures>
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
    await beginScores(writer)
    const valued = await valuedIn(writer, groupId)
    const known = await figuresOf(writer, groupId)
    const figures = new Map([...known].map(([centre, kept]) => [centre, kept.figures]))
    const night: Night = { groupId, today, policies: await policiesOf(writer, groupId), figures }
    const scored = await scoreLookedAt(writer, night)
    const done = scored.known + (scored.others > 0 ? await scoreNewHomes(writer, night) : 0)
    for (const [centre, more] of await valuedMore(writer)) valued.set(centre, (valued.get(centre) ?? 0) + more)
    await keepLiveScores(writer)
    if (done > 0) await moveRanks(writer, night, valued)
    await endRun(writer, runId, done)
    return done
  })
}

/** A centre that nobody has figures of yet is assessed whole; whoever is at home there first was touched or due. */
async function scoreNewHomes(writer: Writer, { groupId, today, policies, figures }: Night): Promise<number> {
  const homes = await homesLookedAt(writer, today)
  const unknown = homes.filter((centreId) => !figures.has(centreId ?? 0))
  if (unknown.length === 0) return 0
  const complaintsKnownFrom = await firstComplaintOn(writer, groupId)
  const fit = await fitInForce(writer, groupId, today)
  let done = 0
  for (const centreId of unknown) {
    const home = { groupId, centreId, policy: policies.of(centreId), asOf: today, complaintsKnownFrom, fit }
    const assessed = await assessHome(writer, home)
    await addScores(writer, [scoreLines(assessed.scored, null)], gathering)
    figures.set(centreId ?? 0, assessed.figures)
    done += assessed.scored.length
  }
  return done
}

/**
 * Scores those at home where figures are known; answers how many there were, and how many others. The lines wait until
 * all facts are read: reading and writing share the connection.
 */
async function scoreLookedAt(writer: Writer, night: Night): Promise<{ known: number; others: number }> {
  const lines: string[] = []
  let others = 0
  for await (const each of factsOf(writer, { customerIds: lookedAt })) {
    if (night.figures.has(each.centreId ?? 0)) lines.push(scoreLines(scoredOf(each, night), null))
    else others += 1
  }
  return { known: await addScores(writer, lines, gathering), others }
}

function scoredOf({ customerId, centreId, facts }: StoredFacts, { policies, figures, today }: Night): Scored[] {
  const centre = figures.get(centreId ?? 0)
  if (centre === undefined) return []
  const assessment = assess({ ...facts, centre }, policies.of(centreId), today)
  return [{ customerId, centreId, assessment, nextLookOn: lookAgainOn(facts, assessment) }]
}

/**
 * A rank moves when somebody else does: the cuts are found anew, and those are rewritten whom they pass. `valued`: of how
 * many customers of each home the value is known.
 */
async function moveRanks(
  writer: Writer,
  { groupId, today, policies, figures }: Night,
  valued: ReadonlyMap<number, number>,
): Promise<void> {
  const places = [...figures.keys()].map((key) => {
    const { vipShare } = policies.of(key === 0 ? null : key).value
    return [key, Math.ceil(vipShare * (valued.get(key) ?? 0))] as const
  })
  const cuts = await vipCutsOf(writer, groupId, new Map(places.filter(([, count]) => count > 0)))
  const moves = [...figures].map(([centre, kept]) => ({ centre, before: kept.vipCut, after: cuts.get(centre) ?? null }))
  await moveVips(writer, groupId, moves)
  for (const [key, kept] of figures) {
    const centreId = key === 0 ? null : key
    await keepFigures(writer, { groupId, centreId, asOf: today, figures: { ...kept, vipCut: cuts.get(key) ?? null } })
  }
}
