import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshStore } from '#test/database.ts'

const store = await freshStore()

test.each([
  { expression: '9007199254740991::bigint', value: 9_007_199_254_740_991 },
  { expression: '-5::bigint', value: -5 },
  { expression: 'NULL::bigint', value: null },
  { expression: "'2024-02-29'::date", value: '2024-02-29' },
  { expression: '12.50::numeric', value: '12.50' },
  { expression: '0.1::float8', value: 0.1 },
  { expression: "'2026-03-01 08:30:00.25+08'::timestamptz", value: '2026-03-01T00:30:00.25Z' },
  { expression: "ARRAY['2024-02-29', NULL]::date[]", value: ['2024-02-29', null] },
  { expression: 'ARRAY[]::date[]', value: [] },
  { expression: 'ARRAY[1, -2, NULL]::bigint[]', value: [1, -2, null] },
  { expression: 'ARRAY[1.50]::numeric[]', value: ['1.50'] },
  { expression: "ARRAY['2026-03-01 08:30:00+08']::timestamptz[]", value: ['2026-03-01T00:30:00Z'] },
  { expression: `ARRAY['a,"b"', NULL]::text[]`, value: ['a,"b"', null] },
  { expression: `'{"zh":"客户"}'::jsonb`, value: { zh: '客户' } },
])('$expression reads as $value', async ({ expression, value }) => {
  const { rows } = await sql<{ value: unknown }>`SELECT ${sql.raw(expression)} AS value`.execute(store.reader)
  expect(rows).toEqual([{ value }])
})

test('a whole number too large to be exact is refused rather than rounded', async () => {
  await expect(sql`SELECT 9007199254740993::bigint`.execute(store.reader)).rejects.toThrow('9007199254740993')
})
