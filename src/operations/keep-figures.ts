import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { addTallies, reportOf, type Tally } from '#domain/report/tally.ts'
import { addUp } from '#domain/report/number-tree.ts'
import type { Store } from '#store/connect.ts'
import { replaceActions } from '#store/figures/actions.ts'
import {
  beginFigures,
  endFigures,
  failFigures,
  type FigureDay,
  snapshotDays,
  writeFigures,
} from '#store/figures/kept-figures.ts'
import { segmentFlow } from '#store/figures/segment-flow.ts'
import type { ServiceCounts } from '#store/figures/service-counts.ts'
import { forgetOldChanges, noteChanges } from '#store/figures/standing-changes.ts'
import { markToLookAt } from '#store/looks.ts'
import { figuresOf, firstComplaintOn, homesOf } from '#store/scores.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { fitInForce } from '#store/value-fits.ts'
import { closeWindows } from '#operations/close-windows.ts'
import { countInThread } from '#operations/figure-threads.ts'
import { countHome, type CountedHome, type HomeToCount } from '#operations/home-figures.ts'
import { policiesOf, rulesInForce } from '#operations/policies.ts'
import { type LookedAt, openLookRoom } from '#operations/to-look-at.ts'

export interface FiguresWanted extends FigureDay {
  /** From so many customers on a thread does the work; usually 1,000. */
  readonly threadFrom?: number
}

/** Fewer are counted before anybody notices. */
const manyCustomers = 1000

/**
 * Works out what screens show of a group and each of its centres on a day that was scored, and for the live day the
 * week's contacts of everybody. A step of its own after scoring; done again after a crash it keeps the same. What
 * fails is noted, so that screens can say so, and thrown.
 */
export async function keepFigures(store: Store, wanted: FiguresWanted): Promise<void> {
  await inTransaction(store, (writer) => beginFigures(writer, wanted))
  try {
    if (!wanted.isSnapshot) await closeWindows(store, wanted)
    const { homes, customers } = await homesToCount(store, wanted)
    const isMany = customers >= (wanted.threadFrom ?? manyCustomers)
    const counted = isMany
      ? countInThread({ address: store.address, homes, lookedAt: lookedAt(wanted) })
      : countHere(store, homes, lookedAt(wanted))
    await keepHomes(store, wanted, homes, counted)
  } catch (error) {
    await inTransaction(store, (writer) => failFigures(writer, wanted))
    throw error
  }
}

async function homesToCount(
  { reader }: Store,
  { groupId, asOf, isSnapshot }: FigureDay,
): Promise<{ homes: HomeToCount[]; customers: number }> {
  const policies = await policiesOf(reader, groupId)
  const complaintsKnownFrom = await firstComplaintOn(reader, groupId)
  const fit = await fitInForce(reader, groupId, asOf)
  const known = isSnapshot ? new Map<number, never>() : await figuresOf(reader, groupId)
  const found = await homesOf(reader, groupId, asOf)
  const homes = found.map(({ centreId }) => ({
    groupId,
    centreId,
    policy: policies.of(centreId),
    asOf,
    complaintsKnownFrom,
    fit,
    // What everybody came to that day is told of those whom its lists show.
    inSnapshot: isSnapshot,
    figures: known.get(centreId ?? 0)?.figures ?? null,
  }))
  return { homes, customers: found.reduce((sum, home) => sum + home.customers, 0) }
}

/** Of which day playbooks are asked what there is to do: of the live one. */
function lookedAt({ isSnapshot, groupId, asOf }: FigureDay): LookedAt | null {
  return isSnapshot ? null : { groupId, asOf }
}

async function* countHere(
  { reader }: Store,
  homes: readonly HomeToCount[],
  asked: LookedAt | null,
): AsyncGenerator<CountedHome> {
  const look = asked === null ? null : await openLookRoom(reader, asked)
  for (const home of homes) yield await countHome(reader, home, look)
}

async function keepHomes(
  store: Store,
  of: FigureDay,
  homes: readonly HomeToCount[],
  counted: AsyncIterable<CountedHome>,
): Promise<void> {
  const tallies: Tally[] = []
  const services: ServiceCounts[] = []
  const rulesOf = await rulesInForce(store.reader, of.groupId)
  let next = 0
  for await (const { tally, service, actions, toLookAt } of counted) {
    const centreId = homes[next++]?.centreId ?? null
    tallies.push(tally)
    services.push(service)
    await inTransaction(store, async (writer) => {
      if (centreId !== null)
        await writeFigures(writer, of, centreId, { ...reportOf(tally), service, rules: rulesOf(centreId) })
      if (of.isSnapshot) return
      await replaceActions(writer, { groupId: of.groupId, centreId }, of.asOf, actions)
      await markToLookAt(writer, of.groupId, toLookAt)
      await noteChanges(writer, { groupId: of.groupId, centreId }, of.asOf)
    })
  }
  await inTransaction(store, async (writer) => {
    if (tallies.length > 0)
      await writeFigures(writer, of, 0, {
        ...reportOf(addTallies(tallies)),
        service: addUp(services),
        rules: rulesOf(0),
      })
    if (!of.isSnapshot) await keepMoves(writer, of, homes)
    await forgetOldChanges(writer, of.asOf)
    await endFigures(writer, of)
  })
}

/** Who has moved between segments since last month's snapshot: what people look at first, and slow to count. */
async function keepMoves(writer: Writer, of: FigureDay, homes: readonly HomeToCount[]): Promise<void> {
  const { groupId, asOf } = of
  const from = (await snapshotDays(writer, groupId)).find((day) => day.slice(0, 7) < asOf.slice(0, 7))
  if (from === undefined) return
  const keep = async (centreId: number, scope: Scope): Promise<void> => {
    const moves = { from, flows: await segmentFlow(writer, scope, { from, to: null }) }
    await writeFigures(writer, of, centreId, { moves })
  }
  await keep(0, { of: 'group', groupId })
  for (const { centreId } of homes)
    if (centreId !== null) await keep(centreId, { of: 'centre', groupId, centreId, visitedSince: asOf })
}

/** As of which day the live scores and a snapshot have just been kept. */
export interface KeptScores {
  readonly groupId: number
  readonly asOf: Day
  readonly keeps: { readonly live: boolean; readonly snapshot: boolean }
  /** From so many customers on a thread does the work; usually 1,000. */
  readonly threadsFrom?: number
}

/** `keepFigures` of all that a scoring run has kept. */
export async function keepFiguresOfRun(store: Store, { groupId, asOf, keeps, threadsFrom }: KeptScores): Promise<void> {
  const of = { groupId, asOf, ...(threadsFrom === undefined ? {} : { threadFrom: threadsFrom }) }
  if (keeps.live) await keepFigures(store, { ...of, isSnapshot: false })
  if (keeps.snapshot) await keepFigures(store, { ...of, isSnapshot: true })
}
