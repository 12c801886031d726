import { type RawBuilder, sql } from 'kysely'
import { feedOf } from '#store/imports/feeds.ts'
import type { Reader } from '#store/transaction.ts'

type Fields = Readonly<Record<string, unknown>>

/** A row that an import makes or changes; `before` null = it is new. */
export interface PreviewedRow {
  readonly table: string
  readonly before: Fields | null
  readonly after: Fields
}

/** Of a one-sheet export these are told: what people look for. */
const sheetTables = ['orders', 'customers'] as const

/** The first rows that an import has made and changed, as they are now and were before: `most` of each. */
export async function previewedRows(
  reader: Reader,
  { importId, kind }: { importId: number; kind: string },
  most: number,
): Promise<{ made: PreviewedRow[]; changed: PreviewedRow[] }> {
  if (kind === 'staff') return { made: [], changed: [] }
  const tables = kind === 'repair_orders' ? sheetTables : tablesOf(kind)
  const made: PreviewedRow[] = []
  for (const table of tables.slice(0, 1)) made.push(...(await madeIn(reader, table, importId, most)))
  return { made, changed: await changedBy(reader, importId, tables, most) }
}

function tablesOf(kind: string): readonly string[] {
  const { targets } = feedOf(kind)
  const own = targets.filter((target) => target.isKeyedByCustomer !== false).map(({ table }) => table)
  // A customer is known by name, which stands in another table than their number.
  return kind === 'customers' ? ['people', ...own.filter((table) => table !== 'people')] : own
}

async function madeIn(reader: Reader, table: string, importId: number, most: number): Promise<PreviewedRow[]> {
  const { rows } = await sql<{ after: Fields }>`
    SELECT ${told(sql`to_jsonb(t)`)} AS after FROM ${sql.id(table)} t
    LEFT JOIN customers c ON c.customer_id = t.customer_id
    WHERE t.created_import_id = ${importId} ORDER BY t.customer_id LIMIT ${most}`.execute(reader)
  return rows.map(({ after }) => ({ table, before: null, after }))
}

async function changedBy(
  reader: Reader,
  importId: number,
  tables: readonly string[],
  most: number,
): Promise<PreviewedRow[]> {
  const found: PreviewedRow[] = []
  for (const table of tables) {
    const { rows } = await sql<{ before: Fields; after: Fields }>`
      SELECT ${told(sql`b.before`)} AS before, ${told(sql`to_jsonb(t)`)} AS after
      FROM import_changes b JOIN ${sql.id(table)} t ON t.customer_id = b.customer_id AND to_jsonb(t) @> b.row_key
      LEFT JOIN customers c ON c.customer_id = t.customer_id
      WHERE b.import_id = ${importId} AND b.table_name = ${table} AND t.import_id = ${importId}
      ORDER BY b.customer_id LIMIT ${most - found.length}`.execute(reader)
    found.push(...rows.map((row) => ({ table, ...row })))
    if (found.length >= most) break
  }
  return found
}

/** A row with its customer's number instead of our own ids. */
function told(row: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${row} - 'customer_id' - 'created_import_id' - 'import_id' - 'held' - 'group_id' - 'source_id')
    || jsonb_build_object('customer_no', c.customer_no)`
}
