import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inSnapshot, inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'

const store = await freshStore()
await inTransaction(store, (writer) => sql`CREATE TABLE notes (note text)`.execute(writer))

async function notes(reader = store.reader): Promise<string[]> {
  const { rows } = await sql<{ note: string }>`SELECT note FROM notes ORDER BY note`.execute(reader)
  return rows.map(({ note }) => note)
}

test('a reader cannot change anything, not even in plain SQL', async () => {
  await expect(sql`INSERT INTO notes VALUES ('smuggled')`.execute(store.reader)).rejects.toThrow('read-only')
  expect(await notes()).not.toContain('smuggled')
})

test('what a transaction did is kept when it resolves, and gone when it throws', async () => {
  await inTransaction(store, (writer) => sql`INSERT INTO notes VALUES ('kept')`.execute(writer))
  const failing = inTransaction(store, async (writer) => {
    await sql`INSERT INTO notes VALUES ('gone')`.execute(writer)
    throw new Error('changed our mind')
  })
  await expect(failing).rejects.toThrow('changed our mind')
  expect(await notes()).toEqual(['kept'])
})

test('a snapshot does not see what came later', async () => {
  await inSnapshot(store, async (reader) => {
    const before = await notes(reader)
    await inTransaction(store, (writer) => sql`INSERT INTO notes VALUES ('later')`.execute(writer))
    expect(await notes(reader)).toEqual(before)
  })
  expect(await notes()).toContain('later')
})
