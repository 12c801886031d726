import { sql } from 'kysely'
import type { Target } from '#store/imports/feed.ts'
import { feedOf, feeds } from '#store/imports/feeds.ts'
import { refreshHistories } from '#store/histories.ts'
import { markForSearch } from '#store/search-tokens.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Tables that imports write, parents before what hangs on them. */
const tables: readonly string[] = [...new Set(feeds.flatMap((feed) => feed.targets.map((target) => target.table)))]

/** A row that stands against an undo: somebody built on it since. */
export interface LaterChange {
  readonly table: string
  readonly row: Readonly<Record<string, unknown>>
  /** The later import; null = a person. */
  readonly importId: number | null
}

/** Rows of the import that a later import or a person changed, or that later records hang on: at most `most`. */
export async function laterChanges(reader: Reader, importId: number, most: number): Promise<LaterChange[]> {
  const found: LaterChange[] = []
  for (const table of tables) {
    if (found.length >= most) break
    found.push(...(await changedSince(reader, table, importId, most - found.length)))
    if (table === 'orders') found.push(...(await ownedByCar(reader, importId, most - found.length)))
    if (table !== 'customers') found.push(...(await hangingOn(reader, table, importId, most - found.length)))
  }
  for (const table of atTheDesk) found.push(...(await writtenAt(reader, table, importId, most - found.length)))
  return found
}

/** What people write down about a customer, in tables that no import writes. */
const atTheDesk = ['customer_notes', 'interests', 'preferences', 'task_reasons', 'task_results'] as const

async function writtenAt(
  reader: Reader,
  table: (typeof atTheDesk)[number],
  importId: number,
  most: number,
): Promise<LaterChange[]> {
  // What a playbook asks for, or writes down, goes with the customer.
  const isWritten = table === 'task_reasons' || table === 'customer_notes'
  const byPeople = isWritten ? sql`t.written_by IS NOT NULL` : sql`true`
  const { rows } = await sql<LaterChange>`
    SELECT ${table} AS table, to_jsonb(t) AS row, NULL AS "importId"
    FROM ${sql.id(table)} t JOIN customers c USING (customer_id)
    WHERE c.created_import_id = ${importId} AND ${byPeople} LIMIT ${Math.max(0, most)}`.execute(reader)
  return rows
}

async function changedSince(reader: Reader, table: string, importId: number, most: number): Promise<LaterChange[]> {
  const key = await primaryKey(reader, table)
  const same = sql.join(
    key.map((each) => sql`t.${sql.id(each)} = p.${sql.id(each)}`),
    sql` AND `,
  )
  const { rows } = await sql<LaterChange>`
    SELECT ${table} AS table, to_jsonb(t) AS row, t.import_id AS "importId"
    FROM ${sql.id(table)} t WHERE t.created_import_id = ${importId} AND t.import_id IS DISTINCT FROM ${importId}
    UNION ALL
    SELECT ${table}, c.before, t.import_id FROM import_changes c
    CROSS JOIN LATERAL jsonb_populate_record(NULL::${sql.id(table)}, c.before) p
    JOIN ${sql.id(table)} t ON ${same}
    WHERE c.import_id = ${importId} AND c.table_name = ${table} AND t.import_id IS DISTINCT FROM ${importId}
    LIMIT ${most}`.execute(reader)
  return rows
}

/** What hangs on an order, besides on its customer. */
const underOrders: readonly string[] = feeds
  .filter(({ belongs }) => belongs === 'order')
  .flatMap(({ targets }) => targets.map(({ table }) => table))

/** Records of other imports under customers or orders that this import made; rows it let in from waiting don't count. */
async function hangingOn(reader: Reader, table: string, importId: number, most: number): Promise<LaterChange[]> {
  const underOrder = underOrders.includes(table)
    ? sql`OR EXISTS (
        SELECT FROM orders o WHERE (o.customer_id, o.source_id, o.order_no) = (t.customer_id, t.source_id, t.order_no) AND o.created_import_id = ${importId}
      )`
    : sql``
  const { rows } = await sql<LaterChange>`
    SELECT ${table} AS table, to_jsonb(t) AS row, t.created_import_id AS "importId"
    FROM ${sql.id(table)} t JOIN customers c ON c.customer_id = t.customer_id
    WHERE t.created_import_id IS DISTINCT FROM ${importId} AND (c.created_import_id = ${importId} ${underOrder})
      AND NOT EXISTS (SELECT FROM parked_rows p WHERE p.import_id = t.created_import_id AND p.taken_by = ${importId})
    LIMIT ${Math.max(0, most)}`.execute(reader)
  return rows
}

/** Orders of other imports that name only a car, and are somebody's because this import gave them the car. */
async function ownedByCar(reader: Reader, importId: number, most: number): Promise<LaterChange[]> {
  const { rows } = await sql<LaterChange>`
    SELECT 'orders' AS table, to_jsonb(t) AS row, t.created_import_id AS "importId"
    FROM orders t JOIN car_owners w ON w.vin = t.vin AND w.customer_id = t.customer_id
    WHERE t.by_car AND w.created_import_id = ${importId} AND t.created_import_id IS DISTINCT FROM ${importId}
      AND NOT EXISTS (SELECT FROM parked_rows p WHERE p.import_id = t.created_import_id AND p.taken_by = ${importId})
    LIMIT ${Math.max(0, most)}`.execute(reader)
  return rows
}

