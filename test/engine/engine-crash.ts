import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import { between, chance, pick, type Random, randomStream, wholeBetween } from '#demo/random.ts'
import { dayMillis, instantOf, millisOf } from '#domain/working-time/instant.ts'
import { lookAt, tick } from '#operations/engine.ts'
import { importFiles } from '#operations/import-files.ts'
import { addGroup } from '#operations/open-home.ts'
import { scoreEverybody } from '#operations/score.ts'
import { openStore, type Store } from '#store/connect.ts'
import { placeOf } from '#store/embedded/place.ts'
import { migrate } from '#store/migrate.ts'
import { connectionConfig } from '#store/pool.ts'
import { killDatabase } from '#test/crash/processes.ts'
import { checkJournals } from '#test/engine/check-journals.ts'
import { putPlaybooks } from '#test/engine/engine-kit.ts'
import type { EnginePlace, EngineSaid } from '#test/engine/engine-words.ts'
import { trialPlaybooks } from '#test/engine/trial-playbooks.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

export interface EngineCrashWishes {
  readonly rounds: number
  readonly seed: number
  readonly customers: number
  readonly onLine?: (line: string) => void
}

export interface EngineCrashReport {
  readonly ok: boolean
  readonly enrolments: number
  readonly lines: readonly string[]
}

const worker = fileURLToPath(new URL('./engine-worker.ts', import.meta.url))
const begin = millisOf('2025-07-01T01:00:00Z')
/** What is recorded by then comes to light day by day. */
const recordedUntil = '2025-12-31'

/**
 * Two to four workers at once on one database, each with a clock of its own that jumps, killed at random moments, now
 * and then with the database; after each round every journal is held against what is in the tables.
 */
export async function engineCrash({
  rounds,
  seed,
  customers,
  onLine = () => undefined,
}: EngineCrashWishes): Promise<EngineCrashReport> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'longrange-engine-crash-')))
  const random = randomStream(seed, 'dirt', 98)
  const database = join(folder, 'database')
  const counts = new Map<string, number>()
  let store = await open(database)
  try {
    const { groupId, staffId } = await prepare(store, folder, customers)
    let day = 0
    for (let round = 1; round <= rounds; round++) {
      day += wholeBetween(random, 0, 2)
      const clocks = clocksFrom(day, random)
      const workers = Array.from({ length: wholeBetween(random, 2, 4) }, (_, at) =>
        startWorker(
          { address: store.address, groupId, staffId, customers, seed: seed * 1000 + round * 10 + at, clocks },
          counts,
        ),
      )
      // Struck in the middle of something, after so much was done that there is something to lose.
      await untilDone(counts, wholeBetween(random, 0, 30), workers)
      await pause(between(random, 0, 300))
      const isDatabaseToo = chance(random, 0.2)
      if (isDatabaseToo) await killDatabase(placeOf(database))
      for (const { child } of workers) child.kill('SIGKILL')
      const failed = (await Promise.all(workers.map(({ ended }) => ended))).find((said) => said !== null)
      if (isDatabaseToo) {
        await store.close().catch(() => undefined)
        store = await open(database)
      } else if (failed !== undefined) return broken(seed, [`round ${round}: a worker failed: ${failed}`])
      const { enrolments, wrong } = await check(store, groupId)
      onLine(
        `engine, seed ${seed}: round ${round}: ${workers.length} workers${isDatabaseToo ? ' and the database' : ''} killed, ${enrolments} enrolments, ${wrong.length} wrong`,
      )
      if (wrong.length > 0) return broken(seed, wrong)
    }
    return await comeToRest(store, { groupId, now: instantOf(begin + (day + 1) * dayMillis), seed, rounds, counts })
  } finally {
    await store.close().catch(() => undefined)
    await killDatabase(placeOf(database))
    await rm(folder, { recursive: true, force: true })
  }
}

function broken(seed: number, wrong: readonly string[]): EngineCrashReport {
  return { ok: false, enrolments: 0, lines: [`engine, seed ${seed}: BROKEN`, ...wrong.slice(0, 20)] }
}

async function open(folder: string): Promise<Store> {
  const store = await openStore({ folder })
  if ('fault' in store) throw new Error(JSON.stringify(store))
  const migrated = await migrate(store)
  if ('fault' in migrated) throw new Error(JSON.stringify(migrated))
  return store
}

