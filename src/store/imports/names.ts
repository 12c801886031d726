import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'

/** What the rows of an import are read against. */
export interface ImportScope {
  readonly importId: number
  readonly groupId: number
  /** The numbering that rows belong to which name no centre of their own. */
  readonly sourceId: number
  /** A person named the source: it holds for every row, whatever centre the row names. */
  readonly isSourceGiven: boolean
  /** The centre of rows that name none; null = unknown. */
  readonly centreId: number | null
  readonly isCentreGiven: boolean
  /** Records of other centres are refused. */
  readonly onlyCentreId?: number
  readonly asOf: string
}

export const unnamedSource = ''

/** The source of that name, made where it is new. */
export async function ensureSource(writer: Writer, groupId: number, name: string): Promise<number> {
  await sql`INSERT INTO sources (group_id, name) VALUES (${groupId}, ${name}) ON CONFLICT DO NOTHING`.execute(writer)
  const { rows } = await sql<{ id: number }>`
    SELECT source_id AS id FROM sources WHERE group_id = ${groupId} AND name = ${name}`.execute(writer)
  return one(rows).id
}

/** The centre of that name, made where it is new, with a source of the same name for its numbers. */
export async function ensureCentre(writer: Writer, groupId: number, name: string): Promise<number> {
  await ensureSource(writer, groupId, name)
  return ensureUnnumberedCentre(writer, groupId, name)
}

/** As `ensureCentre` for a centre that no file has named: its numbers are those of files that name none. */
export async function ensureUnnumberedCentre(writer: Writer, groupId: number, name: string): Promise<number> {
  await sql`INSERT INTO centres (group_id, name) VALUES (${groupId}, ${name}) ON CONFLICT DO NOTHING`.execute(writer)
  const { rows } = await sql<{ id: number }>`
    SELECT centre_id AS id FROM centres WHERE group_id = ${groupId} AND name = ${name}`.execute(writer)
  return one(rows).id
}

/** The centres and advisors that a file names, each pair once; made by `gatherNames`, gone with its transaction. */
export const namesOf = sql`names_in_file`

export async function gatherNames(writer: Writer, staged: string, withAdvisors: boolean): Promise<void> {
  await sql`DROP TABLE IF EXISTS ${namesOf}`.execute(writer)
  await sql`
    CREATE TEMP TABLE ${namesOf} ON COMMIT DROP AS
    SELECT DISTINCT centre, ${withAdvisors ? sql`advisor` : sql`NULL::text AS advisor`} FROM ${sql.raw(staged)} WHERE faults IS NULL`.execute(
    writer,
  )
}

/** Makes the centres that `rows` (a relation with a column `centre`) name and nobody has seen before. */
export async function learnCentres(writer: Writer, scope: ImportScope, rows: RawBuilder<unknown>): Promise<void> {
  const unknown = await sql<{ name: string }>`
    SELECT DISTINCT s.centre AS name FROM ${rows} s
    WHERE s.centre IS NOT NULL AND NOT EXISTS (SELECT FROM centres c WHERE c.group_id = ${scope.groupId} AND c.name = s.centre)
    ORDER BY name`.execute(writer)
  for (const { name } of unknown.rows) await ensureCentre(writer, scope.groupId, name)
}

/**
 * Makes the advisors whom a file names and nobody has seen before. A file names an advisor by number or by name;
 * until a staff file says more, the name is all we know.
 */
export async function learnAdvisors(writer: Writer, scope: ImportScope): Promise<void> {
  await sql`
    INSERT INTO staff (group_id, centre_id, source_id, name, created_import_id, import_id)
    SELECT ${scope.groupId}::int, min(coalesce(c.centre_id, ${scope.centreId}::int)), ${scope.sourceId}::int, s.advisor, ${scope.importId}::bigint, ${scope.importId}::bigint
    FROM ${namesOf} s
    LEFT JOIN centres c ON c.group_id = ${scope.groupId} AND c.name = s.centre
    WHERE s.advisor IS NOT NULL AND NOT EXISTS (
      SELECT FROM staff a WHERE a.group_id = ${scope.groupId} AND s.advisor IN (a.staff_no, a.name)
    )
    GROUP BY s.advisor`.execute(writer)
}

function one<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new Error('a row that was just written is not there')
  return row
}
