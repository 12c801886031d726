import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Reader, Writer } from '#store/transaction.ts'

export interface Group {
  readonly groupId: number
  readonly name: string
  /** The day that counts as today; null = the calendar's. */
  readonly fixedToday: Day | null
}

export interface Centre {
  readonly centreId: number
  readonly name: string
  readonly zone: string
}

const columns = sql`group_id AS "groupId", name, fixed_today AS "fixedToday"`

export async function allGroups(reader: Reader): Promise<Group[]> {
  const { rows } = await sql<Group>`SELECT ${columns} FROM groups ORDER BY group_id`.execute(reader)
  return rows
}

/** Makes a group. `tombstoneKey` is a fresh random text; it never leaves the database. */
export async function makeGroup(
  writer: Writer,
  made: { name: string; fixedToday: Day | null; tombstoneKey: string },
): Promise<Group> {
  const { rows } = await sql<Group>`
    INSERT INTO groups (name, fixed_today, tombstone_key) VALUES (${made.name}, ${made.fixedToday}, ${made.tombstoneKey})
    RETURNING ${columns}`.execute(writer)
  const [group] = rows
  if (group === undefined) throw new Error('a group that was just made is not there')
  return group
}

export async function centresOf(reader: Reader, groupId: number): Promise<Centre[]> {
  const { rows } = await sql<Centre>`
    SELECT centre_id AS "centreId", name, zone FROM centres WHERE group_id = ${groupId} ORDER BY centre_id`.execute(
    reader,
  )
  return rows
}

/** Names of the numberings that the group's files use. */
export async function sourcesOf(reader: Reader, groupId: number): Promise<string[]> {
  const { rows } = await sql<{
    name: string
  }>`SELECT name FROM sources WHERE group_id = ${groupId} ORDER BY source_id`.execute(reader)
  return rows.map((row) => row.name)
}

export async function addCentre(writer: Writer, groupId: number, name: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO centres (group_id, name) VALUES (${groupId}, ${name})
    ON CONFLICT (group_id, name) DO UPDATE SET name = excluded.name RETURNING centre_id AS id`.execute(writer)
  return rows[0]?.id ?? 0
}
