import pg from 'pg'
import { connectionConfig, type Address } from '#store/pool.ts'

/** Our claim on a folder: a session with an advisory lock, which the server ends with us however we end. */
export type Hold = { lost: Promise<void>; expectEnd(): void; end(): Promise<void> }

/** Any two numbers do, as long as nothing else in the database uses them. */
const lockKey = [0x4c52, 1] as const

/**
 * Claims the folder for this process. `holder` is the process id of whoever has it; 'gone' where the server went away meanwhile.
 * `adopted`: the server was found running, so sessions of a dead process may still be at work and are ended.
 */
export async function takeFolder(
  address: Address,
  adopted: boolean,
): Promise<Hold | { holder: number | null } | 'gone'> {
  const client = new pg.Client(connectionConfig(address, `longrange ${process.pid}`))
  let broken = false
  let expected = false
  client.on('error', () => (broken = true))
  try {
    await client.connect()
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0')
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS taken', [
      ...lockKey,
    ])
    if (rows[0]?.taken !== true) return await told(client)
    if (adopted) await endLeftovers(client)
  } catch {
    await client.end().catch(() => undefined)
    return 'gone'
  }
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => {
      if (!expected) resolve()
    })
    if (broken) resolve()
  })
  return { lost, expectEnd: () => (expected = true), end: () => client.end().catch(() => undefined) }
}

async function told(client: pg.Client): Promise<{ holder: number | null } | 'gone'> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = $2 AND l.granted`,
    [...lockKey],
  )
  await client.end()
  const [session] = rows
  // It let go between our two questions.
  if (session === undefined) return 'gone'
  const pid = /^longrange (\d+)$/.exec(session.name)?.[1]
  return { holder: pid === undefined ? null : Number(pid) }
}

async function endLeftovers(client: pg.Client): Promise<void> {
  await client.query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  )
}
