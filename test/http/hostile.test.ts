import { describe, expect, test } from 'vitest'
import { buildServer } from '#http/server.ts'
import { addCentre, makeGroup } from '#store/groups.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { apiKit, asking, cookieOf, password } from '#test/http/api-kit.ts'

/** What somebody tries who means no good; docs/security.md says which requirement each of these is about. */
const store = await freshStore()
const { groupId, centreId } = await inTransaction(store, async (writer) => {
  const group = await makeGroup(writer, { name: 'A', fixedToday: null, tombstoneKey: 'k' })
  return { groupId: group.groupId, centreId: await addCentre(writer, group.groupId, '一店') }
})
const kit = await apiKit(store)
const { ask, server, signedIn, office } = kit
const manager = await signedIn({ groupId, role: 'manager', centreId, username: 'hostile-manager' })

describe('injection', () => {
  test.each([`' OR 1=1 --`, `'; DROP TABLE customers; --`, '%', '_', '\\', '🚗'.repeat(50), `"><script>`])(
    'a search for %j is only a search',
    async (q) => {
      const { status, body } = await manager('GET', `/search?q=${encodeURIComponent(q)}`)
      expect([status, body.rows]).toEqual([200, []])
    },
  )

  test.each([
    '/customers?sort=name%3BDROP',
    '/customers?stage=growth%27',
    '/customers?cursor=nonsense',
    '/customers?cursor=eyJ9',
    '/customers?r=99',
    '/customers/1%20OR%201',
    '/customers/99999999999999999999',
    '/imports/-1',
    '/search?q=%00',
  ])('%s is refused, and never a defect', async (path) => {
    const { status } = await manager('GET', path)
    expect([path, status >= 400 && status < 500]).toEqual([path, true])
  })
})

describe('sessions', () => {
  test('a session somebody planted before is not taken over', async () => {
    const planted = 'longrange.session_token=planted.AAAA'
    const reply = await server.inject({
      method: 'POST',
      url: '/api/session',
      headers: { cookie: planted },
      payload: { username: 'hostile-manager', password },
      remoteAddress: '10.9.0.1',
    })
    expect(reply.statusCode).toBe(200)
    const [cookie] = reply.cookies.filter(({ name }) => name === 'longrange.session_token')
    expect(cookie?.value).not.toContain('planted')
    expect((await asking(server, { cookie: planted })('GET', '/me')).status).toBe(401)
  })

  test('a session is new at each sign-in, and gone after signing out', async () => {
    const [one, two] = [
      await cookieOf(server, 'hostile-manager', password),
      await cookieOf(server, 'hostile-manager', password),
    ]
    expect(one).not.toBe(two)
    await asking(server, { cookie: one })('DELETE', '/session')
    expect((await asking(server, { cookie: one })('GET', '/me')).status).toBe(401)
    expect((await asking(server, { cookie: two })('GET', '/me')).status).toBe(200)
  })

  test('a cookie that was tampered with opens nothing', async () => {
    const cookie = await cookieOf(server, 'hostile-manager', password)
    const broken = cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect((await asking(server, { cookie: broken })('GET', '/me')).status).toBe(401)
  })

  test('one address gets only so many tries a minute, whatever the names', async () => {
    const statuses = []
    for (let n = 0; n < 25; n++) {
      const reply = await server.inject({
        method: 'POST',
        url: '/api/session',
        payload: { username: `guess${n}`, password: 'guess' },
        remoteAddress: '10.9.0.2',
      })
      statuses.push(reply.statusCode)
    }
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true)
    expect(statuses.slice(20)).toEqual([429, 429, 429, 429, 429])
  })
})

