import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import type pg from 'pg'
import { packedFacts } from '#store/histories.ts'

/** What a database holds, told without its own numbers: a digest per table. */
export type Content = ReadonlyMap<string, string>

/** Ids stand for other rows: they are told by the names of those. */
const namedBy: Readonly<Record<string, string>> = {
  customer_id: 'customer',
  member_customer_id: 'customer',
  referred_customer_id: 'customer',
  source_id: 'source',
  centre_id: 'centre',
  named_centre_id: 'centre',
  home_centre_id: 'centre',
  advisor_id: 'staff',
  named_advisor_id: 'staff',
  import_id: 'import',
  created_import_id: 'import',
  taken_by: 'import',
  group_id: 'group',
}

/** Numbers and instants of this database, and how an import was read and came along; none is data of the group. */
const untold: readonly string[] = [
  'staff_id', 'run_id', 'audit_id', 'touched_at', 'begun_at', 'ended_at', 'saved_at', 'created_at', 'at', 'upload', 'tombstone_key',
  'reading', 'choices', 'merge_step', 'merged_to',
] // prettier-ignore

/** Not compared: what they hold says what was tried, or is held against a rebuild. */
const leftOut: readonly string[] = ['migrations', 'audit_entries']

const names = `
  CREATE TEMP TABLE named (kind text, id bigint, name text, PRIMARY KEY (kind, id));
  INSERT INTO named
    SELECT 'customer', customer_id, s.name || '/' || customer_no FROM customers JOIN sources s USING (source_id)
    UNION ALL SELECT 'source', source_id, name FROM sources
    UNION ALL SELECT 'centre', centre_id, name FROM centres
    UNION ALL SELECT 'staff', staff_id, coalesce(staff_no, name) FROM staff
    UNION ALL SELECT 'group', group_id, name FROM groups
    UNION ALL SELECT 'import', i.import_id, i.file_name || ' #' || row_number() OVER (PARTITION BY i.file_name ORDER BY i.import_id)
      FROM imports i WHERE state = 'done';
  ANALYZE named;
  CREATE FUNCTION pg_temp.told(kept jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_object_agg(key, CASE ${Object.entries(namedBy)
      .map(
        ([column, kind]) =>
          `WHEN key = '${column}' AND value <> 'null' THEN to_jsonb(coalesce((SELECT name FROM pg_temp.named WHERE kind = '${kind}' AND id = value::bigint), '?' || value::text))`,
      )
      .join(' ')} ELSE value END) FROM jsonb_each(kept) WHERE key <> ALL ('{${untold.join(',')}}') $$;`

/** Reads everything; `db` sees it from a temporary table of its own from then on. */
export async function contentOf(db: pg.Client): Promise<Content> {
  const tables = await toldTables(db)
  await db.query(`DROP TABLE IF EXISTS pg_temp.named; DROP FUNCTION IF EXISTS pg_temp.told; ${names}`)
  const digests = [...tables].map(
    ([table, rows]) =>
      `SELECT '${table}' AS table, count(*) || ' rows ' || coalesce(md5(string_agg(row, E'\\n' ORDER BY row COLLATE "C")), '') AS digest FROM (${rows}) r`,
  )
  const { rows } = await db.query<{ table: string; digest: string }>(digests.join(' UNION ALL '))
  return new Map(rows.map(({ table, digest }) => [table, digest]))
}

/** The rows of a table as they are compared; after `contentOf`. */
export async function rowsOf(db: pg.Client, table: string): Promise<string[]> {
  const told = (await toldTables(db)).get(table)
  if (told === undefined) return []
  const { rows } = await db.query<{ row: string }>(`SELECT row FROM (${told}) r ORDER BY row COLLATE "C"`)
  return rows.map(({ row }) => row)
}

/** Each table with the query for its rows. */
async function toldTables(db: pg.Client): Promise<Map<string, string>> {
  const { rows } = await db.query<{ table: string; columns: string[] }>(`
    SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY 1 ORDER BY 1`)
  const told = rows.filter(({ table }) => !leftOut.includes(table))
  return new Map(told.map(({ table, columns }) => [table, toldRows(table, columns)]))
}

function toldRows(table: string, columns: readonly string[]): string {
  if (table === 'import_changes') {
    return `SELECT (pg_temp.told(to_jsonb(t) - 'row_key' - 'before') || jsonb_build_object('row_key', pg_temp.told(row_key), 'before', pg_temp.told(before)))::text AS row FROM import_changes t`
  }
  // Facts hold ids inside; they are compared with a rebuild out of the other tables.
  const without = table === 'histories' ? ['facts'] : untold.filter((column) => columns.includes(column))
  const replaced = columns
    .filter((column) => column in namedBy && !without.includes(column))
    .map(
      (column) =>
        `'${column}', CASE WHEN t.${column} IS NOT NULL THEN coalesce((SELECT n.name FROM pg_temp.named n WHERE n.kind = '${namedBy[column]}' AND n.id = t.${column}), '?' || t.${column}) END`,
    )
  return `SELECT ((to_jsonb(t) - '{${without.join(',')}}'::text[]) || jsonb_build_object(${replaced.join(', ')}))::text AS row FROM ${table} t ${table === 'imports' ? `WHERE state = 'done'` : ''}`
}

const compiler = new Kysely<Record<never, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** What must never be seen once an installation has been opened; each counts rows. */
const never: Readonly<Record<string, string>> = {
  'imports that are neither done nor dropped': `SELECT count(*) FROM imports WHERE state IN ('staging', 'staged')`,
  'relations left in staging': `SELECT count(*) FROM pg_class WHERE relnamespace = 'staging'::regnamespace AND relkind IN ('r', 'v')`,
  'scoring runs without an end': 'SELECT count(*) FROM score_runs WHERE ended_at IS NULL',
  'histories that differ from a rebuild': `
    SELECT count(*) FROM (${packedFacts(sql`customers`).compile(compiler).sql}) fresh FULL JOIN histories h USING (customer_id)
    WHERE fresh.facts::text IS DISTINCT FROM h.facts::text`,
  'rows of an import that is not done': `
    SELECT count(*) FROM (
      SELECT import_id FROM row_faults UNION ALL SELECT import_id FROM parked_rows UNION ALL SELECT import_id FROM import_changes
    ) r JOIN imports i USING (import_id) WHERE i.state <> 'done'`,
  'orders, lines or cars whose customer is gone': `
    SELECT count(*) FROM (
      SELECT customer_id FROM record_keys UNION ALL SELECT customer_id FROM car_owners UNION ALL SELECT customer_id FROM customer_keys
    ) k LEFT JOIN customers c USING (customer_id) WHERE c.customer_id IS NULL`,
}

/** What is half in a database, in words; empty where nothing is. */
export async function halves(db: pg.Client): Promise<string[]> {
  const found: string[] = []
  for (const [what, query] of Object.entries(never)) {
    const { rows } = await db.query<{ count: string }>(query)
    if (Number(rows[0]?.count) > 0) found.push(`${rows[0]?.count} ${what}`)
  }
  return found
}
