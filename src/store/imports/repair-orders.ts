import { sql } from 'kysely'
import type { Feed } from '#store/imports/feed.ts'
import { feedOf } from '#store/imports/feeds.ts'
import type { StagedColumn } from '#store/imports/staging.ts'
import type { Writer } from '#store/transaction.ts'

/** A part of an import: rows of one kind, seen in `table`, that one feed takes. */
export interface Part {
  readonly feed: Feed
  readonly table: string
  readonly columns: readonly StagedColumn[]
}

/**
 * The four kinds inside a one-sheet export of order lines, each a view on the staged sheet: customers as their
 * latest row tells them, cars with their latest owner, orders as their first row tells them, and every line.
 */
export async function viewRepairOrders(
  writer: Writer,
  staged: string,
  feeds: Readonly<Record<string, Readonly<Record<string, string>>>>,
  columns: readonly StagedColumn[],
): Promise<Part[]> {
  const parts: Part[] = []
  for (const kind of ['customers', 'vehicles', 'visits', 'visit_lines'] as const) {
    const from = Object.entries(feeds[kind] ?? {})
    const partColumns = from.map(([id, source]) => ({
      id,
      type: columns.find((each) => each.id === source)?.type ?? 'text',
    }))
    const withCentre =
      kind === 'customers' || kind === 'visits' ? partColumns : [...partColumns, { id: 'centre', type: 'text' }]
    const table = `${staged}_sheet_${kind}`
    await sql`CREATE OR REPLACE VIEW ${sql.raw(table)} AS ${sheet(kind, staged, new Map([...from, ['centre', 'centre']]))}`.execute(
      writer,
    )
    parts.push({ feed: feedOfPart(kind), table, columns: withCentre })
  }
  return parts
}

/** On a sheet of orders, centre and advisor are the order's: where customers are at home follows from their visits. */
function feedOfPart(kind: string): Feed {
  const feed = feedOf(kind)
  if (kind !== 'customers') return feed
  const targets = feed.targets.map((target) =>
    target.table === 'customers'
      ? {
          ...target,
          columns: {
            ...target.columns,
            named_centre_id: 'NULL::int',
            named_advisor_id: 'NULL::int',
            home_centre_id: 'NULL::int',
          },
        }
      : target,
  )
  return { ...feed, targets }
}

function sheet(
  kind: 'customers' | 'vehicles' | 'visits' | 'visit_lines',
  staged: string,
  from: ReadonlyMap<string, string>,
) {
  const pick = (replaced: Readonly<Record<string, ReturnType<typeof sql>>> = {}) =>
    sql.join([...from].map(([id, source]) => sql`${replaced[id] ?? sql`s.${sql.id(source)}`} AS ${sql.id(id)}`))
  const rows = sql`FROM ${sql.raw(staged)} s WHERE s.faults IS NULL`
  const always = sql`s.row_number, s.faults, s.flags, s.cleared`
  switch (kind) {
    case 'customers':
      return sql`SELECT DISTINCT ON (s.customer_no, s.name) ${always}, ${pick({
        centre: sql`first_value(s.centre) OVER (PARTITION BY s.customer_no, s.name ORDER BY s.check_in, s.row_number)`,
      })} ${rows} AND s.customer_no IS NOT NULL AND s.name IS NOT NULL ORDER BY s.customer_no, s.name, s.check_in DESC, s.row_number DESC`
    case 'vehicles':
      return sql`SELECT DISTINCT ON (s.vin) ${always}, ${pick({
        delivery_date: sql`coalesce(s.delivery_date, min(s.check_in) OVER (PARTITION BY s.vin, s.customer_no)::date)`,
      })} ${rows} AND s.customer_no IS NOT NULL AND s.vin IS NOT NULL ORDER BY s.vin, s.check_in DESC, s.row_number DESC`
    case 'visits':
      return sql`SELECT DISTINCT ON (s.centre, s.order_no) ${always}, ${pick()} ${rows} ORDER BY s.centre, s.order_no, s.row_number`
    case 'visit_lines':
      return sql`SELECT ${always}, ${pick({
        line_no: sql`coalesce(s.line_no, (row_number() OVER (PARTITION BY s.centre, s.order_no ORDER BY s.row_number))::text)`,
      })} ${rows}`
  }
}

/** What refuses an order refuses its other lines as well: they are marked before the next part is taken. */
export async function refuseLinesOfRefusedOrders(writer: Writer, importId: number, staged: string): Promise<void> {
  await sql`
    WITH refused AS (
      SELECT DISTINCT ON (s.centre, s.order_no) s.centre, s.order_no, f.faults
      FROM row_faults f JOIN ${sql.raw(staged)} s USING (row_number)
      WHERE f.import_id = ${importId} AND NOT f.is_flag AND s.faults IS NULL
      ORDER BY s.centre, s.order_no, s.row_number
    ),
    marked AS (
      UPDATE ${sql.raw(staged)} s SET faults = refused.faults
      FROM refused WHERE s.order_no = refused.order_no AND s.centre IS NOT DISTINCT FROM refused.centre AND s.faults IS NULL
      RETURNING s.row_number, s.faults
    )
    INSERT INTO row_faults (import_id, row_number, is_flag, faults)
    SELECT ${importId}::bigint, row_number, false, faults FROM marked ON CONFLICT DO NOTHING`.execute(writer)
}
