import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore } from '#store/connect.ts'
import { freshUrl } from '#test/database.ts'
import { withDatabase } from '#test/database-url.ts'

const url = await freshUrl()

test('a server is opened by its URL, says its version, and works in UTC under our name', async () => {
  const store = await openStore({ url })
  if ('fault' in store) throw new Error(JSON.stringify(store))
  expect(store.kind).toBe('server')
  expect(store.serverVersion).toBeGreaterThanOrEqual(150_000)
  const { rows } =
    await sql`SELECT current_setting('TimeZone') AS zone, current_setting('application_name') AS name`.execute(
      store.reader,
    )
  expect(rows).toEqual([{ zone: 'UTC', name: 'longrange' }])
  await store.close()
  await store.close()
})

test('closing does not wait for a statement that takes its time', async () => {
  const store = await openStore({ url })
  if ('fault' in store) throw new Error(JSON.stringify(store))
  const slow = expect(sql`SELECT pg_sleep(60)`.execute(store.reader)).rejects.toThrow()
  const began = performance.now()
  await sql`SELECT 1`.execute(store.reader)
  await store.close()
  expect(performance.now() - began).toBeLessThan(30_000)
  await slow
})

test('the ways in which a server cannot be used are answers', async () => {
  const wrongUser = new URL(url)
  wrongUser.username = 'nobody_we_know'
  wrongUser.password = 'wrong'
  const cases = [
    { place: 'mysql://localhost/x', answer: { fault: 'bad-database-url' } },
    { place: 'postgresql://localhost:bad/x', answer: { fault: 'bad-database-url' } },
    { place: 'postgresql://longrange@127.0.0.1:1/x', answer: { fault: 'no-connection', host: '127.0.0.1', port: 1 } },
    { place: withDatabase(url, 'not_there'), answer: { fault: 'no-such-database', database: 'not_there' } },
    { place: wrongUser.href, answer: { fault: 'sign-in-refused', user: 'nobody_we_know' } },
  ]
  for (const { place, answer } of cases) expect(await openStore({ url: place })).toMatchObject(answer)
})
