import { type RawBuilder, sql } from 'kysely'
import { customerColumnOf, type Feed } from '#store/imports/feed.ts'
import type { ImportScope } from '#store/imports/names.ts'
import type { ResolveFault } from '#store/imports/resolve.ts'
import type { StagedColumn } from '#store/imports/staging.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Faults found while reading, kept with their rows: what the summary and the rejected-row file say. */
export async function keepReadingFaults(writer: Writer, importId: number, staged: string): Promise<void> {
  await sql`
    INSERT INTO row_faults (import_id, row_number, is_flag, faults)
    SELECT ${importId}::bigint, row_number, false, faults FROM ${sql.raw(staged)} WHERE faults IS NOT NULL
    UNION ALL
    SELECT ${importId}::bigint, row_number, true, flags FROM ${sql.raw(staged)} WHERE flags IS NOT NULL AND faults IS NULL
    ON CONFLICT DO NOTHING`.execute(writer)
}

/** The columns that a fault of `resolve.ts` points at; the first that the row fills is named. */
function faultColumns(feed: Feed): Record<ResolveFault, readonly string[]> {
  const number = customerColumnOf(feed)
  return {
    'unknown-customer': [number],
    'unknown-car': ['vin'],
    'unknown-order': ['order_no'],
    'unknown-centre': ['centre'],
    'other-centre': ['centre', number, 'order_no'],
    'self-referral': [feed.other?.column ?? number],
    'ambiguous-source': [number, 'order_no'],
    'deleted-person': [number, 'order_no', 'vin'],
    'duplicate-key': feed.key,
  }
}

/**
 * Takes the rows that can't be placed out of `resolved`: orders and their like without a customer are parked where
 * `parks` says so, the others refused, exact repetitions dropped. Answers how many of each.
 */
export async function settleFaults(
  writer: Writer,
  scope: ImportScope,
  rows: { feed: Feed; resolved: string; columns: readonly StagedColumn[]; parks: boolean },
): Promise<{ parked: number; rejected: number; repeated: number }> {
  const resolved = sql.raw(rows.resolved)
  const parked = rows.parks ? await park(writer, scope, rows) : 0
  const has = (id: string) => rows.columns.some((column) => column.id === id)
  const column = sql`CASE r.fault ${sql.join(
    Object.entries(faultColumns(rows.feed)).map(
      ([fault, columns]) => sql`WHEN ${sql.lit(fault)} THEN ${firstFilled(columns.filter(has))}`,
    ),
    sql` `,
  )} END`
  const refused = await sql<{ n: number }>`
    WITH kept AS (
      INSERT INTO row_faults (import_id, row_number, is_flag, faults)
      SELECT r.import_id, r.row_number, false, jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
        'code', r.fault, 'column', f.column, 'value', CASE WHEN r.fault <> 'deleted-person' THEN to_jsonb(r) ->> f.column END, 'firstRow', r.first_row)))
      FROM ${resolved} r CROSS JOIN LATERAL (SELECT ${column} AS column) f
      WHERE r.fault IS NOT NULL AND r.fault <> 'repeated'
      ON CONFLICT DO NOTHING RETURNING 1
    ) SELECT count(*) AS n FROM kept`.execute(writer)
  const repeated = await sql<{ n: number }>`SELECT count(*) AS n FROM ${resolved} WHERE fault = 'repeated'`.execute(
    writer,
  )
  await sql`DELETE FROM ${resolved} WHERE fault IS NOT NULL`.execute(writer)
  return { parked, rejected: refused.rows[0]?.n ?? 0, repeated: repeated.rows[0]?.n ?? 0 }
}

function firstFilled(columns: readonly string[]): RawBuilder<unknown> {
  if (columns.length === 0) return sql`NULL`
  const branches = columns.map((each) => sql`WHEN r.${sql.id(each)} IS NOT NULL THEN ${sql.lit(each)}`)
  return sql`CASE ${sql.join(branches, sql` `)} END`
}