async function prepare(store: Store, folder: string, customers: number): Promise<{ groupId: number; staffId: number }> {
  const group = await addGroup(store, '测试集团')
  const { groupId } = group
  const paths: string[] = []
  for (const [name, text] of Object.entries(simulatedTexts({ customers, asOf: recordedUntil }))) {
    paths.push(join(folder, name))
    await writeFile(join(folder, name), text)
  }
  const wishes = {
    paths,
    group,
    asOf: recordedUntil,
    by: 'test',
    source: 'DMS',
    filesFolder: join(folder, 'kept'),
  } as const
  const outcome = await importFiles(store, wishes)
  if ('fault' in outcome) throw new Error(outcome.fault)
  await scoreEverybody(store, { groupId, asOf: '2025-06-30', keeps: { live: true, snapshot: false } })
  await putPlaybooks(store, groupId, trialPlaybooks)
  const { rows: staff } = await sql<{
    id: number
  }>`SELECT min(staff_id) AS id FROM staff WHERE group_id = ${groupId}`.execute(store.reader)
  const { rows } = await sql<{
    id: number
  }>`SELECT customer_id AS id FROM customers WHERE group_id = ${groupId}`.execute(store.reader)
  await lookAt(store, { groupId, customerIds: rows.map(({ id }) => id), now: instantOf(begin) })
  return { groupId, staffId: staff[0]?.id ?? 0 }
}

/** One hour after the other, days back and days ahead. */
function clocksFrom(day: number, random: Random): string[] {
  return Array.from({ length: 12 }, () => {
    const jump = pick(random, [0, 0, 0, 0, -1, 1, -3, 5])
    return instantOf(begin + (day + jump) * dayMillis + wholeBetween(random, 0, 12 * 3_600_000))
  })
}

/** Until the workers together have done so many things more, or have all begun and a while has passed. */
async function untilDone(counts: ReadonlyMap<string, number>, more: number, workers: readonly Worker[]): Promise<void> {
  const done = (): number => [...counts.values()].reduce((sum, times) => sum + times, 0)
  const [before, deadline] = [done(), Date.now() + 20_000]
  await Promise.all(workers.map(({ begun }) => begun))
  while (done() < before + more && Date.now() < deadline) await pause(20)
}

interface Worker {
  readonly child: ChildProcess
  readonly begun: Promise<void>
  /** What it said went wrong by itself; null = nothing did. */
  readonly ended: Promise<string | null>
}

function startWorker(place: EnginePlace, counts: Map<string, number>): Worker {
  const child = spawn(process.execPath, [worker, JSON.stringify(place)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let failure: string | null = null
  const begun = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const said: EngineSaid = JSON.parse(text)
      resolve()
      if (said.say === 'done') counts.set(said.what, (counts.get(said.what) ?? 0) + 1)
      if (said.say === 'failed') failure = said.message
    })
    child.once('close', () => resolve())
  })
  return { child, begun, ended: once(child, 'close').then(() => failure) }
}

async function check(store: Store, groupId: number): Promise<{ enrolments: number; wrong: string[] }> {
  const db = new pg.Client(connectionConfig(store.address))
  await db.connect()
  try {
    return await checkJournals(db, groupId)
  } finally {
    await db.end()
  }
}

/** Undisturbed at last: everything that is due is done, and after that there is nothing left to do. */
async function comeToRest(
  store: Store,
  {
    groupId,
    now,
    seed,
    rounds,
    counts,
  }: { groupId: number; now: string; seed: number; rounds: number; counts: ReadonlyMap<string, number> },
): Promise<EngineCrashReport> {
  const { rows } = await sql<{
    id: number
  }>`SELECT customer_id AS id FROM customers WHERE group_id = ${groupId}`.execute(store.reader)
  const all = { groupId, customerIds: rows.map(({ id }) => id), now }
  const first = await lookAt(store, all)
  await tick(store, { groupId, now })
  const again = await lookAt(store, all)
  const { rows: due } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM enrolments WHERE group_id = ${groupId} AND ended_at IS NULL AND paused_at IS NULL AND due_at <= ${now}::timestamptz`.execute(
    store.reader,
  )
  const { enrolments, wrong } = await check(store, groupId)
  const left = [
    ...wrong,
    ...(again.enrolments > 0 ? [`${again.enrolments} enrolments moved when nothing had happened`] : []),
    ...((due[0]?.n ?? 0) > 0 ? [`${due[0]?.n} enrolments are still due`] : []),
    ...(first.failed + again.failed > 0 ? [`failed: ${first.problem ?? again.problem}`] : []),
  ]
  if (left.length > 0) return broken(seed, left)
  const told = [...counts]
    .map(([what, times]) => `${what} ${times}`)
    .toSorted()
    .join(', ')
  return {
    ok: true,
    enrolments,
    lines: [
      `engine, seed ${seed}: ${rounds} rounds, ${enrolments} enrolments: nothing lost, nothing doubled`,
      `  ${told}`,
    ],
  }
}
