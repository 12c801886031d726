import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/** Whom a merge is about. */
export interface Merging {
  readonly mergeId: number
  readonly keptId: number
  readonly mergedId: number
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Tables of a customer that a merge does not move row by row, and why. Everything else that carries a customer goes to the
 * one who is kept, also tables that come later.
 */
const notMoved: Readonly<Record<string, string>> = {
  customers: 'merged field by field',
  people: 'merged field by field',
  consents: 'the strictest holds',
  histories: 'packed anew',
  scores: 'found anew',
  actions: 'found anew',
  touched_customers: 'a mark',
  customers_to_look_at: 'a mark',
  search_tokens: 'made anew',
  search_stale: 'a mark',
  merge_changes: 'the journal itself',
  merge_arrivals: 'the journal itself',
}

/** Rows that end with the merged record and stand again when they are parted: one of a kind, of which the kept one has its own. */
const ending = ['snapshots', 'known_standings', 'customer_versions', 'preferences', 'standing_changes'] as const

/** Every table with a column `customer_id`, and those of its columns that its primary key has besides. */
async function customerTables(reader: Reader): Promise<{ name: string; columns: readonly string[] }[]> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    SELECT c.relname AS name,
      ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)::text[] AS columns
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'customer_id' AND NOT a.attisdropped)
    ORDER BY (SELECT count(*) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid::regclass::text <> 'customers'
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attname = 'customer_id')), c.relname`.execute(
    reader,
  )
  return rows.filter(({ name }) => !(name in notMoved))
}

/** Columns that name a second customer: `referred_customer_id`, `member_customer_id`, and those that come later. */
async function mentions(reader: Reader): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attname LIKE '%\\_customer\\_id'
      AND NOT a.attisdropped AND c.relname NOT IN ('merges', 'different_people')
    ORDER BY 1, 2`.execute(reader)
  return rows
}

/** Moves all that hangs on the merged record to the kept one, and writes down each row as it was and is. */
export async function moveToKept(writer: Writer, merging: Merging): Promise<void> {
  const tables = await customerTables(writer)
  // What points at something of the same customer is written after it and removed before it.
  for (const { name, columns } of tables) {
    if ((ending as readonly string[]).includes(name)) await journalEnding(writer, merging, name)
    else await copyToKept(writer, merging, { name, columns })
  }
  for (const { name } of tables.toReversed()) {
    await sql`DELETE FROM ${sql.id(name)} WHERE customer_id = ${merging.mergedId}`.execute(writer)
  }
  for (const { table, column } of await mentions(writer)) await renameMention(writer, merging, { table, column })
}

/** The next number in the journal of a merge. */
function nextNo({ keptId, mergeId }: Merging): RawBuilder<unknown> {
  return sql`coalesce((SELECT max(change_no) FROM merge_changes WHERE customer_id = ${keptId} AND merge_id = ${mergeId}), 0)
    + row_number() OVER ()`
}

async function journalEnding(writer: Writer, merging: Merging, table: string): Promise<void> {
  await sql`
    INSERT INTO merge_changes (customer_id, merge_id, change_no, table_name, before, after)
    SELECT ${merging.keptId}::bigint, ${merging.mergeId}::bigint, ${nextNo(merging)}, ${table}, to_jsonb(t), NULL
    FROM ${sql.id(table)} t WHERE t.customer_id = ${merging.mergedId}`.execute(writer)
}

/** A row that the kept record has already stays as it is; the merged one's is remembered alone. */
async function copyToKept(
  writer: Writer,
  merging: Merging,
  { name, columns }: { name: string; columns: readonly string[] },
): Promise<void> {
  const { keptId, mergedId, mergeId } = merging
  const table = sql.id(name)
  // A person's doing: no earlier import can be undone over it.
  const byPerson =
    columns.includes('import_id') && name !== 'import_changes' ? sql`|| '{"import_id": null}'::jsonb` : sql``
  const moved =
    name === 'import_changes'
      ? sql`|| jsonb_build_object('before', t.before || jsonb_build_object('customer_id', ${keptId}::bigint))`
      : byPerson
  const after = sql`to_jsonb(t) || jsonb_build_object('customer_id', ${keptId}::bigint) ${moved}`
  const key = await otherKey(writer, name)
  const same = key.map((each) => sql`k.${sql.id(each)} IS NOT DISTINCT FROM t.${sql.id(each)}`)
  // Tables keyed by something else are changed in place: their row is the same one.
  if (!(await isKeyedByCustomer(writer, name))) {
    await journalMoves(writer, merging, { name, after })
    const set = columns.includes('import_id')
      ? sql`customer_id = ${keptId}, import_id = NULL`
      : sql`customer_id = ${keptId}`
    await sql`UPDATE ${table} SET ${set} WHERE customer_id = ${mergedId}`.execute(writer)
    return
  }
  const free =
    same.length === 0
      ? sql`NOT EXISTS (SELECT FROM ${table} k WHERE k.customer_id = ${keptId})`
      : sql`NOT EXISTS (SELECT FROM ${table} k WHERE k.customer_id = ${keptId} AND ${sql.join(same, sql` AND `)})`
  await sql`
    WITH leaving AS (
      SELECT to_jsonb(t) AS before, CASE WHEN ${free} THEN ${after} END AS after FROM ${table} t WHERE t.customer_id = ${mergedId}
    ),
    kept AS (
      INSERT INTO merge_changes (customer_id, merge_id, change_no, table_name, before, after)
      SELECT ${keptId}::bigint, ${mergeId}::bigint, ${nextNo(merging)}, ${name}, before, after FROM leaving
    )
    INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, after)).* FROM leaving WHERE after IS NOT NULL`.execute(
    writer,
  )
}