async function park(
  writer: Writer,
  scope: ImportScope,
  rows: { feed: Feed; resolved: string; columns: readonly StagedColumn[] },
): Promise<number> {
  const has = (id: string) => rows.columns.some((column) => column.id === id)
  const asked = (...ids: string[]) => {
    const there = ids.filter(has).map((id) => sql`r.${sql.id(id)}`)
    return there.length === 0 ? sql`NULL` : sql`coalesce(${sql.join(there)})`
  }
  const staged = sql.join(rows.columns.map((each) => sql`${sql.lit(each.id)}, r.${sql.id(each.id)}`))
  const { rows: counted } = await sql<{ n: number }>`
    WITH parked AS (
      INSERT INTO parked_rows (import_id, kind, row_number, group_id, source_id, customer_no, vin, order_no, staged)
      SELECT r.import_id, ${rows.feed.kind}, r.row_number, ${scope.groupId}::int, r.source_id, ${asked(customerColumnOf(rows.feed))}, ${asked('vin')}, ${asked('order_no')},
        jsonb_strip_nulls(jsonb_build_object(${staged}))
      FROM ${sql.raw(rows.resolved)} r WHERE r.fault IN ('unknown-customer', 'unknown-car', 'unknown-order')
      ON CONFLICT (import_id, kind, row_number) DO UPDATE SET taken_by = NULL RETURNING 1
    ) SELECT count(*) AS n FROM parked`.execute(writer)
  await waitHereOnly(writer, scope, rows.feed.kind)
  await sql`DELETE FROM ${sql.raw(rows.resolved)} WHERE fault IN ('unknown-customer', 'unknown-car', 'unknown-order')`.execute(
    writer,
  )
  return counted[0]?.n ?? 0
}

/** A row that waits already, from an earlier import of the same file, waits in this one instead until this is undone. */
async function waitHereOnly(writer: Writer, { importId, groupId }: ImportScope, kind: string): Promise<void> {
  await sql`
    UPDATE parked_rows p SET taken_by = ${importId} FROM parked_rows n
    WHERE n.import_id = ${importId} AND n.kind = ${kind} AND n.taken_by IS NULL
      AND p.group_id = ${groupId} AND p.kind = ${kind} AND p.taken_by IS NULL AND p.import_id < ${importId}
      AND p.source_id = n.source_id AND p.staged = n.staged`.execute(writer)
}

/** A refused or flagged row, as it is told. */
export interface KeptFault {
  readonly row_number: number
  readonly is_flag: boolean
  readonly faults: unknown
}

/**
 * Whether a refused row `f` has come in since, mended: its file was imported and not undone, and it was not refused again.
 */
export const isMended = sql<boolean>`EXISTS (
  SELECT FROM uploads u JOIN imports later ON later.import_id = u.import_id AND later.state = 'done'
  WHERE u.upload_id = f.mended_upload_id AND NOT EXISTS (SELECT FROM row_faults again
    WHERE again.import_id = later.import_id AND again.row_number = f.mended_row AND NOT again.is_flag))`

/** Notes which refused rows of an import were sent back, and on which line of the file that brings them. */
export async function noteMended(
  writer: Writer,
  importId: number,
  { uploadId, lines }: { uploadId: number; lines: ReadonlyMap<number, number> },
): Promise<void> {
  await sql`
    UPDATE row_faults f SET mended_upload_id = ${uploadId}, mended_row = n.line
    FROM unnest(${[...lines.keys()]}::int[], ${[...lines.values()]}::int[]) AS n (row_number, line)
    WHERE f.import_id = ${importId} AND f.row_number = n.row_number AND NOT f.is_flag`.execute(writer)
}

/** The refused rows of an import that still stand, in the file's order, from after `row` on: one page. */
export async function refusedRows(reader: Reader, importId: number, row: number, most: number): Promise<KeptFault[]> {
  const { rows } = await sql<KeptFault>`
    SELECT row_number, is_flag, faults FROM row_faults f
    WHERE import_id = ${importId} AND NOT is_flag AND row_number > ${row} AND NOT ${isMended}
    ORDER BY row_number LIMIT ${most}`.execute(reader)
  return rows
}

/** The first rows of an import that were kept with a question mark, in the file's order. */
export async function flaggedRows(reader: Reader, importId: number, most: number): Promise<KeptFault[]> {
  const { rows } = await sql<KeptFault>`
    SELECT row_number, is_flag, faults FROM row_faults
    WHERE import_id = ${importId} AND is_flag ORDER BY row_number LIMIT ${most}`.execute(reader)
  return rows
}

export async function flaggedCount(reader: Reader, importId: number): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`SELECT count(*) AS n FROM row_faults WHERE import_id = ${importId} AND is_flag`.execute(reader)
  return rows[0]?.n ?? 0
}