/** Later imports of the same kind that held rows as they were already: perhaps this one's, which they would have made without it. */
export async function laterHolders(reader: Reader, importId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT later.import_id AS id FROM imports this JOIN imports later USING (group_id, kind)
    WHERE this.import_id = ${importId} AND later.import_id > this.import_id AND later.state = 'done'
      AND (later.counts ->> 'unchanged')::int > 0 AND later.choices -> 'sourceId' = this.choices -> 'sourceId'
    ORDER BY 1`.execute(reader)
  return rows.map((row) => row.id)
}

/** Takes an import back: what it made goes, what it changed is as before, what it let in waits again. */
export async function undoImport(writer: Writer, importId: number): Promise<void> {
  await sql`CREATE TEMP TABLE IF NOT EXISTS undo_touched (customer_id bigint NOT NULL) ON COMMIT DROP`.execute(writer)
  await sql`DELETE FROM undo_touched`.execute(writer)
  await sendBackToWaiting(writer, importId)
  for (const table of tables.toReversed()) {
    await sql`
      WITH gone AS (DELETE FROM ${sql.id(table)} WHERE created_import_id = ${importId} RETURNING customer_id)
      INSERT INTO undo_touched SELECT DISTINCT customer_id FROM gone`.execute(writer)
  }
  for (const table of tables) await restore(writer, table, importId)
  await restoreStaff(writer, importId)
  await sql`
    INSERT INTO undo_touched SELECT DISTINCT customer_id FROM import_changes WHERE import_id = ${importId}`.execute(
    writer,
  )
  await sql`DELETE FROM import_changes WHERE import_id = ${importId}`.execute(writer)
  await sql`DELETE FROM parked_rows WHERE import_id = ${importId}`.execute(writer)
  await sql`DELETE FROM row_faults WHERE import_id = ${importId}`.execute(writer)
  await refreshHistories(writer, sql`undo_touched`)
  await markForSearch(writer, sql`undo_touched`)
  await sql`UPDATE imports SET state = 'undone', ended_at = now() WHERE import_id = ${importId}`.execute(writer)
}

async function sendBackToWaiting(writer: Writer, importId: number): Promise<void> {
  const { rows } = await sql<{
    kind: string
  }>`SELECT DISTINCT kind FROM parked_rows WHERE taken_by = ${importId}`.execute(writer)
  for (const { kind } of rows) {
    for (const target of feedOf(kind).targets.toReversed()) {
      await sql`
        WITH gone AS (
          DELETE FROM ${sql.id(target.table)} t USING parked_rows p
          WHERE p.taken_by = ${importId} AND p.kind = ${kind} AND t.created_import_id = p.import_id AND ${parkedKey(target)}
          RETURNING t.customer_id
        )
        INSERT INTO undo_touched SELECT DISTINCT customer_id FROM gone`.execute(writer)
    }
  }
  await sql`UPDATE parked_rows SET taken_by = NULL WHERE taken_by = ${importId}`.execute(writer)
}

/** Key columns that stand in the file itself (`r.order_no`), compared with the waiting row. */
function parkedKey(target: Target) {
  const inFile = Object.entries(target.key).filter(
    ([name, from]) => from.startsWith('r.') && name !== 'source_id' && name !== 'group_id',
  )
  return sql.join(
    inFile.map(([name, from]) => sql`t.${sql.id(name)}::text = p.staged ->> ${from.slice(2)}`),
    sql` AND `,
  )
}

async function restore(writer: Writer, table: string, importId: number): Promise<void> {
  const [key, columns] = [await primaryKey(writer, table), await columnsOf(writer, table)]
  const same = sql.join(
    key.map((each) => sql`t.${sql.id(each)} = p.${sql.id(each)}`),
    sql` AND `,
  )
  const before = sql`import_changes c CROSS JOIN LATERAL jsonb_populate_record(NULL::${sql.id(table)}, c.before) p`
  const ofThis = sql`c.import_id = ${importId} AND c.table_name = ${table}`
  await sql`
    UPDATE ${sql.id(table)} t SET ${sql.join(columns.map((each) => sql`${sql.id(each)} = p.${sql.id(each)}`))}
    FROM ${before} WHERE ${ofThis} AND ${same}`.execute(writer)
  await sql`
    INSERT INTO ${sql.id(table)} (${sql.join(columns.map((each) => sql.id(each)))})
    SELECT ${sql.join(columns.map((each) => sql`p.${sql.id(each)}`))} FROM ${before} WHERE ${ofThis}
    ON CONFLICT DO NOTHING`.execute(writer)
}

/** Staff belong to no customer; somebody made by name alone stays where later records name them. */
async function restoreStaff(writer: Writer, importId: number): Promise<void> {
  const columns = (await columnsOf(writer, 'staff')).filter((each) => each !== 'staff_id')
  await sql`
    UPDATE staff t SET ${sql.join(columns.map((each) => sql`${sql.id(each)} = p.${sql.id(each)}`))}
    FROM import_changes c CROSS JOIN LATERAL jsonb_populate_record(NULL::staff, c.before) p
    WHERE c.import_id = ${importId} AND c.table_name = 'staff' AND t.staff_id = p.staff_id`.execute(writer)
  await sql`
    DELETE FROM staff s WHERE s.created_import_id = ${importId}
      AND NOT EXISTS (SELECT FROM orders o WHERE o.advisor_id = s.staff_id)
      AND NOT EXISTS (SELECT FROM customers c WHERE s.staff_id IN (c.advisor_id, c.named_advisor_id))`.execute(writer)
}

async function primaryKey(reader: Reader, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = ${table}::regclass AND i.indisprimary`.execute(reader)
  return rows.map((row) => row.name)
}

async function columnsOf(reader: Reader, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT attname AS name FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`.execute(reader)
  return rows.map((row) => row.name)
}
