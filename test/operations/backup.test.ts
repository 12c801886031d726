import { appendFile, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import zlib from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openStore, type Store } from '#store/connect.ts'
import { migrate } from '#store/migrate.ts'
import { inTransaction } from '#store/transaction.ts'
import { backup } from '#operations/backup.ts'
import { deleteCustomer } from '#operations/delete-customer.ts'
import { importFiles } from '#operations/import-files.ts'
import { restore } from '#operations/restore.ts'
import { scoreEverybody } from '#operations/score.ts'
import { freshStore } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'
import { asOf, backedUp, contentOf, emptyStore, madeAt } from '#test/operations/backed-up.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

const kit = await backedUp()
const { store, folder, file, made } = kit
const { groupId } = kit.group

/** The scores of everybody, taken anew and as they are kept. */
async function scoresOf(of: Store): Promise<string> {
  const taken: unknown[] = []
  await scoreEverybody(of, {
    groupId,
    asOf,
    keeps: { live: false, snapshot: false },
    onScored: (scored) => void taken.push(...scored.map(({ assessment }) => assessment)),
  })
  return JSON.stringify(taken)
}

test('a backup says what it holds, and leaves nothing else behind', async () => {
  expect(made).toMatchObject({ tables: expect.any(Number), finishedImports: 0 })
  expect(await readdir(folder)).toEqual(['backup.longrange'])
  const text = zlib.zstdDecompressSync(await readFile(file)).toString('utf8')
  expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({
    longrange: 'backup',
    format: 1,
    madeAt: madeAt.toISOString(),
  })
})

describe('restored elsewhere', () => {
  test('everything is equal, scores to the byte, and numbers go on from where they were', async () => {
    const other = await emptyStore()
    const shares: number[] = []
    const restored = await restore(other, file, { by: 'test', onShare: (share) => shares.push(share) })
    expect(restored).toEqual({
      madeAt: madeAt.toISOString(),
      rows: 'rows' in made ? made.rows : 0,
      deletedAgain: 0,
      migrated: [],
    })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const [before, after] = [await contentOf(store.reader), await contentOf(other.reader)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const [name, rows] of Object.entries(before)) expect(after[name], name).toEqual(rows)
    expect(before['customers']?.length).toBeGreaterThan(59)
    expect(before['parked_rows']).toHaveLength(1)
    expect(await scoresOf(other)).toBe(await scoresOf(store))
    const sequences = sql`SELECT sequencename, last_value FROM pg_sequences WHERE sequencename NOT LIKE 'audit%' ORDER BY 1`
    expect((await sequences.execute(other.reader)).rows).toEqual((await sequences.execute(store.reader)).rows)
  })

  test('people go on working with it: what was imported before changes nothing when it is imported again', async () => {
    const other = await emptyStore()
    await restore(other, file, { by: 'test' })
    const path = join(folder, '02-customers.csv')
    await writeFile(path, simulatedTexts({ customers: 60, asOf })['02-customers.csv'] ?? '')
    const again = await importFiles(other, {
      paths: [path],
      group: kit.group,
      asOf,
      by: 'test',
      filesFolder: join(folder, 'kept'),
    })
    expect(again).toMatchObject({ files: [{ counts: { made: 0, changed: 0, unchanged: 60 } }] })
    await rm(join(folder, 'kept'), { recursive: true })
  })

  test('into a database that is in use only when somebody insists, and then nothing of it remains', async () => {
    const other = await freshStore()
    const theirs = await importKit(other)
    await theirs.take({ 'c.csv': '客户编号,客户姓名\nX-1,某人\n' })
    expect(await restore(other, file, { by: 'test' })).toEqual({ fault: 'database-not-empty', groups: 1, customers: 1 })
    expect(await restore(other, file, { by: 'test', insists: true })).toMatchObject({ deletedAgain: 0 })
    expect((await contentOf(other.reader))['people']).toEqual((await contentOf(store.reader))['people'])
  })
})

test('from the embedded database to a server and back', async () => {
  const embedded = await openStore({ folder: join(folder, 'embedded') })
  if ('fault' in embedded) throw new Error(JSON.stringify(embedded))
  try {
    await restore(embedded, file, { by: 'test' })
    const onwards = join(folder, 'onwards.longrange')
    await backup(embedded, onwards, { by: 'test', now: madeAt })
    const other = await emptyStore()
    expect(await restore(other, onwards, { by: 'test' })).not.toHaveProperty('fault')
    expect(await contentOf(other.reader)).toEqual(await contentOf(store.reader))
    expect(other.kind).toBe('server')
  } finally {
    await embedded.close()
  }
})

