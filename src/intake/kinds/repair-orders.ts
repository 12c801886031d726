import { importKind, type Column, type KindOf } from '#intake/kind.ts'
import { customers } from '#intake/kinds/customers.ts'
import { vehicles } from '#intake/kinds/vehicles.ts'
import { visitLines } from '#intake/kinds/visit-lines.ts'
import { visits } from '#intake/kinds/visits.ts'

const required = new Set(['order_no', 'check_in', 'item', 'line_paid'])

/** The line's own amount; an export with a single amount column means this one. */
const linePaid: Column = {
  id: 'line_paid',
  label: { zh: '实收', en: 'Line paid' },
  aliases: [...(visitLines.columns.find((one) => one.id === 'paid')?.aliases ?? []), 'paid'],
  type: { reads: 'money' },
}

/** Words that on this sheet speak of the line or of the visit, not of the order's total or the car's first delivery. */
const wordsOfOthers: Readonly<Record<string, readonly string[]>> = {
  paid: ['实收', 'amount'],
  delivery_date: [
    '交车时间',
    '交付时间',
    '开票日期',
    '销售日期',
    'delivered',
    'delivery',
    'handover date',
    'sale date',
  ],
}

const union = new Map<string, Column>()
for (const { columns } of [customers, vehicles, visits]) {
  for (const column of columns) if (!union.has(column.id)) union.set(column.id, column)
}
for (const column of visitLines.columns) {
  if (column.id === 'paid') union.set('line_paid', linePaid)
  else if (!union.has(column.id)) union.set(column.id, column)
}

/** The usual one-sheet export: one row per order line, with the columns of customer, car and order repeated. */
export const repairOrders = importKind({
  id: 'repair_orders',
  label: { zh: '维修工单', en: 'Repair orders' },
  key: [],
  needsOneOf: [['vin', 'customer_no']],
  columns: [...union.values()].map(columnOfOrders),
  continues: [...customers.columns, ...vehicles.columns, ...visits.columns].map((one) => one.id),
})

/** For each kind that the rows feed: its column → the column of `repair_orders` that fills it. */
export const repairOrderFeeds = {
  customers: feed(customers),
  vehicles: feed(vehicles),
  visits: feed(visits),
  visit_lines: { ...feed(visitLines), paid: 'line_paid' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>

function feed(kind: KindOf<string>): Readonly<Record<string, string>> {
  return Object.fromEntries(kind.columns.map(({ id }) => [id, id]))
}

function columnOfOrders(original: Column): Column {
  const { required: _, ...column } = original
  const aliases = (column.aliases ?? []).filter((alias) => !(wordsOfOthers[column.id] ?? []).includes(alias))
  return required.has(column.id) ? { ...column, aliases, required: true } : { ...column, aliases }
}
