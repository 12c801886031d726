import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readCopyLine, type CopyRow } from '#store/copy-text.ts'
import { copyInto, copyOut } from '#store/copy.ts'
import { inTransaction, type Reader, type Writer } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'

const store = await freshStore()
await inTransaction(store, (writer) =>
  sql`CREATE TABLE lines (number integer, note text, tags text[], days date[])`.execute(writer),
)

/** Runs `work` in a transaction that leaves nothing behind. */
async function tried<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  const undo = new Error('undo')
  await inTransaction(store, async (writer) => {
    result = { value: await work(writer) }
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
  if (result === undefined) throw new Error('the work did not end')
  return result.value
}

async function linesOf(reader: Reader, query: string): Promise<string[]> {
  const lines: string[] = []
  for await (const line of copyOut(reader, query)) lines.push(line)
  return lines
}

async function count(reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM lines`.execute(reader)
  return rows[0]?.count ?? -1
}

const texts = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', ''))
const wellFormed = texts.filter((text) => text.isWellFormed())

test('any text goes in, is what the database has, and comes out again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(wellFormed, fc.array(fc.option(wellFormed)))), async (notes) => {
      const rows: CopyRow[] = notes.map(([note, tags], number) => [number, note, tags, null])
      await tried(async (writer) => {
        expect(await copyInto(writer, 'lines', ['number', 'note', 'tags', 'days'], rows)).toBe(rows.length)
        const stored = await sql<{
          note: string
          tags: string[]
        }>`SELECT note, tags FROM lines ORDER BY number`.execute(writer)
        expect(stored.rows.map(({ note, tags }) => [note, tags])).toEqual(notes)
        const lines = await linesOf(writer, 'SELECT note FROM lines ORDER BY number')
        expect(lines.map((line) => readCopyLine(line)[0])).toEqual(notes.map(([note]) => note))
      })
    }),
    { numRuns: 50 },
  )
})

test.each([
  { value: null, stored: null },
  { value: undefined, stored: null },
  { value: '', stored: '' },
  { value: '\\N', stored: '\\N' },
  { value: '\\.', stored: '\\.' },
  { value: 'a\0b', stored: 'ab' },
  { value: true, stored: 't' },
  { value: 9_007_199_254_740_991n, stored: '9007199254740991' },
  { value: { zh: '\\"' }, stored: '{"zh":"\\\\\\""}' },
])('$value is stored as $stored', async ({ value, stored }) => {
  await tried(async (writer) => {
    await copyInto(writer, 'lines', ['note'], [[value]])
    const { rows } = await sql<{ note: string | null }>`SELECT note FROM lines`.execute(writer)
    expect(rows).toEqual([{ note: stored }])
  })
})

test('text already in the format goes in as it is, cut anywhere', async () => {
  await tried(async (writer) => {
    expect(await copyInto(writer, 'lines', ['number', 'note'], ['1\tei', 'ns\n2\t', '\\N\n'])).toBe(2)
    expect(await linesOf(writer, 'SELECT number, note FROM lines ORDER BY number')).toEqual(['1\teins', '2\t\\N'])
  })
})

test('a row that the database refuses is an error, and the connection is good again', async () => {
  const bad = function* (): Generator<CopyRow> {
    for (let number = 0; number < 200_000; number++)
      yield [number === 150_000 ? 'not a number' : number, 'x'.repeat(20)]
  }
  await expect(inTransaction(store, (writer) => copyInto(writer, 'lines', ['number', 'note'], bad()))).rejects.toThrow(
    'invalid input syntax',
  )
  expect(await count(store.reader)).toBe(0)
})

test('a source that breaks off is an error, and nothing is kept', async () => {
  const broken = async function* (): AsyncGenerator<CopyRow> {
    for (let number = 0; number < 10_000; number++) yield [number, 'fine']
    await nextTurn()
    throw new Error('the sheet ended in the middle')
  }
  const failing = inTransaction(store, (writer) => copyInto(writer, 'lines', ['number', 'note'], broken()))
  await expect(failing).rejects.toThrow('the sheet ended in the middle')
  expect(await count(store.reader)).toBe(0)
})

test('after a COPY that failed inside a savepoint, the same transaction goes on', async () => {
  await tried(async (writer) => {
    await sql`SAVEPOINT before`.execute(writer)
    await expect(copyInto(writer, 'lines', ['number'], [['seven']])).rejects.toThrow('invalid input syntax')
    await sql`ROLLBACK TO before`.execute(writer)
    expect(await copyInto(writer, 'lines', ['number'], [[7]])).toBe(1)
  })
})

test('whoever stops listening leaves a usable connection', async () => {
  await tried(async (writer) => {
    for await (const line of copyOut(writer, 'SELECT generate_series(1, 300000)')) {
      expect(line).toBe('1')
      break
    }
    expect(await count(writer)).toBe(0)
  })
})

test('a query that fails is an error', async () => {
  await expect(linesOf(store.reader, 'SELECT 1 / (3 - n) FROM generate_series(1, 5) AS n')).rejects.toThrow(
    'division by zero',
  )
  await expect(linesOf(store.reader, 'SELECT nothing')).rejects.toThrow('does not exist')
  expect(await linesOf(store.reader, 'SELECT 1')).toEqual(['1'])
})

test('half a million rows in and out let others have their turn again and again', async () => {
  let turns = 0
  const timer = setInterval(() => (turns += 1), 5)
  const rows = function* (): Generator<CopyRow> {
    for (let number = 0; number < 500_000; number++) yield [number, `进厂 ${number}`]
  }
  await tried(async (writer) => {
    await copyInto(writer, 'lines', ['number', 'note'], rows())
    let found = 0
    for await (const _ of copyOut(writer, 'SELECT * FROM lines')) found++
    expect(found).toBe(500_000)
  })
  clearInterval(timer)
  // How long others wait is measured in bench/; here only that they are let in at all.
  expect(turns).toBeGreaterThan(5)
})
