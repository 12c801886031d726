import { type RawBuilder, sql } from 'kysely'
import type { ImportScope } from '#store/imports/names.ts'
import { learnCentres } from '#store/imports/names.ts'
import type { StagedColumn } from '#store/imports/staging.ts'
import type { Writer } from '#store/transaction.ts'

const values = ['name', 'role', 'phone', 'email', 'wecom', 'minutes_per_day'] as const

/**
 * Takes a staff file at once (staff are few and belong to no customer). A person whom we knew by name alone becomes
 * the row with their number. Answers what became of the rows.
 */
export async function mergeStaff(
  writer: Writer,
  scope: ImportScope,
  staged: { table: string; columns: readonly StagedColumn[] },
): Promise<{ made: number; changed: number; unchanged: number }> {
  if (staged.columns.some((column) => column.id === 'centre'))
    await learnCentres(writer, scope, sql`(SELECT centre FROM ${sql.raw(staged.table)} WHERE faults IS NULL)`)
  const rows = incomingStaff(scope, staged)
  await sql`
    UPDATE staff t SET staff_no = i.staff_no, source_id = i.source_id, centre_id = coalesce(i.centre_id, t.centre_id)
    FROM ${rows} i WHERE t.group_id = ${scope.groupId} AND t.staff_no IS NULL AND t.name = i.name
      AND (i.centre_id IS NULL OR t.centre_id IS NULL OR t.centre_id = i.centre_id)
      AND NOT EXISTS (SELECT FROM staff other WHERE other.source_id = i.source_id AND other.staff_no = i.staff_no)`.execute(
    writer,
  )
  const changed = await sql<{ n: number }>`
    WITH kept AS (
      INSERT INTO import_changes (customer_id, import_id, table_name, row_key, before)
      SELECT 0, ${scope.importId}::bigint, 'staff', jsonb_build_object('staff_id', t.staff_id), to_jsonb(t)
      FROM staff t JOIN ${rows} i ON t.source_id = i.source_id AND t.staff_no = i.staff_no
      WHERE t.created_import_id IS DISTINCT FROM ${scope.importId} ON CONFLICT DO NOTHING
    ),
    changed AS (
      UPDATE staff t SET centre_id = coalesce(i.centre_id, t.centre_id), import_id = ${scope.importId},
        ${sql.join(values.map((each) => sql`${sql.id(each)} = coalesce(i.${sql.id(each)}, t.${sql.id(each)})`))}
      FROM ${rows} i WHERE t.source_id = i.source_id AND t.staff_no = i.staff_no
        AND (t.centre_id, ${sql.join(values.map((each) => sql`t.${sql.id(each)}`))})
          IS DISTINCT FROM (coalesce(i.centre_id, t.centre_id), ${sql.join(values.map((each) => sql`coalesce(i.${sql.id(each)}, t.${sql.id(each)})`))})
      RETURNING 1
    ) SELECT count(*) AS n FROM changed`.execute(writer)
  const made = await sql<{ n: number }>`
    WITH made AS (
      INSERT INTO staff (group_id, source_id, centre_id, staff_no, ${sql.join(values.map((each) => sql.id(each)))}, created_import_id, import_id)
      SELECT ${scope.groupId}::int, i.source_id, i.centre_id, i.staff_no, i.name, coalesce(i.role, 'advisor'), i.phone, i.email, i.wecom, i.minutes_per_day,
        ${scope.importId}::bigint, ${scope.importId}::bigint
      FROM ${rows} i ON CONFLICT DO NOTHING RETURNING 1
    ) SELECT count(*) AS n FROM made`.execute(writer)
  const all = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.raw(staged.table)} WHERE faults IS NULL`.execute(
    writer,
  )
  const [madeRows, changedRows] = [made.rows[0]?.n ?? 0, changed.rows[0]?.n ?? 0]
  return { made: madeRows, changed: changedRows, unchanged: (all.rows[0]?.n ?? 0) - madeRows - changedRows }
}

function incomingStaff(
  scope: ImportScope,
  staged: { table: string; columns: readonly StagedColumn[] },
): RawBuilder<unknown> {
  const has = (id: string) => staged.columns.some((column) => column.id === id)
  const byCentre = has('centre')
  return sql`(
    SELECT DISTINCT ON (source_id, staff_no) * FROM (
      SELECT s.row_number, s.staff_no, ${sql.join(values.map((each) => (has(each) ? sql`s.${sql.id(each)}` : sql`NULL AS ${sql.id(each)}`)))},
        ${byCentre ? sql`coalesce(c.centre_id, ${scope.centreId}::int)` : sql`${scope.centreId}::int`} AS centre_id,
        ${byCentre && !scope.isSourceGiven ? sql`coalesce(src.source_id, ${scope.sourceId}::int)` : sql`${scope.sourceId}::int`} AS source_id
      FROM ${sql.raw(staged.table)} s
      ${byCentre ? sql`LEFT JOIN centres c ON c.group_id = ${scope.groupId} AND c.name = s.centre LEFT JOIN sources src ON src.group_id = c.group_id AND src.name = c.name` : sql``}
      WHERE s.faults IS NULL
    ) rows ORDER BY source_id, staff_no, row_number
  )`
}
