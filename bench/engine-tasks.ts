import { assess } from '#domain/assess.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { viewOf } from '#domain/playbook/customer-view.ts'
import { featureValuesOf } from '#domain/playbook/features.ts'
import { startOf } from '#domain/working-time/local-time.ts'
import { closeWindows } from '#operations/close-windows.ts'
import { tick } from '#operations/engine.ts'
import { policiesOf } from '#operations/policies.ts'
import { isToLookAt, openLookRoom } from '#operations/to-look-at.ts'
import type { Store } from '#store/connect.ts'
import { factsOf } from '#store/customer-facts.ts'
import { heldBeside } from '#store/enrolments-at-home.ts'
import { markToLookAt } from '#store/looks.ts'
import { figuresOf, homesOf } from '#store/scores.ts'
import { inTransaction } from '#store/transaction.ts'
import { groupOf, settle } from './fill.ts'
import { type Notes, timed } from './notes.ts'
import { today } from './sample.ts'

const zone = 'Asia/Shanghai'

/** What counts as now in the small hours of a day. */
export function nightOf(on: Day): string {
  return startOf(on, zone)
}

/** Days after the one on which the group was entered. */
export const tickDays = [1, 2, 3, 4] as const

/** Daily ticks over everybody with the whole catalogue, and reading their features once after each; all with the database in memory. */
export async function tickTask(store: Store, _args: unknown, notes: Notes): Promise<void> {
  const { groupId } = await groupOf(store)
  notes.count('customers', await readFeatures(store, groupId, today))
  await lookAtAll(store, groupId, today)
  for (const day of tickDays) {
    const on = addDays(today, day)
    const found = await timed(notes, `look ${day}`, () => lookAtAll(store, groupId, on))
    notes.count(`looked at ${day}`, found.length)
    const done = await timed(notes, `work ${day}`, async () => {
      await inTransaction(store, (writer) => markToLookAt(writer, groupId, found))
      return (await tick(store, { groupId, now: nightOf(on) })).enrolments
    })
    notes.count(`moved ${day}`, done)
    await settle(store)
    await timed(notes, `features ${day}`, () => readFeatures(store, groupId, on))
  }
}

async function readFeatures(store: Store, groupId: number, on: Day): Promise<number> {
  let customers = 0
  for (const { centreId } of await homesOf(store.reader, groupId, on)) {
    for await (const { facts, assessment, policy } of assessedAt(store, { groupId, centreId, on })) {
      featureValuesOf(viewOf(facts, assessment, policy, on))
      customers += 1
    }
  }
  return customers
}

/** As the night does, which has facts and scores at hand for its figures; here they are read for this alone. */
async function lookAtAll(store: Store, groupId: number, on: Day): Promise<number[]> {
  await closeWindows(store, { groupId, asOf: on })
  const look = await openLookRoom(store.reader, { groupId, asOf: on })
  const found: number[] = []
  for (const { centreId } of await homesOf(store.reader, groupId, on)) {
    for await (const each of assessedAt(store, { groupId, centreId, on, columns: heldBeside }))
      if (isToLookAt(each, each.policy, look)) found.push(each.customerId)
  }
  return found
}

async function* assessedAt(
  store: Store,
  {
    groupId,
    centreId,
    on,
    columns,
  }: { groupId: number; centreId: number | null; on: Day; columns?: readonly string[] },
) {
  const policy = (await policiesOf(store.reader, groupId)).of(centreId)
  const centre = (await figuresOf(store.reader, groupId)).get(centreId ?? 0)?.figures
  if (centre === undefined) return
  for await (const { customerId, facts, beside } of factsOf(store.reader, { groupId, centreId, asOf: on }, columns))
    yield { customerId, facts, beside, policy, assessment: assess({ ...facts, centre }, policy, on) }
}

/** Everybody is in a playbook whose only step is due on the next day. */
export async function stepsTask(store: Store, _args: unknown, notes: Notes): Promise<void> {
  const { groupId } = await groupOf(store)
  const report = await timed(notes, 'steps', () => tick(store, { groupId, now: nightOf(addDays(today, 1)) }))
  notes.count('steps', report.effects)
}
