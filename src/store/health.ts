import { sql } from 'kysely'
import { packedFacts } from '#store/histories.ts'
import type { Reader } from '#store/transaction.ts'

/** How a database is set up and how it is doing. */
export interface ServerHealth {
  readonly version: string
  readonly megabytes: number
  readonly fsync: boolean
  readonly fullPageWrites: boolean
  readonly synchronousCommit: string
  readonly connections: number
  readonly mostConnections: number
  /** The database's clock, ms since 1970. */
  readonly clock: number
}

export async function serverHealth(reader: Reader): Promise<ServerHealth> {
  const { rows } = await sql<ServerHealth>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database()) / (1024 * 1024) AS megabytes,
      current_setting('fsync')::boolean AS fsync, current_setting('full_page_writes')::boolean AS "fullPageWrites",
      current_setting('synchronous_commit') AS "synchronousCommit",
      (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS "mostConnections",
      floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS clock`.execute(reader)
  const [health] = rows
  if (health === undefined) throw new Error('the server told nothing about itself')
  return health
}

/** Centres whose time zone the database does not know. */
export async function centresOfNoZone(reader: Reader): Promise<{ name: string; zone: string }[]> {
  const { rows } = await sql<{ name: string; zone: string }>`
    SELECT c.name, c.zone FROM centres c WHERE c.zone NOT IN (SELECT name FROM pg_timezone_names) ORDER BY c.name`.execute(
    reader,
  )
  return rows
}

/** Tables in `staging` that belong to no import under way. */
export async function leftoverStaging(reader: Reader): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT c.relname AS name FROM pg_class c
    WHERE c.relnamespace = to_regnamespace('staging') AND c.relkind IN ('r', 'v')
      AND NOT EXISTS (SELECT FROM imports i WHERE i.state IN ('staging', 'staged') AND c.relname ~ ('^import_' || i.import_id || '(_|$)'))
    ORDER BY 1`.execute(reader)
  return rows.map(({ name }) => name)
}

/** Looks at the packed histories of so many customers, chosen by chance: how many there were, and how many differ from what records say. */
export async function unlikeHistories(reader: Reader, most: number): Promise<{ looked: number; differ: number }> {
  const chosen = sql`(SELECT customer_id FROM customers ORDER BY random() LIMIT ${most})`
  const { rows } = await sql<{ looked: number; differ: number }>`
    WITH chosen AS MATERIALIZED (SELECT customer_id FROM ${chosen} c)
    SELECT count(*) AS looked, count(*) FILTER (WHERE p.facts::jsonb IS DISTINCT FROM coalesce(h.facts, '{}')::jsonb) AS differ
    FROM (${packedFacts(sql`chosen`)}) p LEFT JOIN histories h USING (customer_id)`.execute(reader)
  return rows[0] ?? { looked: 0, differ: 0 }
}

/** When the last backup was made, as an instant; null = never. */
export async function lastBackupAt(reader: Reader): Promise<string | null> {
  const { rows } = await sql<{
    at: string | null
  }>`SELECT max(at) AS at FROM audit_entries WHERE action = 'backup-made'`.execute(reader)
  return rows[0]?.at ?? null
}
