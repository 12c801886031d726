import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openStore, type Store } from '#store/connect.ts'
import { migrate, migrationState } from '#store/migrate.ts'
import { freshUrl } from '#test/database.ts'

const notes = "CREATE TABLE notes (note text);\nINSERT INTO notes VALUES ('first');\n"
const days = 'ALTER TABLE notes ADD on_day date;\n'

const folder = await mkdtemp(join(tmpdir(), 'longrange-migrations-'))
afterAll(() => rm(folder, { recursive: true }))

/** A folder of these files, beside the others of this test file. */
async function files(texts: Readonly<Record<string, string>>): Promise<URL> {
  const made = await mkdtemp(join(folder, 'set-'))
  for (const [name, text] of Object.entries(texts)) await writeFile(join(made, name), text)
  return pathToFileURL(`${made}/`)
}

async function withEmptyStore(work: (store: Store, again: () => Promise<Store>) => Promise<void>): Promise<void> {
  const url = await freshUrl()
  const opened: Store[] = []
  const open = async (): Promise<Store> => {
    const store = await openStore({ url })
    if ('fault' in store) throw new Error(JSON.stringify(store))
    opened.push(store)
    return store
  }
  try {
    await work(await open(), open)
  } finally {
    await Promise.all(opened.map((store) => store.close()))
  }
}

async function noteCount(store: Store): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM notes`.execute(store.reader)
  return rows[0]?.count ?? -1
}

const first = { number: 1, name: '0001-notes.sql' }
const second = { number: 2, name: '0002-days.sql' }

test('what is missing is applied, once, in order', async () => {
  await withEmptyStore(async (store) => {
    const one = await files({ '0001-notes.sql': notes })
    const two = await files({ '0001-notes.sql': notes, '0002-days.sql': days })
    expect(await migrationState(store.reader, one)).toEqual({ applied: [], missing: [first], refusal: null })
    expect(await migrate(store, one)).toEqual([first])
    expect(await migrationState(store.reader, two)).toEqual({ applied: [first], missing: [second], refusal: null })
    expect(await migrate(store, two)).toEqual([second])
    expect(await migrate(store, two)).toEqual([])
    expect(await noteCount(store)).toBe(1)
  })
})

test('an edited file is refused; line ends do not count as an edit', async () => {
  await withEmptyStore(async (store) => {
    await migrate(store, await files({ '0001-notes.sql': notes }))
    expect(await migrate(store, await files({ '0001-notes.sql': notes.replaceAll('\n', '\r\n') }))).toEqual([])
    const edited = await files({ '0001-notes.sql': `${notes}-- one more thought`, '0002-days.sql': days })
    expect(await migrate(store, edited)).toEqual({ fault: 'migration-edited', name: '0001-notes.sql' })
    expect((await migrationState(store.reader, edited)).refusal).toEqual({
      fault: 'migration-edited',
      name: '0001-notes.sql',
    })
  })
})

test('a database that a newer Longrange has changed is refused', async () => {
  await withEmptyStore(async (store) => {
    await migrate(store, await files({ '0001-notes.sql': notes, '0002-days.sql': days }))
    expect(await migrate(store, await files({ '0001-notes.sql': notes }))).toEqual({
      fault: 'database-newer',
      name: '0002-days.sql',
    })
  })
})

test('a file that fails leaves nothing of itself, and those before it stay', async () => {
  await withEmptyStore(async (store) => {
    const failing = await files({ '0001-notes.sql': notes, '0002-days.sql': `${days}SELECT 1 / 0;` })
    await expect(migrate(store, failing)).rejects.toThrow('division by zero')
    expect((await migrationState(store.reader, failing)).applied).toEqual([first])
    expect(await migrate(store, await files({ '0001-notes.sql': notes, '0002-days.sql': days }))).toEqual([second])
  })
})

test('of two processes that migrate at once each file is applied by one', async () => {
  await withEmptyStore(async (store, again) => {
    const both = await files({ '0001-notes.sql': notes, '0002-days.sql': days })
    const applied = await Promise.all([store, await again()].map((each) => migrate(each, both)))
    expect(applied.flat().toSorted((a, b) => ('number' in a && 'number' in b ? a.number - b.number : 0))).toEqual([
      first,
      second,
    ])
    expect(await noteCount(store)).toBe(1)
  })
})

test('a gap in the numbers is a mistake of ours', async () => {
  await withEmptyStore(async (store) => {
    await expect(migrate(store, await files({ '0001-notes.sql': notes, '0003-days.sql': days }))).rejects.toThrow(
      '0003-days.sql',
    )
  })
})
