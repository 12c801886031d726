import { createHmac } from 'node:crypto'
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
const { server, signedIn } = await apiKit(store)

/** What an authenticator app shows now (RFC 6238): the last six digits of an HMAC of the half minute. */
function codeOf(secret: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const count = Buffer.alloc(8)
  count.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(count).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function cookieIn(headers: Readonly<Record<string, unknown>>): string {
  const cookies = headers['set-cookie']
  return (Array.isArray(cookies) ? cookies : [cookies]).map((cookie) => String(cookie).split(';')[0]).join('; ')
}

test('a second factor: begun with the password, on after a code, asked for at the next sign-in, off again', async () => {
  const user = await signedIn({ groupId, role: 'manager', centreId, username: 'factor' })
  expect((await user('POST', '/me/second-factor', { body: { password: 'wrong' } })).body.code).toBe('password-wrong')
  const begun = await user('POST', '/me/second-factor', { body: { password }, headers: { 'idempotency-key': 'f' } })
  expect(begun.body.uri).toBe(`otpauth://totp/Longrange:factor?secret=${begun.body.secret}&issuer=Longrange`)
  expect(begun.body.backupCodes.length).toBeGreaterThan(4)
  expect((await user('GET', '/me/sign-ins')).body.hasSecondFactor).toBe(false)
  const wrong = await user('POST', '/me/second-factor/confirm', { body: { code: '000000' } })
  expect(wrong.body.code).toBe('code-wrong')

  const code = codeOf(begun.body.secret)
  const confirmed = await user('POST', '/me/second-factor/confirm', { body: { code } })
  expect(confirmed.status).toBe(200)
  const again = asking(server, { cookie: cookieIn(confirmed.headers) })
  expect((await again('GET', '/me/sign-ins')).body).toMatchObject({ username: 'factor', hasSecondFactor: true })
  expect((await again('POST', '/me/second-factor', { body: { password } })).body.code).toBe('second-factor-on')

  const half = asking(server, { cookie: await cookieOf(server, 'factor', password) })
  expect((await half('GET', '/me')).status).toBe(401)
  const whole = await half('POST', '/session/code', { body: { code: codeOf(begun.body.secret) } })
  expect(whole.status).toBe(200)
  expect((await asking(server, { cookie: cookieIn(whole.headers) })('GET', '/me')).body.name).toBe('factor')
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM audit_entries WHERE action = 'signed-in' AND actor = ${`staff ${user.staffId}`}`.execute(
    store.reader,
  )
  expect(rows[0]?.n).toBe(2)

  expect((await again('DELETE', '/me/second-factor', { body: { password: 'no' } })).body.code).toBe('password-wrong')
  const off = await again('DELETE', '/me/second-factor', { body: { password } })
  expect(off.status).toBe(200)
  const after = asking(server, { cookie: cookieIn(off.headers) })
  expect((await after('GET', '/me/sign-ins')).body.hasSecondFactor).toBe(false)
})

test('the secret of a second factor is kept for no request that is sent again', async () => {
  const user = await signedIn({ groupId, role: 'manager', centreId })
  const headers = { 'idempotency-key': 'secret' }
  const first = await user('POST', '/me/second-factor', { body: { password }, headers })
  const second = await user('POST', '/me/second-factor', { body: { password }, headers })
  expect(first.status).toBe(200)
  expect(second.body.secret).not.toBe(first.body.secret)
})

test('signing out elsewhere leaves this session alone', async () => {
  const here = await signedIn({ groupId, role: 'analyst', centreId: null, username: 'two-places' })
  const there = asking(server, { cookie: await cookieOf(server, 'two-places', password) })
  const { body } = await here('GET', '/me/sign-ins')
  expect(body.sessions.map(({ isThis }: { isThis: boolean }) => isThis).toSorted()).toEqual([false, true])
  expect((await here('DELETE', '/me/sign-ins')).status).toBe(200)
  expect((await there('GET', '/me')).status).toBe(401)
  expect((await here('GET', '/me/sign-ins')).body.sessions).toHaveLength(1)
})

test('a program with a token has no sign-in of its own to change', async () => {
  const admin = await signedIn({ groupId, role: 'admin', centreId: null })
  const { body } = await admin('POST', '/tokens', {
    body: { staffId: admin.staffId, name: 'DMS', rights: ['users.edit'], expiresOn: '2026-01-01' },
  })
  const program = asking(server, { authorization: `Bearer ${body.token}` })
  expect((await program('POST', '/me/second-factor', { body: { password } })).body.code).toBe('not-allowed')
  expect((await program('DELETE', '/me/second-factor', { body: { password } })).body.code).toBe('not-allowed')
})
