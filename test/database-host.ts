import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { openStore } from '#store/connect.ts'
import { openEmbedded } from '#store/embedded/open-embedded.ts'
import { migrate } from '#store/migrate.ts'
import { urlOf, withDatabase, type TestDatabase } from '#test/database-url.ts'

/** Keeps the database of one test run: `node test/database-host.ts <folder> [url]`, until its standard input ends. */
const [folder, serverUrl] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: database-host.ts <folder> [url]')

const input = new Promise((resolve) => process.stdin.once('end', resolve).resume())
const prefix = `longrange_test_${randomBytes(4).toString('hex')}`
let close = (): Promise<void> => Promise.resolve()
try {
  const server = await serve()
  close = server.close
  await announce(await prepare(server.url))
} catch (error) {
  await announce({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
await input
await close()
await rm(folder, { recursive: true, force: true })

async function serve(): Promise<{ url: string; close: () => Promise<void> }> {
  if (serverUrl !== undefined) return { url: serverUrl, close: () => dropAll(serverUrl) }
  // Nothing here need survive: writes may stay in memory.
  const embedded = await openEmbedded(join(folder ?? '', 'data'), {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  })
  if ('fault' in embedded) throw new Error(JSON.stringify(embedded))
  return { url: urlOf(embedded.address), close: () => embedded.close() }
}

async function prepare(url: string): Promise<TestDatabase> {
  const template = `${prefix}_template`
  await withAdmin(url, (admin) => admin.query(`CREATE DATABASE ${template}`))
  const store = await openStore({ url: withDatabase(url, template) })
  if ('fault' in store) throw new Error(JSON.stringify(store))
  const applied = await migrate(store)
  await store.close()
  if ('fault' in applied) throw new Error(JSON.stringify(applied))
  return { url, template, prefix }
}

/** Written aside and renamed, so that nobody reads half of it. */
async function announce(database: TestDatabase | { error: string }): Promise<void> {
  const file = join(folder ?? '', 'database.json')
  await writeFile(`${file}.new`, JSON.stringify(database), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

async function dropAll(url: string): Promise<void> {
  await withAdmin(url, async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname LIKE $1`,
      [`${prefix}%`],
    )
    for (const { name } of rows) await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`)
  })
}

async function withAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(url)
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
