import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addAccount, changeAccount } from '#operations/accounts.ts'
import { addCentre, makeGroup } from '#store/groups.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { apiKit, asking, password } from '#test/http/api-kit.ts'
import { identityProvider } from '#test/http/identity-provider.ts'

const store = await freshStore()
const { groupId, centreId } = await inTransaction(store, async (writer) => {
  const group = await makeGroup(writer, { name: 'A', fixedToday: null, tombstoneKey: 'k' })
  return { groupId: group.groupId, centreId: await addCentre(writer, group.groupId, '一店') }
})
let claims: Record<string, unknown> = {}
const { issuer } = await identityProvider(() => claims)
const singleSignOn = {
  name: '集团账号',
  issuer,
  clientId: 'longrange',
  clientSecret: 'secret',
  ownAddress: 'http://crm.example',
}
const { ask, server } = await apiKit(store, { singleSignOn })
const host = { host: 'crm.example' }

async function account(username: string): Promise<number> {
  const added = await addAccount(
    store,
    { groupId, username, role: 'manager', centreId, who: { name: username }, password },
    'test',
  )
  if ('fault' in added) throw new Error(added.fault)
  return added.staffId
}

/** There and back as a browser goes; answers where one ends and who one is then. */
async function goThere(): Promise<{ to: string; me: { status: number; body: { name?: string } } }> {
  const first = await server.inject({ method: 'GET', url: '/api/session/single-sign-on', headers: host })
  const jar = first.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const there = await fetch(String(first.headers['location']), { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  expect(back.origin).toBe('http://crm.example')
  const second = await server.inject({
    method: 'GET',
    url: `${back.pathname}${back.search}`,
    headers: { ...host, cookie: jar },
  })
  const cookie = second.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  return { to: String(second.headers['location']), me: await asking(server, { cookie })('GET', '/me') }
}

test('the sign-in page offers it by the provider’s name', async () => {
  expect((await ask('GET', '/welcome')).body.singleSignOn).toBe('集团账号')
})

test('somebody with an account here comes in by their user name', async () => {
  await account('wang.min')
  claims = { sub: 's-1', preferred_username: 'Wang.Min', name: '王敏', email: 'x@crm.example' }
  expect(await goThere()).toMatchObject({ to: '/', me: { status: 200, body: { name: 'wang.min' } } })
})

test('or by the mail address of the staff file, where the provider vouches for it', async () => {
  const staffId = await account('li')
  await inTransaction(store, async (writer) => {
    await sql`UPDATE staff SET email = 'Li@Crm.Example' WHERE staff_id = ${staffId}`.execute(writer)
  })
  claims = { sub: 's-2', email: 'li@crm.example', email_verified: false, name: 'Li' }
  expect((await goThere()).me.status).toBe(401)
  claims = { ...claims, email_verified: true }
  expect((await goThere()).me).toMatchObject({ status: 200, body: { name: 'li' } })
})

test('nobody comes in who has no account here, or whose account is disabled', async () => {
  claims = { sub: 's-3', preferred_username: 'stranger', name: 'S', email: 's@crm.example', email_verified: true }
  const stranger = await goThere()
  expect(stranger.me.status).toBe(401)
  expect(stranger.to).toMatch(/\/sign-in/)
  const staffId = await account('gone')
  await changeAccount(store, { groupId, staffId, change: { isDisabled: true } }, 'test')
  claims = { sub: 's-4', preferred_username: 'gone', name: 'G' }
  expect((await goThere()).me.status).toBe(401)
})

test('an answer that nobody asked for opens nothing', async () => {
  const reply = await server.inject({
    method: 'GET',
    url: '/api/auth/callback/oidc?code=stolen&state=made-up',
    headers: host,
  })
  expect(reply.statusCode).toBe(302)
  expect(reply.cookies.find(({ name }) => name.includes('session_token'))?.value ?? '').toBe('')
})
