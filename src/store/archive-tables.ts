import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/** A table as an archive keeps it. */
export interface ArchivedTable {
  readonly name: string
  readonly columns: readonly string[]
  /** What it takes on the disk: a measure for progress. */
  readonly bytes: number
}

export interface SequenceState {
  readonly name: string
  readonly last: number | null
}

/** Tables whose rows are not data of the group, and why. */
const leftOut: Readonly<Record<string, string>> = { migrations: 'the header of the archive tells them' }

/** What is written instead of a column's value, and why. */
const replaced: Readonly<Record<string, string>> = {
  // Copies of imported files are erased after 30 days and not part of a backup.
  'imports.upload': 'NULL',
}

/** Every table of ours, those that others point at before those that point; found in the catalogue, so that none is forgotten. */
export async function archivedTables(reader: Reader): Promise<ArchivedTable[]> {
  const { rows } = await sql<ArchivedTable & { needs: string[] }>`
    SELECT c.relname AS name, pg_table_size(c.oid) AS bytes,
      ARRAY(SELECT a.attname FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum)::text[] AS columns,
      ARRAY(SELECT DISTINCT f.relname FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid)::text[] AS needs
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND ${isOurs}
    ORDER BY c.relname`.execute(reader)
  return inOrder(rows.filter(({ name }) => !(name in leftOut)))
}

/** Not what an extension brought, nor what somebody else put beside it. */
const isOurs = sql`c.relowner = current_user::regrole
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

function inOrder(tables: readonly (ArchivedTable & { needs: readonly string[] })[]): ArchivedTable[] {
  const ordered: ArchivedTable[] = []
  const done = new Set<string>()
  while (ordered.length < tables.length) {
    const next = tables.filter(({ name, needs }) => !done.has(name) && needs.every((each) => done.has(each)))
    if (next.length === 0) throw new Error('tables point at each other in a circle: no order loads them')
    for (const { name, columns, bytes } of next) {
      ordered.push({ name, columns, bytes })
      done.add(name)
    }
  }
  return ordered
}

/** The query whose answer an archive keeps of a table. */
export function archivedRows({ name, columns }: ArchivedTable): string {
  const values = columns.map((column) => replaced[`${name}.${column}`] ?? quoted(column))
  return `SELECT ${values.join(', ')} FROM ${quoted(name)}`
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export async function sequenceStates(reader: Reader): Promise<SequenceState[]> {
  const { rows } = await sql<SequenceState>`
    SELECT sequencename AS name, last_value AS last FROM pg_sequences
    WHERE schemaname = current_schema() AND sequenceowner = current_user ORDER BY 1`.execute(reader)
  return rows
}

/** Numbers go on where the archive left off: none that it knows is given out twice, not even one whose row is gone. */
export async function setSequences(writer: Writer, states: readonly SequenceState[]): Promise<void> {
  for (const { name, last } of states) {
    if (last !== null) await sql`SELECT setval(${quoted(name)}::regclass, ${last}::bigint)`.execute(writer)
  }
}

/** Removes every table and sequence of ours. What follows in the same transaction must put others in their place. */
export async function dropEverything(writer: Writer): Promise<void> {
  await sql`DROP SCHEMA IF EXISTS staging CASCADE`.execute(writer)
  const { rows } = await sql<{ name: string; kind: 'TABLE' | 'SEQUENCE' }>`
    SELECT c.relname AS name, CASE c.relkind WHEN 'r' THEN 'TABLE' ELSE 'SEQUENCE' END AS kind FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'S') AND ${isOurs}
    ORDER BY kind DESC, name`.execute(writer)
  for (const { name, kind } of rows) await sql.raw(`DROP ${kind} IF EXISTS ${quoted(name)} CASCADE`).execute(writer)
}

/** Fresh statistics for tables that were just filled: without them the first imports and scores are planned badly. */
export async function analyse(writer: Writer): Promise<void> {
  await sql`ANALYZE`.execute(writer)
}

/** For this transaction: a table of a hundred million rows takes as long as it takes. */
export async function liftTimeLimit(reader: Reader): Promise<void> {
  await sql`SET LOCAL statement_timeout = 0`.execute(reader)
}

/** What would be lost if the database were replaced. */
export interface Occupants {
  readonly groups: number
  readonly customers: number
}

/** Null where nothing is in it, or no table was ever made. */
export async function occupantsOf(reader: Reader): Promise<Occupants | null> {
  const { rows: tables } = await sql<{ there: boolean }>`
    SELECT to_regclass('groups') IS NOT NULL AND to_regclass('customers') IS NOT NULL AS there`.execute(reader)
  if (tables[0]?.there !== true) return null
  const { rows } = await sql<Occupants>`
    SELECT (SELECT count(*) FROM groups) AS groups, (SELECT count(*) FROM customers) AS customers`.execute(reader)
  const [found] = rows
  return found === undefined || found.groups === 0 ? null : found
}

/** Whether an import was interrupted in the middle, whatever migrations there are. */
export async function hasUnfinishedImports(reader: Reader): Promise<boolean> {
  const { rows: tables } = await sql<{ there: boolean }>`SELECT to_regclass('imports') IS NOT NULL AS there`.execute(
    reader,
  )
  if (tables[0]?.there !== true) return false
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM imports WHERE state IN ('staging', 'staged')) AS found`.execute(reader)
  return rows[0]?.found ?? false
}
