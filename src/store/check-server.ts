import pg from 'pg'
import { connectionConfig, type Address } from '#store/pool.ts'

/** Why a server cannot be used; `detail` is what it or the network said, in its own words. */
export type ServerRefusal =
  | { fault: 'bad-database-url'; detail: string }
  | { fault: 'no-connection'; host: string; port: number; detail: string }
  | { fault: 'sign-in-refused'; host: string; user: string; detail: string }
  | { fault: 'no-such-database'; host: string; database: string }
  | { fault: 'server-too-old'; found: string; oldest: string }
  | { fault: 'server-not-utf8'; encoding: string }
  | { fault: 'server-read-only'; host: string }

const oldest = 15

type ServerRow = { version: number; shown: string; encoding: string; standby: boolean }

/** Signs in once and looks whether this server will do; answers its version. */
export async function checkServer(address: Address): Promise<{ version: number } | ServerRefusal> {
  const client = clientFor(address)
  if ('fault' in client) return client
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<ServerRow>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS shown,
              current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby`,
    )
    const [server] = rows
    if (server === undefined) throw new Error('the server gave no version')
    return judged(server, client.host)
  } catch (error) {
    return refusalOf(error, client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function clientFor(address: Address): pg.Client | ServerRefusal {
  if ('url' in address && !/^(postgres(ql)?|socket):/.test(address.url)) {
    return { fault: 'bad-database-url', detail: 'postgresql://user:password@host:5432/database' }
  }
  try {
    return new pg.Client(connectionConfig(address))
  } catch (error) {
    return { fault: 'bad-database-url', detail: messageOf(error) }
  }
}

function judged({ version, shown, encoding, standby }: ServerRow, host: string): { version: number } | ServerRefusal {
  if (version < oldest * 10_000) return { fault: 'server-too-old', found: shown, oldest: String(oldest) }
  if (encoding !== 'UTF8') return { fault: 'server-not-utf8', encoding }
  return standby ? { fault: 'server-read-only', host } : { version }
}

/** Classes 28 and 3D of PostgreSQL's error codes; anything without one never reached a server. */
function refusalOf(error: unknown, client: pg.Client): ServerRefusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const { host, port } = client
  const user = client.user ?? ''
  if (code.startsWith('28')) return { fault: 'sign-in-refused', host, user, detail: messageOf(error) }
  if (code === '3D000') return { fault: 'no-such-database', host, database: client.database ?? user }
  return { fault: 'no-connection', host, port, detail: messageOf(error) }
}

/** A failure on several addresses of one host has an empty message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
