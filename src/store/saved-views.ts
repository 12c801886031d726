import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/** How somebody likes to see a list, under a name of theirs. */
export interface SavedView {
  readonly name: string
  /** What the address of the list says after the `?`. */
  readonly search: string
}

export async function viewsOf(reader: Reader, staffId: number, list: string): Promise<SavedView[]> {
  const { rows } = await sql<SavedView>`
    SELECT name, search FROM saved_views WHERE staff_id = ${staffId} AND list = ${list} ORDER BY name`.execute(reader)
  return rows
}

/** Null = the usual ones. */
export async function columnsChosen(reader: Reader, staffId: number, list: string): Promise<string[] | null> {
  const { rows } = await sql<{ columns: string[] }>`
    SELECT columns FROM chosen_columns WHERE staff_id = ${staffId} AND list = ${list}`.execute(reader)
  return rows[0]?.columns ?? null
}

export async function keepView(writer: Writer, staffId: number, list: string, view: SavedView): Promise<void> {
  await sql`
    INSERT INTO saved_views (staff_id, list, name, search) VALUES (${staffId}, ${list}, ${view.name}, ${view.search})
    ON CONFLICT (staff_id, list, name) DO UPDATE SET search = excluded.search`.execute(writer)
}

export async function removeView(writer: Writer, staffId: number, list: string, name: string): Promise<void> {
  await sql`
    DELETE FROM saved_views WHERE staff_id = ${staffId} AND list = ${list} AND name = ${name}`.execute(writer)
}

export async function keepColumns(
  writer: Writer,
  staffId: number,
  list: string,
  columns: readonly string[],
): Promise<void> {
  await sql`
    INSERT INTO chosen_columns (staff_id, list, columns) VALUES (${staffId}, ${list}, ${columns}::text[])
    ON CONFLICT (staff_id, list) DO UPDATE SET columns = excluded.columns`.execute(writer)
}