test('people deleted after the backup stay deleted', async () => {
  const other = await emptyStore()
  await restore(other, file, { by: 'test' })
  const { rows } = await sql<{ id: number; no: string; phone: string }>`
    SELECT customer_id AS id, customer_no AS no, phone FROM customers JOIN people USING (customer_id)
    WHERE EXISTS (SELECT FROM orders o WHERE o.customer_id = customers.customer_id) ORDER BY 1 LIMIT 1`.execute(
    other.reader,
  )
  const [person] = rows
  if (person === undefined) throw new Error('nobody there')
  await deleteCustomer(other, { groupId, customerId: person.id, by: 'test', today: asOf })
  const restored = await restore(other, file, { by: 'test', insists: true })
  expect(restored).toMatchObject({ deletedAgain: 1 })
  const content = await contentOf(other.reader)
  const text = JSON.stringify(content)
  expect(text).not.toContain(person.phone)
  expect(text).not.toContain(`"${person.no}"`)
  expect(content['tombstones']?.length).toBeGreaterThan(0)
  expect(content['orders']).toHaveLength((await contentOf(store.reader))['orders']?.length ?? -1)
})

describe('a backup is not written', () => {
  test('over a file that is no backup', async () => {
    const path = join(folder, 'customers.csv')
    await writeFile(path, '客户编号,客户姓名\n')
    expect(await backup(store, path, { by: 'test', now: madeAt })).toEqual({ fault: 'file-is-no-backup', file: path })
    expect(await readFile(path, 'utf8')).toBe('客户编号,客户姓名\n')
  })

  test('into a folder that is not there', async () => {
    const path = join(folder, 'nowhere', 'backup.longrange')
    expect(await backup(store, path, { by: 'test', now: madeAt })).toMatchObject({
      fault: 'file-not-written',
      file: path,
    })
  })

  test('of a database without our tables', async () => {
    expect(await backup(await emptyStore(), join(folder, 'none'), { by: 'test', now: madeAt })).toEqual({
      fault: 'database-not-migrated',
    })
  })

  test('while an import is under way', async () => {
    await inTransaction(store, async (writer) => {
      await sql`SELECT pg_advisory_xact_lock(7301)`.execute(writer)
      expect(await backup(store, join(folder, 'none'), { by: 'test', now: madeAt })).toEqual({
        fault: 'import-under-way',
      })
    })
  })
})

test('a damaged backup may be written over, and an earlier one is replaced', async () => {
  const path = join(folder, 'again.longrange')
  await backup(store, path, { by: 'test', now: madeAt })
  await truncate(path, 4000)
  expect(await backup(store, path, { by: 'test', now: madeAt })).not.toHaveProperty('fault')
  await appendFile(path, 'x')
  expect(await backup(store, path, { by: 'test', now: madeAt })).not.toHaveProperty('fault')
  expect(await restore(await emptyStore(), path, { by: 'test' })).not.toHaveProperty('fault')
})

test('what a killed backup left aside is cleared away a day later', async () => {
  const path = join(folder, 'tidy.longrange')
  const [old, young] = [`${path}.0123abcd.part`, `${path}.4567cdef.part`]
  for (const part of [old, young]) await writeFile(part, 'half')
  const before = new Date(Date.now() - 2 * 86_400_000)
  await utimes(old, before, before)
  await backup(store, path, { by: 'test', now: madeAt })
  const left = (await readdir(folder)).filter((name) => name.startsWith('tidy'))
  expect(left).toEqual(['tidy.longrange', 'tidy.longrange.4567cdef.part'])
})

test('a backup of an older schema is restored as it was and then brought up to date', async () => {
  const older = await emptyStore()
  const migrations = await mkdtemp(join(folder, 'migrations-'))
  const ours = new URL('../../src/store/migrations/', import.meta.url)
  const names = (await readdir(ours)).toSorted()
  for (const name of names.slice(0, 3)) await writeFile(join(migrations, name), await readFile(new URL(name, ours)))
  await migrate(older, pathToFileURL(`${migrations}/`))
  await inTransaction(older, (writer) =>
    sql`INSERT INTO groups (name, tombstone_key) VALUES ('从前', 'k')`.execute(writer),
  )
  const path = join(folder, 'older.longrange')
  await backup(older, path, { by: 'test', now: madeAt })
  const other = await emptyStore()
  expect(await restore(other, path, { by: 'test' })).toMatchObject({ rows: 1, migrated: names.slice(3) })
  const content = await contentOf(other.reader)
  expect(content['groups']).toEqual([expect.stringContaining('从前')])
  expect(content['scores']).toEqual([])
})
