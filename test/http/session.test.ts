import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addCentre, makeGroup } from '#store/groups.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { apiKit, asking, cookieOf, password } from '#test/http/api-kit.ts'

const store = await freshStore()
const { groupId, centreId } = await inTransaction(store, async (writer) => {
  const group = await makeGroup(writer, { name: 'A', fixedToday: null, tombstoneKey: 'k' })
  return { groupId: group.groupId, centreId: await addCentre(writer, group.groupId, '一店') }
})
const { ask, server, signedIn } = await apiKit(store)

test('a manager signs in, is known, and signs out', async () => {
  const manager = await signedIn({ groupId, role: 'manager', centreId })
  const { body } = await manager('GET', '/me')
  expect(body).toMatchObject({
    role: 'manager',
    group: { name: 'A', today: '2025-06-30' },
    centres: [{ name: '一店' }],
  })
  expect(await manager('DELETE', '/session')).toMatchObject({ status: 200 })
  expect(await manager('GET', '/me')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } })
})

test('the cookie is for the browser alone and for our pages alone', async () => {
  await signedIn({ groupId, role: 'analyst', centreId: null, username: 'cookie' })
  const reply = await server.inject({ method: 'POST', url: '/api/session', payload: { username: 'cookie', password } })
  expect(reply.headers['set-cookie']).toMatch(/HttpOnly/)
  expect(reply.headers['set-cookie']).toMatch(/SameSite=Lax/)
})

test('a wrong password and an unknown name are told in the same words', async () => {
  await signedIn({ groupId, role: 'manager', centreId, username: 'known' })
  const replies = await Promise.all(
    ['known', 'unknown'].map((username) => ask('POST', '/session', { body: { username, password: 'wrong' } })),
  )
  for (const { status, body } of replies) {
    expect(status).toBe(401)
    expect(body).toEqual({ ...body, code: 'sign-in-failed', title: 'The user name or the password is wrong' })
  }
})

test('after five wrong passwords a name waits, known or not', async () => {
  for (const username of ['waiting', 'nobody']) {
    if (username === 'waiting') await signedIn({ groupId, role: 'manager', centreId, username })
    for (let i = 0; i < 5; i++) await ask('POST', '/session', { body: { username, password: 'wrong' } })
    const { status, body, headers } = await ask('POST', '/session', { body: { username, password } })
    expect([status, body.code]).toEqual([429, 'sign-in-waits'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  }
})

test.each([
  { from: 'another site', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
  { from: 'another origin', headers: { origin: 'http://evil.example' }, status: 403 },
  { from: 'our own page', headers: { origin: 'http://localhost:8080', host: 'localhost:8080' }, status: 200 },
])('a change asked for by $from: $status', async ({ headers, status }) => {
  const user = await signedIn({ groupId, role: 'manager', centreId })
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >
  expect((await user('DELETE', '/session', { headers: given })).status).toBe(status)
})

test('somebody who is disabled is out at once, also with a token', async () => {
  const admin = await signedIn({ groupId, role: 'admin', centreId: null })
  const other = await signedIn({ groupId, role: 'admin', centreId: null })
  const { body } = await admin('POST', '/tokens', {
    body: { staffId: other.staffId, name: 'DMS', rights: ['users.edit'], expiresOn: '2026-01-01' },
  })
  const program = asking(server, { authorization: `Bearer ${body.token}` })
  expect((await program('GET', '/users')).status).toBe(200)
  expect((await admin('PATCH', `/users/${other.staffId}`, { body: { isDisabled: true } })).status).toBe(200)
  expect((await other('GET', '/me')).status).toBe(401)
  expect((await program('GET', '/users')).status).toBe(401)
})

test('a made password has to be changed before anything else', async () => {
  const admin = await signedIn({ groupId, role: 'admin', centreId: null })
  const { body } = await admin('POST', '/users', {
    body: { username: '小李', role: 'manager', centreId, who: { name: '李经理' } },
  })
  const cookie = await cookieOf(server, '小李', body.password)
  const user = asking(server, { cookie })
  expect((await user('GET', '/me')).body.mustChangePassword).toBe(true)
  expect((await user('GET', '/users')).body.code).toBe('must-change-password')
  expect((await user('PUT', '/me/password', { body: { old: 'no', password } })).body.code).toBe('password-wrong')
  expect((await user('PUT', '/me/password', { body: { old: body.password, password: 'short' } })).body.code).toBe(
    'password-unfit',
  )
  expect((await user('PUT', '/me/password', { body: { old: body.password, password } })).status).toBe(200)
  expect((await user('GET', '/me')).body.mustChangePassword).toBe(false)
})

test('the same key twice does the work once; for something else it is refused', async () => {
  const admin = await signedIn({ groupId, role: 'admin', centreId: null })
  const other = await signedIn({ groupId, role: 'manager', centreId })
  const headers = { 'idempotency-key': 'once' }
  const path = `/users/${other.staffId}`
  const body = { isDisabled: true }
  const [first, second] = [await admin('PATCH', path, { body, headers }), await admin('PATCH', path, { body, headers })]
  expect(first.status).toBe(200)
  expect([second.status, second.body, second.headers['idempotent-replay']]).toEqual([200, first.body, 'true'])
  const changes = await inTransaction(store, (writer) =>
    sql`SELECT FROM audit_entries WHERE action = 'user-changed' AND subject = ${`staff ${other.staffId}`}`.execute(
      writer,
    ),
  )
  expect(changes.rows).toHaveLength(1)
  expect((await admin('PATCH', path, { body: { isDisabled: false }, headers })).body.code).toBe('key-reused')
})

test('a password that was made is told once, and kept nowhere', async () => {
  const admin = await signedIn({ groupId, role: 'admin', centreId: null })
  const headers = { 'idempotency-key': 'made' }
  const body = { username: 'twice', role: 'manager', centreId, who: { name: 'Twice' } }
  const first = await admin('POST', '/users', { body, headers })
  expect(first.status).toBe(201)
  expect((await admin('POST', '/users', { body, headers })).body.code).toBe('already-done')
  const kept = await inTransaction(store, (writer) =>
    sql<{ text: string }>`SELECT row_to_json(k)::text AS text FROM idempotency_keys k`.execute(writer),
  )
  expect(kept.rows.filter(({ text }) => text.includes(String(first.body.password)))).toEqual([])
})

test('nobody loses the last administrator', async () => {
  const made = await inTransaction(store, (writer) =>
    makeGroup(writer, { name: 'B', fixedToday: null, tombstoneKey: 'k' }),
  )
  const admin = await signedIn({ groupId: made.groupId, role: 'admin', centreId: null })
  for (const body of [{ isDisabled: true }, { role: 'analyst' }]) {
    expect((await admin('PATCH', `/users/${admin.staffId}`, { body })).body.code).toBe('last-administrator')
  }
})