async function journalMoves(
  writer: Writer,
  merging: Merging,
  { name, after }: { name: string; after: RawBuilder<unknown> },
): Promise<void> {
  await sql`
    INSERT INTO merge_changes (customer_id, merge_id, change_no, table_name, before, after)
    SELECT ${merging.keptId}::bigint, ${merging.mergeId}::bigint, ${nextNo(merging)}, ${name}, to_jsonb(t), ${after}
    FROM ${sql.id(name)} t WHERE t.customer_id = ${merging.mergedId}`.execute(writer)
}

/** What others say of the merged record they say of the kept one; what it said of itself is forgotten. */
async function renameMention(
  writer: Writer,
  merging: Merging,
  { table, column }: { table: string; column: string },
): Promise<void> {
  const { keptId, mergedId, mergeId } = merging
  const to = sql`CASE WHEN t.customer_id = ${keptId} THEN NULL ELSE ${keptId}::bigint END`
  // One who was kept may have named the other, or now names themselves through a moved row.
  const named = sql`t.${sql.id(column)} = ${mergedId} OR (t.customer_id = ${keptId} AND t.${sql.id(column)} = ${keptId})`
  await sql`
    INSERT INTO merge_changes (customer_id, merge_id, change_no, table_name, before, after)
    SELECT ${keptId}::bigint, ${mergeId}::bigint, ${nextNo(merging)}, ${table}, to_jsonb(t), to_jsonb(t) || jsonb_build_object(${column}::text, ${to})
    FROM ${sql.id(table)} t WHERE ${named}`.execute(writer)
  await sql`UPDATE ${sql.id(table)} t SET ${sql.id(column)} = ${to} WHERE ${named}`.execute(writer)
}

/** The columns of a primary key besides the customer. */
export async function otherKey(reader: Reader, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = ${table}::regclass AND i.indisprimary AND a.attname <> 'customer_id' ORDER BY a.attnum`.execute(
    reader,
  )
  return rows.map(({ name }) => name)
}

export async function isKeyedByCustomer(reader: Reader, table: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    SELECT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
      WHERE i.indrelid = ${table}::regclass AND i.indisprimary AND a.attname = 'customer_id') AS is`.execute(reader)
  return rows[0]?.is ?? false
}

/** A change of the journal. */
export interface MergeChange {
  readonly table: string
  readonly before: Fields | null
  readonly after: Fields | null
}

/** The journal of a merge, the last change first. */
export async function mergeChanges(reader: Reader, { keptId, mergeId }: Merging): Promise<MergeChange[]> {
  const { rows } = await sql<MergeChange>`
    SELECT table_name AS table, before, after FROM merge_changes
    WHERE customer_id = ${keptId} AND merge_id = ${mergeId} ORDER BY change_no DESC`.execute(reader)
  return rows
}

/** Writes a change of ours into the journal. */
export async function noteChange(
  writer: Writer,
  merging: Merging,
  { table, before, after }: MergeChange,
): Promise<void> {
  await sql`
    INSERT INTO merge_changes (customer_id, merge_id, change_no, table_name, before, after)
    SELECT ${merging.keptId}, ${merging.mergeId}, ${nextNo(merging)}, ${table}, ${asJson(before)}::jsonb, ${asJson(after)}::jsonb`.execute(
    writer,
  )
}

function asJson(row: Fields | null): string | null {
  return row === null ? null : JSON.stringify(row)
}
