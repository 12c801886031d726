import pg from 'pg'
import type { Store } from '#store/connect.ts'

/** Connections at once: the queue asks seldom and briefly. */
const poolSize = 3

/** The database as the job queue wants it: it writes by itself, into a schema of its own. */
export interface JobDatabase {
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
  readonly close: () => Promise<void>
}

export function jobDatabase({ address }: Pick<Store, 'address'>): JobDatabase {
  const place = 'url' in address ? { connectionString: address.url } : address
  const pool = new pg.Pool({
    ...place,
    application_name: 'longrange jobs',
    options: '-c timezone=UTC -c lock_timeout=10000 -c statement_timeout=60000',
    max: poolSize,
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks is replaced; without a listener it would end the process.
  pool.on('error', () => undefined)
  return { executeSql: (text, values) => pool.query(text, values), close: () => pool.end() }
}
