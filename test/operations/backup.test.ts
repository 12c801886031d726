import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import zlib from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { openStore, type Store } from '#store/connect.ts'
import { migrate } from '#store/migrate.ts'
import { inTransaction, type Reader } from '#store/transaction.ts'
import { backup } from '#operations/backup.ts'
import { deleteCustomer } from '#operations/delete-customer.ts'
import { importFiles } from '#operations/import-files.ts'
import { restore } from '#operations/restore.ts'
import { scoreEverybody } from '#operations/score.ts'
import { freshStore, freshUrl } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

const folder = await mkdtemp(join(tmpdir(), 'longrange-backup-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const now = new Date('2024-09-30T12:00:00Z')
const asOf = '2024-09-30'

const store = await freshStore()
const kit = await importKit(store)
await kit.take(simulatedTexts({ customers: 60, asOf }))
await kit.take({ 'late.csv': '工单号,客户编号,进厂时间\nZ-1,无人知晓,2024-09-01\nZ-2,,不是日子\n' }, { insists: true })
const { groupId } = kit.group
await scoreEverybody(store, { groupId, asOf, keeps: { live: true, snapshot: true } })
const file = join(folder, 'backup.longrange')
const made = await backup(store, file, { by: 'test', now })

/** A database without any table. */
async function emptyStore(url?: string): Promise<Store> {
  const opened = await openStore({ url: url ?? (await freshUrl()) })
  if ('fault' in opened) throw new Error(JSON.stringify(opened))
  afterAll(() => opened.close())
  return opened
}

/** Every row of every table, as text; the audit log apart, in which each backup leaves a line. */
async function contentOf(reader: Reader): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`.execute(
    reader,
  )
  const content: Record<string, string[]> = {}
  for (const { name } of tables.filter((table) => table.name !== 'audit_entries')) {
    const { rows } = await sql<{ row: string }>`
      SELECT (to_jsonb(t) - 'upload' - 'applied_at')::text AS row FROM ${sql.id(name)} t ORDER BY 1`.execute(reader)
    content[name] = rows.map(({ row }) => row)
  }
  return content
}

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
    madeAt: now.toISOString(),
  })
})

describe('restored elsewhere', () => {
  test('everything is equal, scores to the byte, and numbers go on from where they were', async () => {
    const other = await emptyStore()
    const shares: number[] = []
    const restored = await restore(other, file, { by: 'test', onShare: (share) => shares.push(share) })
    expect(restored).toEqual({
      madeAt: now.toISOString(),
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
    await backup(embedded, onwards, { by: 'test', now })
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

describe('a file that is not whole is refused, and nothing is changed', async () => {
  const whole = await readFile(file)
  const text = zlib.zstdDecompressSync(whole)
  const changed = (change: (text: string) => string): Buffer =>
    zlib.zstdCompressSync(Buffer.from(change(text.toString('utf8'))))
  const sumsOf = (content: string): string => createHash('sha256').update(content).digest('hex')
  const flipped = Buffer.from(whole)
  flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 0x55
  const target = await emptyStore()
  await restore(target, file, { by: 'test' })
  const before = await contentOf(target.reader)

  test.each([
    { because: 'a flipped bit', bytes: flipped, fault: { fault: 'damaged-backup' } },
    { because: 'its end is missing', bytes: whole.subarray(0, whole.length - 20), fault: { fault: 'damaged-backup' } },
    {
      because: 'half of it is missing',
      bytes: whole.subarray(0, whole.length / 2),
      fault: { fault: 'damaged-backup' },
    },
    {
      because: 'something follows',
      bytes: Buffer.concat([whole, Buffer.from('x')]),
      fault: { fault: 'damaged-backup', table: null },
    },
    { because: 'a second archive follows', bytes: Buffer.concat([whole, whole]), fault: { fault: 'damaged-backup' } },
    {
      because: 'an amount was altered',
      bytes: changed((all) => all.replace(/(\{"table":"orders"[^\n]*\n[^\n]*)\tclosed\t/, '$1\tvoid\t')),
      fault: { fault: 'damaged-backup', table: 'orders' },
    },
    {
      because: 'a row was taken out',
      bytes: changed((all) => all.replace(/(\{"table":"people"[^\n]*\n)[^\n]*\n/, '$1')),
      fault: { fault: 'damaged-backup', table: 'people' },
    },
    {
      because: 'a table was taken out',
      bytes: changed((all) => all.replace(/\{"table":"complaints"[\s\S]*?\n\\\.\n[^\n]*\n/, '')),
      fault: { fault: 'damaged-backup', table: null },
    },
    {
      because: 'the header was altered',
      bytes: changed((all) => all.replace(now.toISOString(), '2030-01-01T00:00:00.000Z')),
      fault: { fault: 'damaged-backup', table: null },
    },
    {
      because: 'it is of a format to come',
      bytes: changed((all) => all.replace('"format":1', '"format":2')),
      fault: { fault: 'backup-made-by-newer', by: 'format 2' },
    },
    { because: 'it is something else', bytes: Buffer.from('客户编号,客户姓名\n'), fault: { fault: 'not-a-backup' } },
    {
      because: 'it is something else, packed',
      bytes: zlib.zstdCompressSync('客户编号,客户姓名\n'),
      fault: { fault: 'not-a-backup' },
    },
    { because: 'it is empty', bytes: Buffer.alloc(0), fault: { fault: 'not-a-backup' } },
  ])('$because', async ({ bytes, fault }) => {
    const path = join(folder, `${sumsOf(bytes.toString('base64'))}.longrange`)
    await writeFile(path, bytes)
    expect(await restore(target, path, { by: 'test', insists: true })).toMatchObject({ ...fault, file: path })
    expect(await contentOf(target.reader)).toEqual(before)
  })

  test('there is no such file, or it is a folder', async () => {
    for (const path of [join(folder, 'nowhere'), folder]) {
      expect(await restore(target, path, { by: 'test', insists: true })).toMatchObject({
        fault: 'file-unreadable',
        file: path,
      })
    }
    expect(await contentOf(target.reader)).toEqual(before)
  })

  test('it was made with a migration that we do not know, or another of that number', async () => {
    const schemas = [
      {
        from: /"checksum":"[0-9a-f]{64}"\}\]/,
        to: `"checksum":"${'0'.repeat(64)}"}]`,
        fault: 'backup-of-other-schema',
      },
      {
        from: /\}\],"sequences"/,
        to: `},{"number":999,"name":"0999-later.sql","checksum":"${'0'.repeat(64)}"}],"sequences"`,
        fault: 'backup-made-by-newer',
      },
    ]
    for (const { from, to, fault } of schemas) {
      const path = join(folder, `${fault}.longrange`)
      await writeFile(path, resealed(text.toString('utf8').replace(from, to)))
      expect(await restore(target, path, { by: 'test', insists: true })).toMatchObject({ fault })
    }
    expect(await contentOf(target.reader)).toEqual(before)
  })

  test('rows that the tables refuse: a whole file can still not be taken by halves', async () => {
    const path = join(folder, 'refused.longrange')
    const cut = text
      .toString('utf8')
      .replace(/(\{"table":"customers"[^\n]*\n)[\s\S]*?\n\\\.\n[^\n]*\n/, (_, head: string) => {
        const sha256 = sumsOf('')
        return `${head}\\.\n${JSON.stringify({ rows: 0, bytes: 0, sha256 })}\n`
      })
    await writeFile(path, resealed(cut))
    await expect(restore(target, path, { by: 'test', insists: true })).rejects.toThrow('foreign key')
    expect(await contentOf(target.reader)).toEqual(before)
  })

  /** The same text with a last line that fits it again. */
  function resealed(all: string): Buffer {
    const lines = all
      .split('\n')
      .filter((line) => line.startsWith('{"'))
      .slice(0, -1)
    const rows = lines
      .map((line) => (JSON.parse(line) as { rows?: number }).rows ?? 0)
      .reduce((sum, each) => sum + each, 0)
    const end = {
      tables: lines.filter((line) => line.startsWith('{"table"')).length,
      rows,
      sha256: sumsOf(`${lines.join('\n')}\n`),
    }
    return zlib.zstdCompressSync(
      Buffer.from(`${all.slice(0, all.trimEnd().lastIndexOf('\n') + 1)}${JSON.stringify(end)}\n`),
    )
  }
})

describe('a backup is not written', () => {
  test('over a file that is no backup', async () => {
    const path = join(folder, 'customers.csv')
    await writeFile(path, '客户编号,客户姓名\n')
    expect(await backup(store, path, { by: 'test', now })).toEqual({ fault: 'file-is-no-backup', file: path })
    expect(await readFile(path, 'utf8')).toBe('客户编号,客户姓名\n')
  })

  test('into a folder that is not there', async () => {
    const path = join(folder, 'nowhere', 'backup.longrange')
    expect(await backup(store, path, { by: 'test', now })).toMatchObject({ fault: 'file-not-written', file: path })
  })

  test('of a database without our tables', async () => {
    expect(await backup(await emptyStore(), join(folder, 'none'), { by: 'test', now })).toEqual({
      fault: 'database-not-migrated',
    })
  })

  test('while an import is under way', async () => {
    await inTransaction(store, async (writer) => {
      await sql`SELECT pg_advisory_xact_lock(7301)`.execute(writer)
      expect(await backup(store, join(folder, 'none'), { by: 'test', now })).toEqual({ fault: 'import-under-way' })
    })
  })
})

test('a damaged backup may be written over, and an earlier one is replaced', async () => {
  const path = join(folder, 'again.longrange')
  await backup(store, path, { by: 'test', now })
  await truncate(path, 1000)
  expect(await backup(store, path, { by: 'test', now })).not.toHaveProperty('fault')
  await appendFile(path, 'x')
  expect(await backup(store, path, { by: 'test', now })).not.toHaveProperty('fault')
  expect(await restore(await emptyStore(), path, { by: 'test' })).not.toHaveProperty('fault')
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
  await backup(older, path, { by: 'test', now })
  const other = await emptyStore()
  expect(await restore(other, path, { by: 'test' })).toMatchObject({ rows: 1, migrated: names.slice(3) })
  const content = await contentOf(other.reader)
  expect(content['groups']).toEqual([expect.stringContaining('从前')])
  expect(content['scores']).toEqual([])
})
