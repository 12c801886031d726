import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/** A header that a person assigned to a column; column '' = left out. */
export interface KeptMapping {
  readonly kind: string
  readonly header: string
  readonly columnId: string
}

export async function keptMappings(reader: Reader, groupId: number, source: string): Promise<KeptMapping[]> {
  const { rows } = await sql<KeptMapping>`
    SELECT kind, header, column_id AS "columnId" FROM header_mappings
    WHERE group_id = ${groupId} AND source_name = ${source} ORDER BY kind, header`.execute(reader)
  return rows
}

export async function keepMapping(
  writer: Writer,
  kept: KeptMapping & { groupId: number; source: string },
): Promise<void> {
  await sql`
    INSERT INTO header_mappings (group_id, source_name, kind, header, column_id)
    VALUES (${kept.groupId}, ${kept.source}, ${kept.kind}, ${kept.header}, ${kept.columnId})
    ON CONFLICT (group_id, source_name, kind, header) DO UPDATE SET column_id = excluded.column_id`.execute(writer)
}
