import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { chooseAccount } from '#store/embedded/account.ts'
import { findBinaries } from '#store/embedded/binaries.ts'
import { clusterUser, ensureCluster } from '#store/embedded/cluster.ts'
import { preparePlace } from '#store/embedded/place.ts'
import { livingServer, patience } from '#store/embedded/server.ts'
import { startServer } from '#store/embedded/start-server.ts'
import { withDatabase } from '#test/database-url.ts'
import type { CrashPlace } from '#test/crash/places.ts'
import { killApp, killDatabase, strikeIn } from '#test/crash/processes.ts'

/**
 * PostgreSQL's other way to clone a database loses the position of its sequences if the server is killed afterwards: it
 * takes what the original had drawn in advance for logged.
 */
const asFiles = 'STRATEGY FILE_COPY'

/** The database that an app works in, and the one that it is cloned from, on the server at `url`. */
function clones(url: string, prefix: string) {
  const [work, kept] = [`${prefix}_work`, `${prefix}_kept`]
  const admin = (...statements: string[]): Promise<void> =>
    withClient(url, async (client) => {
      for (const statement of statements) await client.query(statement)
    })
  return {
    url: withDatabase(url, work),
    make: () => admin(`CREATE DATABASE ${work}`),
    keep: () =>
      admin(`DROP DATABASE IF EXISTS ${kept} WITH (FORCE)`, `CREATE DATABASE ${kept} TEMPLATE ${work} ${asFiles}`),
    reset: () =>
      admin(`DROP DATABASE IF EXISTS ${work} WITH (FORCE)`, `CREATE DATABASE ${work} TEMPLATE ${kept} ${asFiles}`),
    drop: () => admin(`DROP DATABASE IF EXISTS ${work} WITH (FORCE)`, `DROP DATABASE IF EXISTS ${kept} WITH (FORCE)`),
    endSessions: () => admin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${work}'`),
  }
}

/** A server of our own below `folder`, listening on the loopback address as the machine's would: all of it may be killed. */
export async function ownServerPlace(folder: string, chunkRows: number): Promise<CrashPlace> {
  await mkdir(folder, { recursive: true })
  const root = await realpath(folder)
  const place = await preparePlace(join(root, 'server'))
  if ('fault' in place) throw new Error(JSON.stringify(place))
  // Another major than the embedded one, where the machine has it.
  const binaries = (await findBinaries(15, place.libraries)) ?? (await findBinaries(null, place.libraries))
  if (binaries === null) throw new Error('no database programs')
  const account = await chooseAccount(place, binaries)
  if ('fault' in account) throw new Error(JSON.stringify(account))
  const refusal = await ensureCluster(place, binaries, account)
  if (refusal !== null) throw new Error(JSON.stringify(refusal))
  const port = await freePort()
  // As a server comes: it does not look whether its clients still live.
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    client_connection_check_interval: '0',
    wal_level: 'replica',
    max_wal_senders: '10',
  }
  const revive = async (): Promise<void> => {
    const deadline = Date.now() + patience
    for (;;) {
      const server = (await livingServer(place)) ?? (await startServer(place, { binaries, account, settings }))
      if (!('fault' in server)) break
      // What was killed may hold on to its memory for a moment longer than it can be seen.
      if (Date.now() > deadline) throw new Error(JSON.stringify(server))
      await pause(100)
    }
    await untilItAnswers(adminUrl)
  }
  const password = await readFile(place.password, 'utf8')
  const adminUrl = `postgresql://${clusterUser}:${password}@127.0.0.1:${port}/postgres`
  await revive()
  const databases = clones(adminUrl, 'crash')
  await databases.make()
  return {
    name: 'server',
    victims: ['app', 'database', 'postmaster', 'helper', 'app, then database', 'database, then app'],
    app: { data: join(root, 'data'), database: databases.url, chunkRows },
    connect: () => connect(databases.url),
    keep: databases.keep,
    reset: async () => {
      await revive()
      await databases.reset()
    },
    strike: (victim, app, random) => strikeIn(place, victim, app, random),
    revive,
    close: async () => {
      await killDatabase(place)
      await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    },
  }
}

/** A database on a server that others use as well: ending its sessions stands for its death. */
export async function sharedServerPlace(url: string, folder: string, chunkRows: number): Promise<CrashPlace> {
  const databases = clones(url, `longrange_crash_${randomBytes(6).toString('hex')}`)
  await databases.make()
  return {
    name: 'shared server',
    victims: ['app', 'database', 'app, then database', 'database, then app'],
    app: { data: join(folder, 'data'), database: databases.url, chunkRows },
    connect: () => connect(databases.url),
    keep: databases.keep,
    reset: databases.reset,
    strike: async (victim, app) => {
      if (victim.startsWith('app')) killApp(app)
      if (victim.includes('database')) await databases.endSessions()
      if (victim.endsWith('app')) killApp(app)
    },
    revive: () => Promise.resolve(),
    close: async () => {
      await databases.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One of whose processes was killed takes a moment to reset itself. */
async function untilItAnswers(url: string): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    const client = await connect(url).catch((error: unknown) => {
      if (Date.now() > deadline) throw error
      return null
    })
    if (client !== null) return client.end()
    await pause(20)
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c jit=off' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = await connect(url)
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  listener.close()
  await once(listener, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port on the loopback address')
  return address.port
}
