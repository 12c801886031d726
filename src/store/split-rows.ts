import { type RawBuilder, sql } from 'kysely'
import { overwrite, refuseForBoth } from '#store/merge-people.ts'
import { isKeyedByCustomer, mergeChanges, type Merging, otherKey } from '#store/merge-rows.ts'
import type { Writer } from '#store/transaction.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Parts two records again: what was moved goes back as it stands now, what files brought under the merged number since goes
 * along, and what was changed of the kept one is as before, unless somebody has changed it since.
 */
export async function splitRows(writer: Writer, merging: Merging): Promise<void> {
  const changes = await mergeChanges(writer, merging)
  const isOfMerged = (row: Fields | null): boolean => row?.['customer_id'] === merging.mergedId
  for (const table of ['customers', 'people', 'consents']) await putBack(writer, merging, table)
  await refuseForBoth(writer, merging)
  for (const { table, before, after } of changes) {
    if (isOfMerged(before) || after === null) continue
    if (before === null) await forget(writer, table, after)
    else await restoreFields(writer, table, { before, after })
  }
  const { rows } = await sql<{ table: string }>`
    SELECT table_name AS table FROM merge_changes WHERE customer_id = ${merging.keptId} AND merge_id = ${merging.mergeId}
      AND (before ->> 'customer_id')::bigint = ${merging.mergedId} AND table_name NOT IN ('customers', 'people', 'consents')
    UNION SELECT table_name FROM merge_arrivals WHERE customer_id = ${merging.keptId} AND merge_id = ${merging.mergeId}
    UNION SELECT unnest(${underOrders}::text[])`.execute(writer)
  const tables = rows.map(({ table }) => table).toSorted((a, b) => depth(a) - depth(b) || a.localeCompare(b))
  for (const table of tables) await giveBack(writer, merging, table)
  for (const table of tables.toReversed()) await leave(writer, merging, table)
}

/** What hangs on an order goes where the order goes. */
const underOrders: readonly string[] = ['order_lines', 'recommendations', 'surveys']

/** What hangs on an enrolment. */
const underEnrolments: readonly string[] = ['enrolment_entries', 'messages', 'task_reasons', 'vouchers']

function depth(table: string): number {
  return underOrders.includes(table) || underEnrolments.includes(table) ? 1 : 0
}

function journal({ keptId, mergedId, mergeId }: Merging, table: string): RawBuilder<unknown> {
  return sql`(SELECT before, after FROM merge_changes WHERE customer_id = ${keptId} AND merge_id = ${mergeId}
    AND table_name = ${table} AND (before ->> 'customer_id')::bigint = ${mergedId})`
}

/** Rows of the merged record that nobody had in its place meanwhile. */
async function putBack(writer: Writer, merging: Merging, table: string): Promise<void> {
  await sql`
    INSERT INTO ${sql.id(table)} SELECT (jsonb_populate_record(NULL::${sql.id(table)}, j.before)).*
    FROM ${journal(merging, table)} j WHERE j.after IS NULL ON CONFLICT DO NOTHING`.execute(writer)
}

/** The rows of the kept record that are the other's: moved there, arrived since under their number, or hanging on such an order. */
async function theirs(writer: Writer, merging: Merging, table: string): Promise<RawBuilder<unknown>> {
  const key = await otherKey(writer, table)
  const { keptId, mergeId, mergedId } = merging
  const same = (row: RawBuilder<unknown>): RawBuilder<unknown> =>
    key.length === 0
      ? sql`true`
      : sql.join(
          key.map((each) => sql`to_jsonb(t) -> ${each}::text = ${row} -> ${each}::text`),
          sql` AND `,
        )
  const hanging = underOrders.includes(table)
    ? sql`OR EXISTS (SELECT FROM orders o WHERE o.customer_id = ${mergedId} AND o.source_id = t.source_id AND o.order_no = t.order_no)`
    : sql``
  return sql`
    SELECT to_jsonb(t) AS row, j.before, j.after FROM ${sql.id(table)} t
    LEFT JOIN ${journal(merging, table)} j ON j.after IS NOT NULL AND ${same(sql`j.after`)}
    WHERE t.customer_id = ${keptId} AND (j.after IS NOT NULL OR EXISTS (
      SELECT FROM merge_arrivals a WHERE a.customer_id = ${keptId} AND a.merge_id = ${mergeId} AND a.table_name = ${table} AND ${same(sql`a.row_key`)}) ${hanging})`
}

/** As it was where nobody has touched it since; else as it is now. */
const asItWas = sql`CASE WHEN x.row = x.after THEN x.before ELSE x.row END`

async function giveBack(writer: Writer, merging: Merging, table: string): Promise<void> {
  const rows = await theirs(writer, merging, table)
  const whose = sql`|| jsonb_build_object('customer_id', ${merging.mergedId}::bigint)`
  if (await isKeyedByCustomer(writer, table)) {
    await sql`
      INSERT INTO ${sql.id(table)} SELECT (jsonb_populate_record(NULL::${sql.id(table)}, ${asItWas} ${whose})).* FROM (${rows}) x
      ON CONFLICT DO NOTHING`.execute(writer)
    await putBack(writer, merging, table)
    return
  }
  const found = await sql<{ row: Fields }>`SELECT ${asItWas} ${whose} AS row FROM (${rows}) x`.execute(writer)
  for (const { row } of found.rows) await overwrite(writer, table, row)
}

/** What went back is the kept one's no more; last come the tables that others hang on. */
async function leave(writer: Writer, merging: Merging, table: string): Promise<void> {
  if (!(await isKeyedByCustomer(writer, table))) return
  const key = await otherKey(writer, table)
  const same = key.map((each) => sql`gone.${sql.id(each)} IS NOT DISTINCT FROM b.${sql.id(each)}`)
  const went = sql`
    SELECT t.* FROM ${sql.id(table)} t WHERE t.customer_id = ${merging.mergedId}`
  const arrived = await theirs(writer, merging, table)
  await sql`
    DELETE FROM ${sql.id(table)} gone USING (${went}) b, (${arrived}) x
    WHERE gone.customer_id = ${merging.keptId} AND to_jsonb(gone) = x.row ${same.length === 0 ? sql`` : sql`AND ${sql.join(same, sql` AND `)}`}`.execute(
    writer,
  )
}

async function forget(writer: Writer, table: string, row: Fields): Promise<void> {
  await sql`
    DELETE FROM ${sql.id(table)} t WHERE to_jsonb(t) = ${JSON.stringify(row)}::jsonb`.execute(writer)
}

/** Field by field: what was changed since by somebody stays. */
async function restoreFields(
  writer: Writer,
  table: string,
  { before, after }: { before: Fields; after: Fields },
): Promise<void> {
  const key = ['customer_id', ...(await otherKey(writer, table))]
  const same = key.map((each) => sql`to_jsonb(t) -> ${each}::text = ${JSON.stringify(after)}::jsonb -> ${each}::text`)
  const { rows } = await sql<{ row: Fields }>`
    SELECT to_jsonb(t) AS row FROM ${sql.id(table)} t WHERE t.customer_id = ${Number(after['customer_id'])} AND ${sql.join(same, sql` AND `)}`.execute(
    writer,
  )
  const [now] = rows
  if (now === undefined) return
  const restored = Object.fromEntries(
    Object.entries(now.row).map(([field, value]) => [field, isSame(value, after[field]) ? before[field] : value]),
  )
  await overwrite(writer, table, restored)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
