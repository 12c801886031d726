import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Store } from '#store/connect.ts'

/** Connections at once: sign-ins are short. */
const poolSize = 4

/** The database as the sign-in library wants it: it writes by itself, and takes instants as `Date`. Its tables are `sign_in_…`. */
export function signInDatabase({ address }: Pick<Store, 'address'>): {
  db: Kysely<Record<never, never>>
  close: () => Promise<void>
} {
  const place = 'url' in address ? { connectionString: address.url } : address
  const pool = new pg.Pool({
    ...place,
    application_name: 'longrange sign-in',
    options: '-c timezone=UTC -c lock_timeout=10000 -c statement_timeout=30000',
    max: poolSize,
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks is replaced; without a listener it would end the process.
  pool.on('error', () => undefined)
  return { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), close: () => pool.end() }
}