describe('requests', () => {
  test.each([
    { what: 'a body that is no JSON', payload: '{', type: 'application/json', status: 400 },
    { what: 'a body of another kind', payload: '<x/>', type: 'application/xml', status: 400 },
    { what: 'a prototype in the body', payload: '{"__proto__":{"x":1}}', type: 'application/json', status: 400 },
    { what: 'a very large body', payload: `{"x":"${'x'.repeat(3e6)}"}`, type: 'application/json', status: 413 },
  ])('$what: $status', async ({ payload, type, status }) => {
    const reply = await server.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': type },
      payload,
      remoteAddress: '10.9.0.3',
    })
    expect(reply.statusCode).toBe(status)
    expect(reply.body).not.toMatch(/node_modules|at .*\.ts/)
  })

  test.each(['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2fpackage.json', '/api/../src/main.ts'])(
    'the path %s leads nowhere',
    async (url) => {
      const reply = await server.inject({ method: 'GET', url })
      expect(reply.body).not.toMatch(/"dependencies"|root:/)
      expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    },
  )

  test('every reply says how a browser has to treat it', async () => {
    for (const url of ['/api/welcome', '/api/me', '/nothing', '/health']) {
      const { headers } = await server.inject({ method: 'GET', url })
      expect(headers['content-security-policy']).toMatch(/script-src 'self';/)
      expect(headers['content-security-policy']).not.toMatch(/unsafe/)
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
      expect(headers).not.toHaveProperty('x-powered-by')
      if (url.startsWith('/api')) expect(headers['cache-control']).toBe('no-store')
    }
  })
})

test('logs hold no password, cookie, token or search word', async () => {
  const lines: string[] = []
  const logs = { write: (line: string) => void lines.push(line) }
  const logging = await buildServer(office, { pages: null, tls: null, isBehindProxy: false, logs })
  const payload = { username: 'hostile-manager', password: 'hunter2-secret' }
  await logging.inject({ method: 'POST', url: '/api/session', payload, remoteAddress: '10.9.0.4' })
  await logging.inject({ method: 'GET', url: '/api/search?q=王小明', headers: { cookie: manager.cookie } })
  logging.log.error({ req: { headers: { cookie: 'c=1', authorization: 'Bearer t' } } }, 'x')
  await logging.close()
  const text = lines.join('')
  for (const secret of ['hunter2', '王小明', encodeURIComponent('王小明'), 'c=1', 'Bearer t', manager.cookie])
    expect(text).not.toContain(secret)
})

test('a token is a token: no cookie, no origin, no more than its rights', async () => {
  const admin = await signedIn({ groupId, role: 'admin', centreId: null })
  const tooMuch = await admin('POST', '/tokens', {
    body: { staffId: admin.staffId, name: 'x', rights: ['money.read'], expiresOn: '2026-01-01' },
  })
  expect(tooMuch.body.code).toBe('not-allowed')
  const { body } = await admin('POST', '/tokens', {
    body: { staffId: admin.staffId, name: 'x', rights: ['customers.read'], expiresOn: '2025-06-30' },
  })
  const program = asking(server, { authorization: `Bearer ${body.token}`, origin: 'http://evil.example' })
  expect((await program('GET', '/users')).body.code).toBe('not-allowed')
  expect((await program('GET', '/search?q=x')).status).toBe(200)
  expect((await admin('DELETE', `/tokens/${body.tokenId}`)).status).toBe(200)
  expect((await program('GET', '/search?q=x')).status).toBe(401)
  expect((await ask('GET', '/search?q=x', { headers: { authorization: 'Bearer lr_nonsense' } })).status).toBe(401)
})

test.each([
  { language: 'zh', said: /^出错了，编号 \S+$/ },
  { language: 'en', said: /^Something went wrong, number \S+$/ },
])(
  'a defect is told in $language, with a number to quote and nothing of what went wrong',
  async ({ language, said }) => {
    let isBroken = false
    const broken = await apiKit({
      ...store,
      get reader(): typeof store.reader {
        if (isBroken) throw new Error('a secret of ours')
        return store.reader
      },
    })
    isBroken = true
    const headers = { 'accept-language': language }
    const { status, body } = await broken.ask('POST', '/session', { headers, body: { username: 'x', password: 'y' } })
    expect([status, body.code]).toEqual([500, 'defect'])
    expect(body.title).toMatch(said)
    expect(JSON.stringify(body)).not.toContain('secret')
  },
)
