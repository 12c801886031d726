import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOf } from '#domain/working-time/local-time.ts'
import { tick } from '#operations/engine.ts'
import { importFiles } from '#operations/import-files.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { refreshSearch } from '#operations/refresh-search.ts'
import { scoreEverybody } from '#operations/score.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import type { Store } from '#store/connect.ts'
import { allGroups, type Group, makeGroup } from '#store/groups.ts'
import { migrate } from '#store/migrate.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { type Sample, today } from './sample.ts'

/** Imports files as a person would; throws where any is refused. */
export async function importAll(store: Store, group: Group, paths: readonly string[]): Promise<void> {
  const filesFolder = await mkdtemp(join(tmpdir(), 'longrange-bench-'))
  try {
    const outcome = await importFiles(store, { paths, group, asOf: today, by: 'bench', filesFolder })
    const refused =
      'fault' in outcome
        ? outcome
        : outcome.files.find((file) => file.state === 'refused' || file.counts.rejected + file.counts.parked > 0)
    if (refused !== undefined) throw new Error(JSON.stringify(refused))
  } finally {
    // Nobody takes these imports back: the copies go with the run.
    await rm(filesFolder, { recursive: true })
  }
}

/** A group of nobody in a new database. */
export async function newGroup(store: Store): Promise<Group> {
  await migrate(store)
  return inTransaction(store, (writer) => makeGroup(writer, { name: '续航', fixedToday: today, tombstoneKey: 'bench' }))
}

/** A group with everybody of the sample and their cars; no visits yet. */
export async function fillKnown(store: Store, sample: Sample): Promise<void> {
  await importAll(store, await newGroup(store), sample.known)
  await settle(store)
}

/** The same with the visits. */
export async function fillVisits(store: Store, sample: Sample): Promise<void> {
  await fillKnown(store, sample)
  await importAll(store, await groupOf(store), [sample.visitsFile, sample.linesFile])
  await settle(store)
}

/** The same scored, with everything that screens show of a group that no playbook is at work in. */
export async function fillScored(store: Store, sample: Sample): Promise<void> {
  await fillVisits(store, sample)
  await scoreAndKeep(store)
  await settle(store)
}

/** The same with the whole catalogue at work: whom it concerns today is under way in it. */
export async function fillAtWork(store: Store, sample: Sample): Promise<void> {
  await fillVisits(store, sample)
  const { groupId } = await groupOf(store)
  await seedPlaybooks(store, groupId, [join(import.meta.dirname, '..', 'playbooks')])
  await scoreAndKeep(store)
  await tick(store, { groupId, now: startOf(today, 'Asia/Shanghai') })
  await settle(store)
}

async function scoreAndKeep(store: Store): Promise<void> {
  const { groupId } = await groupOf(store)
  const run = { groupId, asOf: today, keeps: { live: true, snapshot: false } }
  await scoreEverybody(store, run)
  await keepFiguresOfRun(store, run)
  await refreshSearch(store)
}

export async function groupOf(store: Store): Promise<Group> {
  const [group] = await allGroups(store.reader)
  if (group === undefined) throw new Error('no group')
  return group
}

/** What autovacuum would have done by the time that anybody measures. */
export async function settle(store: Store): Promise<void> {
  const client = await store.pool.connect()
  try {
    await client.query('SET default_transaction_read_only = off')
    await client.query('VACUUM (ANALYZE)')
    await client.query('CHECKPOINT')
  } finally {
    client.release(true)
  }
}

export async function customersOf({ pool }: Store, groupId: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    'SELECT customer_id AS id FROM customers WHERE group_id = $1 ORDER BY 1',
    [groupId],
  )
  return rows.map(({ id }) => id)
}

/** One transaction of a benchmark's own. */
export function writing(store: Store, work: (writer: Writer) => Promise<void>): Promise<void> {
  return inTransaction(store, work)
}
