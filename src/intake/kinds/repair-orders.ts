import type { Column, Kind, KindId } from '#intake/kind.ts'
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

/** On a sheet of order lines these are words of the line, not of the order. */
const lineWords = new Set(['实收', '金额', 'amount'])

const union = new Map<string, Column>()
for (const { columns } of [customers, vehicles, visits]) {
  for (const column of columns) if (!union.has(column.id)) union.set(column.id, column)
}
for (const column of visitLines.columns) {
  if (column.id === 'paid') union.set('line_paid', linePaid)
  else if (!union.has(column.id)) union.set(column.id, column)
}

/** The usual one-sheet export: one row per order line, with the columns of customer, car and order repeated. */
export const repairOrders: Kind = {
  id: 'repair_orders',
  label: { zh: '维修工单', en: 'Repair orders' },
  key: [],
  needsOneOf: [['vin', 'customer_no']],
  columns: [...union.values()].map(columnOfOrders),
  continues: [...customers.columns, ...vehicles.columns, ...visits.columns].map((one) => one.id),
}

/** For each kind that the rows feed: its column → the column of `repair_orders` that fills it. */
export const repairOrderFeeds = {
  customers: feed(customers),
  vehicles: feed(vehicles),
  visits: feed(visits),
  visit_lines: { ...feed(visitLines), paid: 'line_paid' },
} as const satisfies Partial<Record<KindId, Readonly<Record<string, string>>>>

function feed(kind: Kind): Readonly<Record<string, string>> {
  return Object.fromEntries(kind.columns.map(({ id }) => [id, id]))
}

function columnOfOrders({ required: _, ...column }: Column): Column {
  const aliases = column.id === 'paid' ? (column.aliases ?? []).filter((alias) => !lineWords.has(alias)) : (column.aliases ?? [])
  return required.has(column.id) ? { ...column, aliases, required: true } : { ...column, aliases }
}
