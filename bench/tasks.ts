import { addDays } from '#domain/calendar.ts'
import { isFault } from '#intake/file-fault.ts'
import { readTable } from '#intake/read-table.ts'
import { scoreChanged } from '#operations/score-changed.ts'
import { scoreEverybody } from '#operations/score.ts'
import type { Store } from '#store/connect.ts'
import { aFit } from '#test/people.ts'
import { stepsTask, tickTask } from './engine-tasks.ts'
import { groupOf, importAll } from './fill.ts'
import { cleanRowsOf, floorImport } from './floor-import.ts'
import { floorScore } from './floor-score.ts'
import { type Notes, timed } from './notes.ts'
import { today } from './sample.ts'

type Task = (store: Store, args: Readonly<Record<string, string>>, notes: Notes) => Promise<void>

/** What `child.ts` can do. */
export const tasks: Readonly<Record<string, Task>> = {
  import: async (store, { path = '' }) => importAll(store, await groupOf(store), [path]),
  'floor-import': async (store, { path = '' }, notes) => floorImport(store, await cleanRowsOf(path), notes),
  score,
  'score-by-fit': scoreByFit,
  'floor-score': async (store, _args, notes) => floorScore(store, notes),
  nightly,
  tick: tickTask,
  steps: stepsTask,
  read: async (_store, { path = '' }, notes) => notes.count('rows', await readRows(path)),
}

async function score(store: Store, _args: unknown, notes: Notes): Promise<void> {
  const run = { groupId: (await groupOf(store)).groupId, asOf: today, keeps: { live: true, snapshot: false } }
  await change(store, 'TRUNCATE scores')
  notes.count('customers', await timed(notes, 'first', () => scoreEverybody(store, run)))
  await change(store, 'VACUUM ANALYZE scores')
  await timed(notes, 'again', () => scoreEverybody(store, run))
}

async function scoreByFit(store: Store, _args: unknown, notes: Notes): Promise<void> {
  const { groupId } = await groupOf(store)
  // The sample's visits have no rhythm that could be learned.
  const { timing, margin, unsure } = aFit()
  const fit = JSON.stringify({ timing, margin, unsure })
  await change(
    store,
    `INSERT INTO value_fits (group_id, as_of, model, customers, history_rows, visit_days, fit, report, seconds)
    VALUES (${groupId}, '${addDays(today, -1)}', 'mbg-cnbd-mix', 50000, 50000, 500000, '${fit}', '{}', 1)`,
  )
  const run = { groupId, asOf: today, keeps: { live: true, snapshot: false } }
  await scoreEverybody(store, run)
  await change(store, 'VACUUM ANALYZE scores')
  await timed(notes, 'again', () => scoreEverybody(store, run))
}

/** Nights after each of which one customer in a hundred has changed. */
const nights = ['same day', 'first night', 'second night', 'third night', 'fourth night']

/**
 * A full run, a look at those who have changed on the same day, and nights in a row, each with those who are due by
 * then, in a process that has assessed many customers before, as an app has that runs for months.
 */
async function nightly(store: Store, _args: unknown, notes: Notes): Promise<void> {
  const { groupId } = await groupOf(store)
  const touch =
    'INSERT INTO touched_customers (customer_id) SELECT customer_id FROM customers WHERE customer_id % 100 = 7'
  const nothingKept = { groupId, asOf: today, keeps: { live: false, snapshot: false } }
  await scoreEverybody(store, { ...nothingKept, threadsFrom: Number.POSITIVE_INFINITY })
  await timed(notes, 'full', () =>
    scoreEverybody(store, { groupId, asOf: today, keeps: { live: true, snapshot: false } }),
  )
  for (const [after, night] of nights.entries()) {
    // What the server's own housekeeping does within a minute.
    await change(store, 'VACUUM ANALYZE scores, touched_customers')
    await change(store, touch)
    const on = addDays(today, after)
    notes.count(`looked at, ${night}`, await timed(notes, night, () => scoreChanged(store, groupId, on)))
  }
}

async function change(store: Store, statement: string): Promise<void> {
  const client = await store.pool.connect()
  await client.query('SET default_transaction_read_only = off')
  await client.query(statement)
  client.release(true)
}

/** Reads a file as an import does and drops its rows. */
async function readRows(path: string): Promise<number> {
  const table = await readTable(path, { importDay: today })
  if ('fault' in table) throw new Error(JSON.stringify(table))
  let rows = 0
  for await (const piece of table.rows) {
    if (isFault(piece)) throw new Error(JSON.stringify(piece))
    rows += piece.length
  }
  return rows
}
