import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/**
 * What a result of a task can change of a customer, parents before what hangs on them, with their keys. The journal of an
 * enrolment is not among them: it is only ever added to.
 */
const tables = {
  customers: ['customer_id'],
  occasions: ['customer_id', 'playbook_id', 'occasion'],
  enrolments: ['customer_id', 'enrolment_id'],
  task_reasons: ['customer_id', 'reason_id'],
  messages: ['customer_id', 'message_id'],
  vouchers: ['customer_id', 'voucher_id'],
  customer_tags: ['customer_id', 'tag'],
  customer_notes: ['customer_id', 'note_id'],
  interests: ['customer_id', 'interest_id'],
} as const satisfies Readonly<Record<string, readonly string[]>>

type Table = keyof typeof tables
const tableNames = Object.keys(tables) as Table[]

type Row = Readonly<Record<string, unknown>>

/** One row as it was and as it is: null = it was not there, or is not any more. */
export interface RowChange {
  readonly table: Table
  readonly before: Row | null
  readonly after: Row | null
}

/** The rows of a customer at one moment, by table and key. */
export type ActRows = ReadonlyMap<string, { readonly table: Table; readonly row: Row }>

export async function actRows(reader: Reader, customerId: number): Promise<ActRows> {
  const each = tableNames.map(
    (table) =>
      sql`SELECT ${table} AS "table", to_jsonb(t) AS row FROM ${sql.id(table)} t WHERE t.customer_id = ${customerId}`,
  )
  const { rows } = await sql<{ table: Table; row: Row }>`${sql.join(each, sql` UNION ALL `)}`.execute(reader)
  return new Map(rows.map(({ table, row }) => [keyOf(table, row), { table, row }]))
}

function keyOf(table: Table, row: Row): string {
  return JSON.stringify([table, ...tables[table].map((column) => row[column])])
}

/** What is different between two moments. */
export function changesBetween(before: ActRows, after: ActRows): RowChange[] {
  const changes: RowChange[] = []
  for (const [key, { table, row }] of before) {
    const now = after.get(key)?.row ?? null
    if (now === null || !isSame(row, now)) changes.push({ table, before: row, after: now })
  }
  for (const [key, { table, row }] of after) if (!before.has(key)) changes.push({ table, before: null, after: row })
  return changes
}

/** Whether everything still is as the changes left it. */
export function isUntouched(changes: readonly RowChange[], now: ActRows): boolean {
  return changes.every(({ table, before, after }) => {
    const known = after ?? before
    const row = known === null ? null : (now.get(keyOf(table, known))?.row ?? null)
    return after === null ? row === null : row !== null && isSame(row, after)
  })
}

function isSame(a: Row, b: Row): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Puts every row back as it was: what came new goes, what changed or went stands as before. */
export async function putBack(writer: Writer, changes: readonly RowChange[]): Promise<void> {
  for (const table of tableNames.toReversed()) {
    for (const { before, after } of of(changes, table)) {
      if (before === null && after !== null)
        await sql`DELETE FROM ${sql.id(table)} t USING ${recordOf(table, after)} WHERE ${sameKey(table)}`.execute(
          writer,
        )
    }
  }
  for (const table of tableNames) {
    for (const { before, after } of of(changes, table)) {
      if (before === null) continue
      const columns = Object.keys(before).map((name) => sql.id(name))
      if (after === null)
        await sql`
          INSERT INTO ${sql.id(table)} (${sql.join(columns)}) SELECT ${sql.join(columns)} FROM ${recordOf(table, before)}`.execute(
          writer,
        )
      else
        await sql`
          UPDATE ${sql.id(table)} t SET ${sql.join(columns.map((name) => sql`${name} = p.${name}`))}
          FROM ${recordOf(table, before)} WHERE ${sameKey(table)}`.execute(writer)
    }
  }
}

function of(changes: readonly RowChange[], table: Table): RowChange[] {
  return changes.filter((change) => change.table === table)
}

function recordOf(table: Table, row: Row): RawBuilder<unknown> {
  return sql`jsonb_populate_record(NULL::${sql.id(table)}, ${JSON.stringify(row)}::jsonb) p`
}

function sameKey(table: Table): RawBuilder<unknown> {
  return sql.join(
    tables[table].map((column) => sql`t.${sql.id(column)} = p.${sql.id(column)}`),
    sql` AND `,
  )
}
