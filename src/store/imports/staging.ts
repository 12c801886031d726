import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/** A column of a staging table: the file column's id and the SQL type of its values. */
export interface StagedColumn {
  readonly id: string
  readonly type: string
}

/** Columns that every staging table has before those of its kind. */
export const stagedAlways: readonly StagedColumn[] = [
  { id: 'row_number', type: 'integer' },
  { id: 'faults', type: 'jsonb' },
  { id: 'flags', type: 'jsonb' },
  { id: 'cleared', type: 'text[]' },
]

/** Where the rows of an import wait, as they were read. */
export function stagedTable(importId: number): string {
  return `staging.import_${importId}`
}

/** Makes an empty staging table. Column ids come from our own kinds, never from a file. */
export async function createStagingTable(
  writer: Writer,
  table: string,
  columns: readonly StagedColumn[],
): Promise<void> {
  const all = [...stagedAlways, ...columns]
  await sql`CREATE TABLE ${sql.raw(table)} (${sql.join(all.map((each) => sql`${sql.id(each.id)} ${sql.raw(each.type)}`))})`.execute(
    writer,
  )
}

/** The greatest customer id of a resolved table; null where it is empty. */
export async function lastCustomer(reader: Reader, resolved: string): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`SELECT max(customer_id) AS id FROM ${sql.raw(resolved)}`.execute(
    reader,
  )
  return rows[0]?.id ?? null
}

/** Drops everything that an import keeps in `staging`; harmless where there is nothing. */
export async function dropStaging(writer: Writer, importId: number): Promise<void> {
  const { rows } = await sql<{ name: string; is_view: boolean }>`
    SELECT relname AS name, relkind = 'v' AS is_view FROM pg_class
    WHERE relnamespace = 'staging'::regnamespace AND relkind IN ('r', 'v')
      AND relname ~ ${`^import_${importId}(_|$)`}
    ORDER BY relkind = 'r', relname`.execute(writer)
  for (const { name, is_view } of rows) {
    await sql`DROP ${sql.raw(is_view ? 'VIEW' : 'TABLE')} IF EXISTS staging.${sql.id(name)}`.execute(writer)
  }
}

export async function countStaged(reader: Reader, importId: number): Promise<{ rows: number; bad: number }> {
  const { rows } = await sql<{ rows: number; bad: number }>`
    SELECT count(*) AS rows, count(faults) AS bad FROM ${sql.raw(stagedTable(importId))}`.execute(reader)
  return rows[0] ?? { rows: 0, bad: 0 }
}

export async function dropTable(writer: Writer, table: string): Promise<void> {
  await sql`DROP TABLE IF EXISTS ${sql.raw(table)}`.execute(writer)
}

/** Tells the planner how tables look by now that have doubled since it was told: it would otherwise plan for a handful of rows. */
export async function learnSizes(writer: Writer, tables: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class
    WHERE oid = ANY (${tables}::regclass[]) AND pg_relation_size(oid) > greatest(relpages, 32)::bigint * 2 * current_setting('block_size')::bigint`.execute(
    writer,
  )
  for (const { name } of rows) await sql`ANALYZE ${sql.id(name)}`.execute(writer)
}

/** Lets the sorts and hashes of this transaction take more memory than a server usually allows: an import runs alone, and over all its rows. */
export async function giveRoom(writer: Writer): Promise<void> {
  await sql`SET LOCAL work_mem = '64MB'`.execute(writer)
  await sql`SET LOCAL maintenance_work_mem = '128MB'`.execute(writer)
}
