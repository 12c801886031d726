import { assess } from '#domain/assess.ts'
import type { Day } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import { factsOf, type StoredFacts } from '#store/customer-facts.ts'
import { takeMarksOf } from '#store/desk.ts'
import { withLock } from '#store/lock.ts'
import { markToLookAt } from '#store/looks.ts'
import { addScores, beginScores, figuresOf, keepLiveScores, liveAsOf, scoreLines } from '#store/scores.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { lookAt } from '#operations/engine.ts'
import { lookAgainOn } from '#operations/assess-home.ts'
import { activePlaybooks } from '#operations/playbooks.ts'
import { policiesOf } from '#operations/policies.ts'
import { refreshActions } from '#operations/refresh-actions.ts'
import { refreshSearch } from '#operations/refresh-search.ts'
import { nowAt } from '#operations/work-day.ts'

/** Who was just changed. */
export interface ChangedCustomers {
  readonly groupId: number
  readonly customerIds: readonly number[]
  readonly today: Day
  /** Milliseconds since 1970, as the machine's clock shows them; without it playbooks look at the next tick. */
  readonly clock?: number
}

/**
 * Lets the words of search, scores, this week's contacts and playbooks follow what was just changed of a few customers. Where a
 * scoring run is under way, or nobody has been scored yet, their marks stay and the next run takes them.
 */
export async function refreshCustomers(store: Store, changed: ChangedCustomers): Promise<void> {
  await refreshSearch(store)
  const scored = await withLock(store, 'score', async () => {
    const live = await liveAsOf(store.reader, changed.groupId)
    if (live === null) return false
    const asOf = live > changed.today ? live : changed.today
    await inTransaction(store, (writer) => scoreAgain(writer, changed, asOf))
    return true
  })
  if (scored !== true) return
  await refreshActions(store, { ...changed, playbooks: await activePlaybooks(store.reader, changed.groupId) })
  await letPlaybooksLook(store, changed)
}

async function letPlaybooksLook(store: Store, changed: ChangedCustomers): Promise<void> {
  const { groupId, customerIds, today, clock } = changed
  if (clock === undefined) return inTransaction(store, (writer) => markToLookAt(writer, groupId, customerIds))
  const now = await nowAt(store.reader, { groupId, centreId: null, today, clock })
  await lookAt(store, { groupId, customerIds, now })
}

/** Against the figures of their centres as they stand; ranks move with the night. */
async function scoreAgain(writer: Writer, { groupId, customerIds }: ChangedCustomers, asOf: Day): Promise<void> {
  const policies = await policiesOf(writer, groupId)
  const figures = await figuresOf(writer, groupId)
  const found: StoredFacts[] = []
  for await (const each of factsOf(writer, { customerIds: `VALUES (${customerIds.map(Number).join('), (')})` }))
    found.push(each)
  const scored = found.flatMap(({ customerId, centreId, facts }) => {
    const centre = figures.get(centreId ?? 0)?.figures
    if (centre === undefined) return []
    const assessment = assess({ ...facts, centre }, policies.of(centreId), asOf)
    return [{ customerId, centreId, assessment, nextLookOn: lookAgainOn(facts, assessment) }]
  })
  await beginScores(writer)
  await addScores(writer, [scoreLines(scored, null)], { table: 'new_scores', hasReasons: false })
  await keepLiveScores(writer)
  await takeMarksOf(
    writer,
    scored.map(({ customerId }) => customerId),
  )
}
