import pg from 'pg'
import { valueTypes } from '#store/value-types.ts'

/** Where a server listens: a URL, or the parts of one (`host` may be the folder of a unix socket). */
export type Address = { url: string } | { host: string; port: number; user: string; password: string; database: string }

/**
 * Every session starts read-only, so that only `inTransaction` can change anything; works in UTC with ISO dates; gives up on a
 * lock after 30 s, on a statement after 30 min and on a transaction left idle for 10 min.
 */
const sessionSettings = [
  'default_transaction_read_only=on',
  'timezone=UTC',
  'datestyle=ISO,YMD',
  'intervalstyle=iso_8601',
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

/** Connections to `address`, made as they are needed, at most `max`. */
export function openPool(address: Address, max: number): pg.Pool {
  const pool = new pg.Pool({ ...connectionConfig(address), max, idleTimeoutMillis: 30_000 })
  // A connection that breaks fails the statement that runs on it, and is replaced; without listeners it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
