import { sql } from 'kysely'
import type { Reader } from '#store/transaction.ts'

/** Rows of a table. The name comes from an archive that was checked against our own migrations. */
export async function rowsIn(reader: Reader, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.id(table)}`.execute(reader)
  return rows[0]?.n ?? 0
}
