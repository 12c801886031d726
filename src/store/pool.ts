import pg from 'pg'
import { valueTypes } from '#store/value-types.ts'

/** Where a server listens: a URL, or the parts of one (`host` may be the folder of a unix socket). */
export type Address = { url: string } | { host: string; port: number; user: string; password: string; database: string }

/**
 * Every session starts read-only, so that only `inTransaction` can change anything; works in UTC with ISO dates; compiles no
 * statement (it takes longer than most of ours); gives up on a lock after 30 s, on a statement after 30 min and on a transaction left idle for 10 min.
 */
const sessionSettings = [
  'default_transaction_read_only=on',
  'timezone=UTC',
  'datestyle=ISO,YMD',
  'intervalstyle=iso_8601',
  'jit=off',
  'lock_timeout=30000',
  'statement_timeout=1800000',
  'idle_in_transaction_session_timeout=600000',
]

/** The settings of one connection to `address`; `name` is what `pg_stat_activity` shows. */
export function connectionConfig(address: Address, name = 'longrange'): pg.ClientConfig {
  const place = 'url' in address ? { connectionString: address.url } : address
  return {
    ...place,
    application_name: name,
    options: sessionSettings.map((setting) => `-c ${setting}`).join(' '),
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: valueTypes,
  }
}

/** Connections at once: a screenful of readers and a few writers; the embedded server allows 50. */
const poolSize = 10
/** How long a statement at work may go on when everything is to end, ms. */
const grace = 2_000

export type Connections = { pool: pg.Pool; end: () => Promise<void> }

/** Connections to `address`, made as they are needed. `end` waits a moment for what is at work and then breaks it off. */
export function openPool(address: Address): Connections {
  const pool = new pg.Pool({
    ...connectionConfig(address),
    max: poolSize,
    idleTimeoutMillis: 30_000,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, though its types do not say so
    onConnect: lookAfterUs,
  })
  // A connection that breaks fails the statement that runs on it, and is replaced; without listeners it would end the process.
  pool.on('error', () => undefined)
  const open = new Set<pg.PoolClient>()
  pool.on('connect', (client) => {
    open.add(client)
    client.on('error', () => undefined)
    client.once('end', () => open.delete(client))
  })
  let ending: Promise<void> | undefined
  return { pool, end: () => (ending ??= endAll(pool, open)) }
}

/**
 * Has the server look every second whether we still live: what an app that was killed had under way would else go on for
 * minutes, and the next one wait for its locks. Not every system can tell; then it goes on.
 */
async function lookAfterUs(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SELECT set_config('client_connection_check_interval', '1s', false) WHERE version() LIKE '%linux%'`,
  )
}

async function endAll(pool: pg.Pool, open: ReadonlySet<pg.PoolClient>): Promise<void> {
  const waiting = setTimeout(() => {
    // In the middle of a statement, `end` cuts the connection.
    for (const client of open) client.end().catch(() => undefined)
  }, grace)
  await pool.end()
  clearTimeout(waiting)
}
