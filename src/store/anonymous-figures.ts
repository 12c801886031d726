import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'

/** The first moment of a civil day at the home of the customer: what is left of the hour at which something happened. */
const start = (on: string): string => `(t.${on}::timestamp AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))`

/** Stands for a number that leads nowhere: the how-manieth of its customer. */
const counted = (name: string, by: string): string =>
  `'${name}-' || lpad((row_number() OVER (PARTITION BY t.customer_id ORDER BY t.${by}))::text, 6, '0')`

const asItWas = ['created_import_id', 'import_id'] as const

/**
 * What stays of a deleted person, column by column; everything else, whatever a later version adds, goes. `t` is the
 * row, `d.left_id` the unknown customer, `o.left_no` the number that an order has got.
 */
const figures: readonly Figures[] = [
  {
    table: 'order_lines',
    columns: {
      order_no: 'o.left_no',
      line_no: counted('line', 'order_no, t.line_no'),
      item: `coalesce(t.category, 'other')`,
    },
    same: ['source_id', 'category', 'list_price_fen', 'paid_fen', 'payer', 'cost_fen'],
    joins: 'JOIN left_orders o ON (o.customer_id, o.source_id, o.order_no) = (t.customer_id, t.source_id, t.order_no)',
  },
  {
    table: 'surveys',
    columns: { survey_no: counted('survey', 'answered_on, t.survey_no') },
    same: ['source_id', 'answered_on', 'score'],
  },
  {
    table: 'complaints',
    columns: {
      complaint_no: counted('complaint', 'opened_at, t.complaint_no'),
      opened_at: start('opened_on'),
      // How long we took is a figure; at what time is not.
      first_response_at: `${start('opened_on')} + (t.first_response_at - t.opened_at)`,
      resolved_at: `${start('opened_on')} + (t.resolved_at - t.opened_at)`,
    },
    same: ['source_id', 'opened_on', 'severity', 'compensation_fen'],
  },
  {
    table: 'touches',
    columns: { touch_no: counted('touch', 'touched_at, t.touch_no'), touched_at: start('touched_on') },
    same: ['source_id', 'touched_on', 'channel', 'direction', 'purpose', 'result'],
  },
]

interface Figures {
  readonly table: string
  /** New values, by column. */
  readonly columns: Readonly<Record<string, string>>
  /** Columns that stay as they are. */
  readonly same: readonly string[]
  readonly joins?: string
}

/** Writes the unknown customers that take the places of the `doomed` (customer_id, left_id), and what they leave. */
export async function leaveFigures(writer: Writer): Promise<void> {
  await sql`
    INSERT INTO customers (customer_id, group_id, source_id, customer_no, named_centre_id, named_advisor_id, home_centre_id, advisor_id,
      do_not_contact, created_import_id, import_id)
    SELECT d.left_id, t.group_id, t.source_id, 'deleted-' || d.left_id, t.home_centre_id, t.advisor_id, t.home_centre_id, t.advisor_id,
      true, t.created_import_id, t.import_id
    FROM customers t JOIN doomed d USING (customer_id)`.execute(writer)
  await leaveOrders(writer)
  for (const each of figures) await leave(writer, each)
  await sql`
    INSERT INTO snapshots SELECT (jsonb_populate_record(NULL::snapshots,
      to_jsonb(t) || jsonb_build_object('customer_id', d.left_id, 'evidence', '{}'::jsonb))).*
    FROM snapshots t JOIN doomed d USING (customer_id)`.execute(writer)
}

/** A visit is told by day, centre and car: the cars stay apart without being known. */
async function leaveOrders(writer: Writer): Promise<void> {
  await sql`
    CREATE TEMP TABLE left_orders ON COMMIT DROP AS
    SELECT t.customer_id, t.source_id, t.order_no, ${sql.raw(counted('order', 'checked_in_at, t.order_no'))} AS left_no,
      CASE WHEN t.vin IS NOT NULL THEN 'car-' || dense_rank() OVER (PARTITION BY t.customer_id ORDER BY t.vin) END AS left_vin
    FROM orders t JOIN doomed USING (customer_id)`.execute(writer)
  await sql`
    INSERT INTO orders (customer_id, source_id, order_no, vin, centre_id, checked_in_on, checked_in_at, kind, advisor_id, paid_fen, state,
      waiting_minutes, advisor_minutes, bay_minutes, created_import_id, import_id)
    SELECT d.left_id, t.source_id, o.left_no, o.left_vin, t.centre_id, t.checked_in_on, ${sql.raw(start('checked_in_on'))}, t.kind,
      t.advisor_id, t.paid_fen, t.state, t.waiting_minutes, t.advisor_minutes, t.bay_minutes, t.created_import_id, t.import_id
    FROM orders t JOIN doomed d USING (customer_id) JOIN left_orders o USING (customer_id, source_id, order_no)
    JOIN centres z ON z.centre_id = t.centre_id`.execute(writer)
}

async function leave(writer: Writer, { table, columns, same, joins = '' }: Figures): Promise<void> {
  const kept: [string, RawBuilder<unknown>][] = [
    ...Object.entries(columns).map(([name, value]): [string, RawBuilder<unknown>] => [name, sql.raw(value)]),
    ...[...same, ...asItWas].map((name): [string, RawBuilder<unknown>] => [name, sql`t.${sql.id(name)}`]),
  ]
  await sql`
    INSERT INTO ${sql.id(table)} (customer_id, ${sql.join(kept.map(([name]) => sql.id(name)))})
    SELECT d.left_id, ${sql.join(kept.map(([, value]) => value))}
    FROM ${sql.id(table)} t JOIN doomed d ON d.customer_id = t.customer_id JOIN customers c ON c.customer_id = t.customer_id
    LEFT JOIN centres z ON z.centre_id = c.home_centre_id ${sql.raw(joins)}`.execute(writer)
}
