import { sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'

/**
 * Forgets where copies of a group's imported files lie, and what trying and importing them quoted of their rows. Answers
 * the paths of the copies. Files that nobody has imported yet stay: their rows are refused when somebody does.
 */
export async function forgetCopies(writer: Writer, groupId: number): Promise<string[]> {
  const { rows: kept } = await sql<{ path: string }>`
    SELECT upload AS path FROM imports WHERE group_id = ${groupId} AND upload IS NOT NULL AND state NOT IN ('staging', 'staged')
    UNION SELECT path FROM uploads WHERE group_id = ${groupId} AND path IS NOT NULL AND state IN ('done', 'refused', 'failed')`.execute(
    writer,
  )
  const paths = kept.map(({ path }) => path)
  await sql`UPDATE imports SET upload = NULL WHERE group_id = ${groupId} AND upload = ANY (${paths}::text[])`.execute(
    writer,
  )
  await sql`UPDATE uploads SET path = NULL WHERE group_id = ${groupId} AND path = ANY (${paths}::text[])`.execute(
    writer,
  )
  await sql`
    UPDATE uploads SET outcome = jsonb_set(jsonb_set(jsonb_set(outcome, '{preview}', 'null'), '{file,faults}', '[]'), '{file,flags}', '[]')
    WHERE group_id = ${groupId} AND outcome IS NOT NULL`.execute(writer)
  return paths
}
