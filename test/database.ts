import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { openStore, type Store } from '#store/connect.ts'
import { withDatabase, type TestDatabase } from '#test/database-url.ts'

/** A store of its own for a test file, empty and with every migration applied: `const store = await freshStore()` at the top of it. */
export async function freshStore(): Promise<Store> {
  const { template } = await database()
  const store = await openStore({ url: await freshUrl(template) })
  if ('fault' in store) throw new Error(JSON.stringify(store))
  afterAll(() => store.close())
  return store
}

/** The URL of a new database, a copy of `template`; the bare one has no tables at all. It goes when the run ends. */
export async function freshUrl(template = 'template1'): Promise<string> {
  const { url, prefix } = await database()
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(url)
  await admin.connect()
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  } finally {
    await admin.end()
  }
  return withDatabase(url, name)
}

let known: Promise<TestDatabase> | undefined

function database(): Promise<TestDatabase> {
  return (known ??= awaitDatabase())
}

/** It is being made while the first test files load. */
async function awaitDatabase(): Promise<TestDatabase> {
  const file = join(inject('databaseFolder'), 'database.json')
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text !== null) return prepared(JSON.parse(text))
    await pause(20)
  }
  throw new Error('no database after a minute')
}

function prepared(answer: TestDatabase | { error: string }): TestDatabase {
  if ('error' in answer) throw new Error(`the test database could not be made: ${answer.error}`)
  return answer
}
