import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshStore } from '#test/database.ts'

/** The catalogue of a fresh database, held against the schema rules of the store (docs/decisions, "Store"). */
const { reader } = await freshStore()

/** Keyed by what they are asked for; small rows, distributed by that key, that lead to a customer. */
const keyTables = {
  customer_keys: 'a number in a file leads to its customer',
  car_owners: 'a VIN and a day lead to an owner',
  record_keys: 'a number of an order, survey or the like leads to its customer',
}

type Column = { table: string; column: string; type: string }

const { rows: columns } = await sql<Column>`
  SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY 1, a.attnum`.execute(reader)

const { rows: unique } = await sql<{ table: string; index: string; columns: string[] }>`
  SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS index,
    ARRAY(SELECT coalesce(a.attname, 'an expression') FROM unnest(i.indkey) WITH ORDINALITY k (attnum, at)
      LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum ORDER BY at)::text[] AS columns
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique`.execute(reader)

type Key = { name: string; from: string; columns: string[]; to: string; others: string[]; onDelete: string }

const { rows: foreignKeys } = await sql<Key>`
  SELECT k.conname AS name, k.conrelid::regclass::text AS from, k.confrelid::regclass::text AS to, k.confdeltype AS "onDelete",
    ARRAY(SELECT a.attname FROM unnest(k.conkey) WITH ORDINALITY c (attnum, at)
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.attnum ORDER BY at)::text[] AS columns,
    ARRAY(SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY c (attnum, at)
      JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = c.attnum ORDER BY at)::text[] AS others
  FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`.execute(reader)

const withCustomer = columns.filter(({ column }) => column === 'customer_id').map(({ table }) => table)
const customerTables = withCustomer.filter((table) => !(table in keyTables))

test('there are tables of customers, and the key tables are among those that name one', () => {
  expect(customerTables).toContain('customers')
  expect(customerTables).toContain('order_lines')
  expect(withCustomer).toEqual(expect.arrayContaining(Object.keys(keyTables)))
})

test('everything that belongs to a customer has customer_id first in its primary key', () => {
  const primary = new Map(
    unique.filter(({ index }) => index.endsWith('_pkey')).map((index) => [index.table, index.columns[0]]),
  )
  expect(customerTables.filter((table) => primary.get(table) !== 'customer_id')).toEqual([])
})

test('nothing of a customer is unique across customers', () => {
  const across = unique.filter((index) => customerTables.includes(index.table) && index.columns[0] !== 'customer_id')
  expect(across).toEqual([])
})

test('a key between tables of customers carries the customer, first on both sides', () => {
  const between = foreignKeys.filter(({ from, to }) => customerTables.includes(from) && customerTables.includes(to))
  expect(between.length).toBeGreaterThan(10)
  expect(between.filter((key) => key.columns[0] !== 'customer_id' || key.others[0] !== 'customer_id')).toEqual([])
})

test('no key that holds the customer is emptied when its other end goes', () => {
  const emptied = foreignKeys.filter(
    ({ columns: own, onDelete }) => own.includes('customer_id') && 'nd'.includes(onDelete),
  )
  expect(emptied).toEqual([])
})

test('key tables and shared tables do not point at tables of customers: those lie elsewhere', () => {
  expect(foreignKeys.filter(({ from, to }) => !customerTables.includes(from) && customerTables.includes(to))).toEqual(
    [],
  )
})

test('there are no triggers, rules, exclusions or inherited tables', async () => {
  const { rows } = await sql<{ found: string }>`
    SELECT tgname AS found FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind <> 'v'
    UNION ALL SELECT conname FROM pg_constraint WHERE contype = 'x' AND connamespace = 'public'::regnamespace
    UNION ALL SELECT inhrelid::regclass::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`.execute(reader)
  expect(rows).toEqual([])
})

test.each([
  { ending: '_fen', type: 'bigint' },
  { ending: '_on', type: 'date' },
  { ending: '_at', type: 'timestamp with time zone' },
  { ending: 'customer_id', type: 'bigint' },
  { ending: 'import_id', type: 'bigint' },
  { ending: '_km', type: 'integer' },
  { ending: '_minutes', type: 'integer' },
])('columns that end in $ending are $type', ({ ending, type }) => {
  const named = columns.filter(({ column }) => column.endsWith(ending))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((column) => column.type !== type)).toEqual([])
})

test('no column holds a time without its zone or money of the database', () => {
  expect(columns.filter(({ type }) => type === 'timestamp without time zone' || type === 'money')).toEqual([])
})

test('no column that a file fills rounds what it is given: the same file would change it again', () => {
  const filled = columns.filter(({ column }) => column === 'import_id').map(({ table }) => table)
  expect(filled).toContain('surveys')
  const rounding = columns.filter(({ table, type }) => filled.includes(table) && /^(?:numeric\(|real)/.test(type))
  expect(rounding).toEqual([])
})
