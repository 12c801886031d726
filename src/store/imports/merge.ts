import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'
import type { Target } from '#store/imports/feed.ts'

/** The rows of one resolved table that belong to the customers `after < customer_id ≤ upTo`. */
export interface Chunk {
  readonly importId: number
  readonly resolved: string
  readonly after: number
  readonly upTo: number
}

export interface MergedChunk extends Chunk {
  /** Condition over the resolved row `r`: where it holds the record was known before, elsewhere it is new. Null = anything can be. */
  readonly known: string | null
}

/** Takes the customers whom a chunk has changed; emptied at its start, gone with its transaction. */
export async function clearTouched(writer: Writer): Promise<void> {
  await sql`CREATE TEMP TABLE IF NOT EXISTS chunk_touched (customer_id bigint NOT NULL) ON COMMIT DROP`.execute(writer)
  await sql`DELETE FROM chunk_touched`.execute(writer)
}

/** Writes one target's part of a chunk: existing rows are changed where they differ, the others made. */
export async function mergeTarget(
  writer: Writer,
  target: Target,
  chunk: MergedChunk,
): Promise<{ made: number; changedRows: number[] }> {
  const changedRows = await changeRows(writer, target, chunk)
  const known = chunk.known === null ? null : sql.raw(chunk.known)
  if (known === null)
    return { made: await makeRows(writer, target, chunk, { where: sql`true`, isNew: false }), changedRows }
  // What is certainly new goes in without a look at what is there, which takes as long again.
  const made = await makeRows(writer, target, chunk, { where: sql`NOT (${known})`, isNew: true })
  return { made: made + (await makeRows(writer, target, chunk, { where: known, isNew: false })), changedRows }
}

async function changeRows(writer: Writer, target: Target, chunk: MergedChunk): Promise<number[]> {
  const columns = Object.keys(target.columns).filter((each) => !target.fixed?.includes(each))
  const table = sql.id(target.table)
  const { rows } = await sql<{ row_number: number }>`
    WITH i AS MATERIALIZED (${incoming(target, chunk)} AND ${sql.raw(chunk.known ?? 'true')}),
    changed AS (
      SELECT i.*, to_jsonb(t) AS before, t.customer_id AS t_customer_id, t.created_import_id AS created_by,
        ${sql.join(columns.map((each) => sql`${merged(target, each)} AS ${sql.id(`new_${each}`)}`))}
      FROM i JOIN ${table} t ON ${sameKey(target, 't')}
      WHERE (${sql.join(columns.map((each) => sql`t.${sql.id(each)}`))})
        IS DISTINCT FROM (${sql.join(columns.map((each) => merged(target, each)))})
        ${target.updateIf ? sql`AND ${sql.raw(target.updateIf)}` : sql``}
      -- What a person saves at this moment is waited for, and then counts.
      FOR UPDATE OF t
    ),
    kept AS (
      INSERT INTO import_changes (customer_id, import_id, table_name, row_key, before)
      SELECT t_customer_id, import_id, ${target.table}, ${keyAsJson(target, 'changed')}, before FROM changed
      WHERE created_by IS DISTINCT FROM import_id
      ON CONFLICT DO NOTHING
    ),
    written AS (
      UPDATE ${table} t
      SET ${sql.join(columns.map((each) => sql`${sql.id(each)} = i.${sql.id(`new_${each}`)}`))}, import_id = i.import_id
      FROM changed i WHERE ${sameKey(target, 't')}
      RETURNING t.customer_id
    ),
    marked AS (INSERT INTO chunk_touched SELECT customer_id FROM written)
    SELECT row_number FROM changed`.execute(writer)
  return rows.map((row) => row.row_number)
}

interface Made {
  /** Condition over the resolved row `r`. */
  readonly where: RawBuilder<unknown>
  readonly isNew: boolean
}

async function makeRows(writer: Writer, target: Target, chunk: Chunk, { where, isNew }: Made): Promise<number> {
  const columns = Object.keys(target.columns)
  const names = [...(keyedByCustomer(target) ? ['customer_id'] : []), ...Object.keys(target.key), ...columns]
  const values = names.map((each) => withDefault(target, each, sql`i.${sql.id(each)}`))
  const { rows } = await sql<{ made: number }>`
    WITH i AS (${incoming(target, chunk)} AND ${where}),
    made AS (
      INSERT INTO ${sql.id(target.table)} (${sql.join(names.map((each) => sql.id(each)))}, created_import_id, import_id)
      SELECT ${sql.join(values)}, i.import_id, i.import_id FROM i
      ${inKeyOrder(target)} ${isNew ? sql`` : sql`ON CONFLICT DO NOTHING`}
      RETURNING customer_id
    ),
    marked AS (INSERT INTO chunk_touched SELECT DISTINCT customer_id FROM made)
    SELECT count(*) AS made FROM made`.execute(writer)
  return rows[0]?.made ?? 0
}

/** Rows come by customer; a table keyed otherwise takes them faster in its own order. */
function inKeyOrder(target: Target): RawBuilder<unknown> {
  return keyedByCustomer(target)
    ? sql``
    : sql`ORDER BY ${sql.join(Object.keys(target.key).map((each) => sql`i.${sql.id(each)}`))}`
}

function incoming(target: Target, chunk: Chunk): RawBuilder<unknown> {
  const named = { ...target.key, ...target.columns }
  const customer = 'customer_id' in target.columns ? [] : [sql`r.customer_id`]
  return sql`
    SELECT r.row_number, r.cleared, r.import_id,
      ${sql.join([...customer, ...Object.entries(named).map(([name, value]) => sql`${sql.raw(value)} AS ${sql.id(name)}`)])}
    FROM ${sql.raw(chunk.resolved)} r
    WHERE r.customer_id > ${chunk.after} AND r.customer_id <= ${chunk.upTo}
      ${target.where ? sql`AND ${sql.raw(target.where)}` : sql``}`
}

/** What a column becomes: held fields stay, cleared ones empty, null leaves what is there, unless the file tells the whole row. */
function merged(target: Target, column: string): RawBuilder<unknown> {
  const [now, then] = [sql`t.${sql.id(column)}`, sql`i.${sql.id(column)}`]
  if (target.replaces === true) return withDefault(target, column, then)
  const cleared = withDefault(target, column, sql`NULL`)
  const fileColumn = target.clearedBy?.[column] ?? column
  return sql`CASE ${target.holds ? sql`WHEN t.held @> ARRAY[${sql.lit(column)}] THEN ${now}` : sql``}
    WHEN i.cleared @> ARRAY[${sql.lit(fileColumn)}] THEN ${cleared} ELSE coalesce(${then}, ${now}) END`
}

function withDefault(target: Target, column: string, value: RawBuilder<unknown>): RawBuilder<unknown> {
  const fallback = target.defaults?.[column]
  return fallback === undefined ? value : sql`coalesce(${value}, ${sql.raw(fallback)})`
}

function sameKey(target: Target, alias: string): RawBuilder<unknown> {
  const names = [...(keyedByCustomer(target) ? ['customer_id'] : []), ...Object.keys(target.key)]
  return sql.join(
    names.map((each) => sql`${sql.id(alias, each)} = i.${sql.id(each)}`),
    sql` AND `,
  )
}

function keyAsJson(target: Target, alias: string): RawBuilder<unknown> {
  const pairs = Object.keys(target.key).map((each) => sql`${sql.lit(each)}, ${sql.id(alias, each)}`)
  return sql`jsonb_build_object(${sql.join(pairs)})`
}

function keyedByCustomer(target: Target): boolean {
  return target.isKeyedByCustomer !== false
}
