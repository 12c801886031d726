import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { openStore, type Store, type StorePlace } from '#store/connect.ts'

/** Where benchmarks keep databases: filled ones made once, and a copy of one for each run. */
export interface Places {
  readonly kind: 'embedded' | 'server'
  /** The database of that name, filled by `fill` unless an earlier run did, for the migrations as they stand. */
  filled(name: string, fill: (store: Store) => Promise<void>): Promise<string>
  /** The server's version, and what of its settings is not the usual. */
  version(): Promise<string>
  copyOf(filled: string): Promise<{ place: StorePlace; remove: () => Promise<void> }>
}

export async function open(place: StorePlace): Promise<Store> {
  const store = await openStore(place)
  if ('fault' in store) throw new Error(JSON.stringify(store))
  return store
}

function migrationsHash(): string {
  const folder = new URL('../src/store/migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).toSorted()) hash.update(readFileSync(new URL(name, folder)))
  return hash.digest('hex').slice(0, 8)
}

export function embeddedPlaces(work: string): Places {
  return {
    kind: 'embedded',
    async filled(name, fill) {
      const folder = join(work, `embedded-${name}-${migrationsHash()}`)
      if (existsSync(folder)) return folder
      const unfinished = `${folder}.unfinished`
      rmSync(unfinished, { recursive: true, force: true })
      await fillAndClose({ folder: unfinished }, fill)
      renameSync(unfinished, folder)
      return folder
    },
    async version() {
      const folder = join(work, 'embedded-version')
      const store = await open({ folder })
      await store.close()
      return `${Math.floor(store.serverVersion / 10_000)}.${store.serverVersion % 10_000}, embedded`
    },
    async copyOf(filled) {
      const folder = join(work, 'embedded-run')
      rmSync(folder, { recursive: true, force: true })
      // PostgreSQL refuses a folder that others may enter: modes have to come along.
      execFileSync('cp', ['-a', filled, folder])
      return { place: { folder }, remove: async () => rmSync(folder, { recursive: true, force: true }) }
    },
  }
}

async function fillAndClose(place: StorePlace, fill: (store: Store) => Promise<void>): Promise<void> {
  const store = await open(place)
  try {
    await fill(store)
  } finally {
    await store.close()
  }
}

/** `url` names a database from which others can be made. */
export function serverPlaces(url: string): Places {
  const address = (database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href
  const admin = async (...statements: string[]): Promise<pg.QueryResult[]> => {
    const client = new pg.Client(url)
    await client.connect()
    try {
      const results: pg.QueryResult[] = []
      for (const statement of statements) results.push(await client.query(statement))
      return results
    } finally {
      await client.end()
    }
  }
  return {
    kind: 'server',
    async filled(name, fill) {
      const database = `bench_${name.replaceAll('-', '_')}_${migrationsHash()}`
      const [found] = await admin(`SELECT FROM pg_database WHERE datname = '${database}'`)
      if (found?.rowCount === 1) return database
      await admin('DROP DATABASE IF EXISTS bench_unfinished', 'CREATE DATABASE bench_unfinished')
      await fillAndClose({ url: address('bench_unfinished') }, fill)
      await admin(`ALTER DATABASE bench_unfinished RENAME TO ${database}`)
      return database
    },
    async version() {
      const [asked] = await admin(`
        SELECT current_setting('server_version') || ', server (' || coalesce((
          SELECT string_agg(name || ' = ' || current_setting(name), ', ' ORDER BY name) FROM pg_settings
          WHERE source = 'command line' AND name IN ('shared_buffers', 'max_wal_size', 'random_page_cost', 'jit', 'work_mem')
        ), 'usual settings') || ')' AS said`)
      const [row] = (asked?.rows ?? []) as { said: string }[]
      return row?.said ?? ''
    },
    async copyOf(filled) {
      await admin(
        'DROP DATABASE IF EXISTS bench_run',
        `CREATE DATABASE bench_run TEMPLATE ${filled} STRATEGY file_copy`,
        'CHECKPOINT',
      )
      return { place: { url: address('bench_run') }, remove: async () => void (await admin('DROP DATABASE bench_run')) }
    },
  }
}
