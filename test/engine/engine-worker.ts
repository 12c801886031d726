import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { pick, type Random, randomStream, wholeBetween } from '#demo/random.ts'
import { clockAt } from '#domain/enrolment/clock.ts'
import type { ChurnReason } from '#domain/task/churn-reason.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import { dayMillis, instantOf, millisOf } from '#domain/working-time/instant.ts'
import { bookResult } from '#operations/book-result.ts'
import { enrolByHand, pause as pauseEnrolment, release, resume } from '#operations/engine-desk.ts'
import { lookAt, tick } from '#operations/engine.ts'
import { undoResult } from '#operations/undo-result.ts'
import type { Store } from '#store/connect.ts'
import { openPool } from '#store/pool.ts'
import { readerOn } from '#store/transaction.ts'
import type { EnginePlace, EngineSaid } from '#test/engine/engine-words.ts'

/**
 * A worker to be killed: `node test/engine/engine-worker.ts '<EnginePlace as JSON>'`. Ticks, looks, looks twice, writes
 * results of tasks, takes them back, pauses and releases, in whatever order chance has it, until somebody ends it.
 */
const place: EnginePlace = JSON.parse(process.argv[2] ?? '')
const random = randomStream(place.seed, 'dirt', 7)
const { pool, end } = openPool(place.address)
const store = { pool, reader: readerOn(pool) } as unknown as Store

function say(said: EngineSaid): void {
  process.stdout.write(`${JSON.stringify(said)}\n`)
}

const results: readonly TaskResult[] = [
  'reached',
  'no_answer',
  'no_answer',
  'booked',
  'declined',
  'callback',
  'wrong_number',
]
const reasons: readonly (ChurnReason | null)[] = [null, null]

/** What it can do, and how often each comes up. */
const doings: readonly (readonly [times: number, what: string, work: (now: string) => Promise<unknown>])[] = [
  [6, 'tick', (now) => tick(store, { groupId: place.groupId, now })],
  [3, 'look', async (now) => lookAt(store, { groupId: place.groupId, customerIds: await someCustomers(random), now })],
  [2, 'look twice at once', lookTwice],
  [8, 'result', writeResult],
  [2, 'result taken back', takeBack],
  [1, 'enrolled by hand', enrolSomebody],
  [1, 'paused or resumed', pauseSomebody],
  [1, 'released', releaseSomebody],
]
const bag = doings.flatMap(([times, what, work]) => Array.from({ length: times }, () => ({ what, work })))

say({ say: 'begun' })
try {
  for (let turn = 0; ; turn++) {
    const now = place.clocks[turn % place.clocks.length] ?? ''
    const { what, work } = pick(random, bag)
    await work(now)
    say({ say: 'done', what })
  }
} catch (error) {
  say({ say: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  await pause(50)
  process.exitCode = 3
} finally {
  await end()
}

async function someCustomers(chance: Random): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT customer_id AS id FROM customers WHERE group_id = ${place.groupId} ORDER BY customer_id
    OFFSET ${wholeBetween(chance, 0, Math.max(0, place.customers - 300))} LIMIT 300`.execute(store.reader)
  return rows.map(({ id }) => id)
}

async function lookTwice(now: string): Promise<void> {
  const customerIds = await someCustomers(random)
  const { groupId } = place
  await Promise.all([
    lookAt(store, { groupId, customerIds, now }),
    lookAt(store, { groupId, customerIds: customerIds.toReversed(), now }),
  ])
}

/** Of ten tasks that are open. */
async function writeResult(now: string): Promise<void> {
  const { rows } = await sql<{ customerId: number; taskId: number }>`
    SELECT customer_id AS "customerId", reason_id AS "taskId" FROM task_reasons
    WHERE group_id = ${place.groupId} AND state = 'open' ORDER BY md5(reason_id::text || ${String(random())}) LIMIT 10`.execute(
    store.reader,
  )
  for (const { customerId, taskId } of rows) {
    const result = pick(random, results)
    const callbackAt = result === 'callback' ? instantOf(millisOf(now) + dayMillis) : null
    await bookResult(store, { ...whose(now), customerId, taskId }, {
      result, channel: 'phone', note: null, mood: null, overDelivery: null, churnReason: pick(random, reasons), callbackAt,
    }) // prettier-ignore
  }
}

function whose(now: string) {
  const { groupId, staffId } = place
  return { groupId, staffId, by: 'crash test', today: clockAt(now, 'Asia/Shanghai').today, now }
}

async function takeBack(now: string): Promise<void> {
  const { rows } = await sql<{ customerId: number; resultId: number }>`
    SELECT customer_id AS "customerId", result_id AS "resultId" FROM task_results
    WHERE group_id = ${place.groupId} AND undone_at IS NULL AND undo_until > ${now}::timestamptz
    ORDER BY result_id DESC LIMIT 5`.execute(store.reader)
  for (const { customerId, resultId } of rows)
    await undoResult(store, { groupId: place.groupId, customerId, resultId, onlyOf: null, by: 'crash test', now })
}

async function enrolSomebody(now: string): Promise<void> {
  const customerId = pick(random, await someCustomers(random))
  const playbookId = pick(random, ['T1', 'T2', 'T4'])
  await enrolByHand(store, { groupId: place.groupId, customerId, playbookId, by: 'crash test', now })
}

async function someEnrolment(now: string) {
  const { rows } = await sql<{ customerId: number; enrolmentId: number; isPaused: boolean }>`
    SELECT customer_id AS "customerId", enrolment_id AS "enrolmentId", paused_at IS NOT NULL AS "isPaused" FROM enrolments
    WHERE group_id = ${place.groupId} AND ended_at IS NULL ORDER BY paused_at, md5(enrolment_id::text || ${String(random())}) LIMIT 1`.execute(
    store.reader,
  )
  const [found] = rows
  return found === undefined ? null : { ...found, groupId: place.groupId, by: 'crash test', now }
}

async function pauseSomebody(now: string): Promise<void> {
  const found = await someEnrolment(now)
  if (found !== null) await (found.isPaused ? resume(store, found) : pauseEnrolment(store, found))
}

async function releaseSomebody(now: string): Promise<void> {
  const found = await someEnrolment(now)
  if (found !== null) await release(store, { ...found, because: 'crash test' })
}
