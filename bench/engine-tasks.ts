import { assess } from '#domain/assess.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { viewOf } from '#domain/playbook/customer-view.ts'
import { featureValuesOf } from '#domain/playbook/features.ts'
import { startOf } from '#domain/working-time/local-time.ts'
import { lookAt, tick } from '#operations/engine.ts'
import { policiesOf } from '#operations/policies.ts'
import { toLookAtOf } from '#operations/to-look-at.ts'
import type { Store } from '#store/connect.ts'
import { factsOf } from '#store/customer-facts.ts'
import { figuresOf, homesOf } from '#store/scores.ts'
import { groupOf } from './fill.ts'
import { type Notes, timed } from './notes.ts'
import { today } from './sample.ts'

const zone = 'Asia/Shanghai'

/** What counts as now in the small hours of a day. */
export function nightOf(on: Day): string {
  return startOf(on, zone)
}

/** Everybody's features read once, against a daily tick over them with the whole catalogue: the day after the first one. */
export async function tickTask(store: Store, _args: unknown, notes: Notes): Promise<void> {
  const { groupId } = await groupOf(store)
  const on = addDays(today, 1)
  notes.count('customers', await timed(notes, 'features', () => readFeatures(store, groupId, on)))
  const found = await timed(notes, 'look', () => lookAtAll(store, groupId, on))
  notes.count('looked at', found.length)
  const done = await timed(notes, 'work', async () => {
    const looked = await lookAt(store, { groupId, customerIds: found, now: nightOf(on) })
    const ticked = await tick(store, { groupId, now: nightOf(on) })
    return looked.enrolments + ticked.enrolments
  })
  notes.count('enrolments moved', done)
}

async function readFeatures(store: Store, groupId: number, on: Day): Promise<number> {
  let customers = 0
  for await (const { facts, assessment, policy } of assessed(store, groupId, on)) {
    featureValuesOf(viewOf(facts, assessment, policy, on))
    customers += 1
  }
  return customers
}

/** As the night does, which has facts and scores at hand for its figures; here they are read for this alone. */
async function lookAtAll(store: Store, groupId: number, on: Day): Promise<number[]> {
  const found: number[] = []
  const policies = await policiesOf(store.reader, groupId)
  const isToLookAt = new Map<number | null, Awaited<ReturnType<typeof toLookAtOf>>>()
  for (const { centreId } of await homesOf(store.reader, groupId, on))
    isToLookAt.set(
      centreId,
      await toLookAtOf(store.reader, { groupId, centreId, asOf: on, policy: policies.of(centreId) }),
    )
  for await (const each of assessed(store, groupId, on))
    if (isToLookAt.get(each.centreId)?.(each) === true) found.push(each.customerId)
  return found
}

async function* assessed(store: Store, groupId: number, on: Day) {
  const policies = await policiesOf(store.reader, groupId)
  const figures = await figuresOf(store.reader, groupId)
  for (const { centreId } of await homesOf(store.reader, groupId, on)) {
    const centre = figures.get(centreId ?? 0)?.figures
    if (centre === undefined) continue
    const policy = policies.of(centreId)
    for await (const { customerId, facts } of factsOf(store.reader, { groupId, centreId, asOf: on })) {
      yield { customerId, centreId, facts, policy, assessment: assess({ ...facts, centre }, policy, on) }
    }
  }
}

/** Everybody is in a playbook whose only step is due on the next day. */
export async function stepsTask(store: Store, _args: unknown, notes: Notes): Promise<void> {
  const { groupId } = await groupOf(store)
  const report = await timed(notes, 'steps', () => tick(store, { groupId, now: nightOf(addDays(today, 1)) }))
  notes.count('steps', report.effects)
}
