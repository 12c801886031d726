import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Scope } from '#domain/access/viewer.ts'
import { atHome } from '#store/scope.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Two records of one person that somebody brought together. */
export interface Merge {
  readonly mergeId: number
  readonly groupId: number
  readonly keptId: number
  readonly mergedId: number
  readonly byWhom: string
  readonly mergedAt: string
  readonly splitUntilOn: Day
  readonly splitAt: string | null
}

const columns = sql`m.merge_id AS "mergeId", m.group_id AS "groupId", m.kept_customer_id AS "keptId", m.merged_customer_id AS "mergedId",
  m.by_whom AS "byWhom", m.merged_at AS "mergedAt", m.split_until_on AS "splitUntilOn", m.split_at AS "splitAt"`

export async function addMerge(
  writer: Writer,
  added: { groupId: number; keptId: number; mergedId: number; by: string; splitUntilOn: Day },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO merges (group_id, kept_customer_id, merged_customer_id, by_whom, split_until_on)
    VALUES (${added.groupId}, ${added.keptId}, ${added.mergedId}, ${added.by}, ${added.splitUntilOn})
    RETURNING merge_id AS id`.execute(writer)
  return rows[0]?.id ?? 0
}

export async function mergeOf(writer: Writer, groupId: number, mergeId: number): Promise<Merge | null> {
  const { rows } = await sql<Merge>`
    SELECT ${columns} FROM merges m WHERE m.group_id = ${groupId} AND m.merge_id = ${mergeId} FOR UPDATE`.execute(
    writer,
  )
  return rows[0] ?? null
}

/** A later merge that would have to be parted first: the one who was kept was merged again, or took in another since. */
export async function laterMerge(reader: Reader, { mergeId, keptId }: Merge): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    SELECT merge_id AS id FROM merges WHERE merge_id > ${mergeId} AND split_at IS NULL
      AND (kept_customer_id = ${keptId} OR merged_customer_id = ${keptId}) ORDER BY merge_id LIMIT 1`.execute(reader)
  return rows[0]?.id ?? null
}

export async function markSplit(writer: Writer, mergeId: number, by: string): Promise<void> {
  await sql`UPDATE merges SET split_at = now(), split_by = ${by} WHERE merge_id = ${mergeId}`.execute(writer)
  await sql`DELETE FROM merge_changes WHERE merge_id = ${mergeId}`.execute(writer)
  await sql`DELETE FROM merge_arrivals WHERE merge_id = ${mergeId}`.execute(writer)
}

/** Forgets how to part those whose time has passed: what was kept for it is personal. */
export async function forgetOldMerges(writer: Writer, today: Day): Promise<void> {
  for (const table of ['merge_changes', 'merge_arrivals'] as const) {
    await sql`
      DELETE FROM ${sql.id(table)} t USING merges m WHERE m.merge_id = t.merge_id AND m.split_until_on < ${today}`.execute(
      writer,
    )
  }
}

export interface MergeRow extends Merge {
  readonly keptNo: string
  readonly keptName: string | null
  readonly mergedNo: string
}

/** Merges that can still be parted, of customers at home in the scope. */
export async function openMerges(reader: Reader, scope: Scope, today: Day): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    SELECT ${columns}, c.customer_no AS "keptNo", p.name AS "keptName",
      coalesce((SELECT b.before ->> 'customer_no' FROM merge_changes b
        WHERE b.customer_id = m.kept_customer_id AND b.merge_id = m.merge_id AND b.table_name = 'customers' AND b.after IS NULL), '') AS "mergedNo"
    FROM merges m JOIN customers c ON c.customer_id = m.kept_customer_id LEFT JOIN people p ON p.customer_id = c.customer_id
    WHERE m.split_at IS NULL AND m.split_until_on >= ${today} AND ${atHome(scope)}
    ORDER BY m.merge_id DESC LIMIT 200`.execute(reader)
  return rows
}

/** Remembers that two records are two persons. */
export async function saysDifferent(
  writer: Writer,
  said: { groupId: number; one: number; other: number; by: string },
): Promise<void> {
  await sql`
    INSERT INTO different_people (group_id, one_customer_id, other_customer_id, by_whom)
    VALUES (${said.groupId}, ${Math.min(said.one, said.other)}, ${Math.max(said.one, said.other)}, ${said.by})
    ON CONFLICT DO NOTHING`.execute(writer)
}

/** Two records that may be one person: the same phone under different numbers. */
export interface Pair {
  readonly one: number
  readonly other: number
}

/** Pairs of one phone of which one at least is at home in the scope, and that nobody said are two persons. */
export async function duplicatePairs(reader: Reader, scope: Scope, most: number): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    SELECT a.customer_id AS one, b.customer_id AS other
    FROM people a JOIN customers c ON c.customer_id = a.customer_id
    JOIN people b ON b.phone = a.phone AND b.customer_id <> a.customer_id
    JOIN customers d ON d.customer_id = b.customer_id AND d.group_id = c.group_id
    WHERE a.phone IS NOT NULL AND ${atHome(scope)}
      AND (a.customer_id < b.customer_id OR NOT (${otherAtHome(scope)}))
      AND NOT EXISTS (SELECT FROM different_people x WHERE x.group_id = c.group_id
        AND x.one_customer_id = least(a.customer_id, b.customer_id) AND x.other_customer_id = greatest(a.customer_id, b.customer_id))
    ORDER BY a.customer_id, b.customer_id LIMIT ${most}`.execute(reader)
  return rows
}

/** Whether the second of a pair is at home there as well: then the pair is told once. */
function otherAtHome(scope: Scope) {
  if (scope.of === 'group') return sql`true`
  return sql`d.home_centre_id = ${scope.centreId}`
}
