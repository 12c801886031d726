import { sql } from 'kysely'
import { type Address, openPool } from '#store/pool.ts'
import { inSnapshot, type Reader, type Writer } from '#store/transaction.ts'

/** Names what the database looks like to `writer` now, but for its own changes; others can share the view while its transaction lasts. */
export async function shareSnapshot(writer: Writer): Promise<string> {
  const { rows } = await sql<{ name: string }>`SELECT pg_export_snapshot() AS name`.execute(writer)
  const [row] = rows
  if (row === undefined) throw new Error('the server gave a snapshot no name')
  return row.name
}

/** Runs `work` on a connection of its own that sees what `shareSnapshot` named. */
export async function onSharedSnapshot<T>(
  address: Address,
  name: string,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const { pool, end } = openPool(address)
  try {
    return await inSnapshot({ pool }, async (reader) => {
      await sql`SET TRANSACTION SNAPSHOT ${sql.lit(name)}`.execute(reader)
      return work(reader)
    })
  } finally {
    await end()
  }
}
