import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { serve, type Serving, type ServeWishes } from '#http/serve.ts'
import { homeFolders } from '#operations/open-home.ts'
import { playbooksInForce } from '#operations/playbooks.ts'
import { allGroups } from '#store/groups.ts'
import { freshStore } from '#test/database.ts'

const store = await freshStore()
const data = await mkdtemp(join(tmpdir(), 'longrange-serving-'))
afterAll(() => rm(data, { recursive: true, force: true }))
const tlsFile = (name: string): string => join(import.meta.dirname, 'tls', name)
const tls = { key: tlsFile('for-tests-only.key'), cert: tlsFile('for-tests-only.crt') }

async function serving(wishes: Partial<ServeWishes> = {}): Promise<Serving> {
  const opened = await serve({
    home: { store, folders: homeFolders(data) },
    host: '127.0.0.1',
    port: 0,
    tls: null,
    isBehindProxy: false,
    demo: null,
    logs: null,
    version: '0.0.0',
    pages: null,
    secret: null,
    playbookFolders: ['playbooks'],
    ...wishes,
  })
  if ('fault' in opened) throw new Error(opened.fault)
  afterAll(opened.close)
  return opened
}

interface Reply {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

async function get(
  address: string,
  {
    method = 'GET',
    body = null,
    headers = {},
  }: { method?: string; body?: object | null; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const ca = await readFile(tls.cert)
  return new Promise((resolve, reject) => {
    const send = address.startsWith('https:') ? tlsRequest : plainRequest
    const sent = send(address, { method, ca, headers: { 'content-type': 'application/json', ...headers } }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (piece: string) => (text += piece))
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: text }))
    })
    sent.on('error', reject)
    sent.end(body === null ? undefined : JSON.stringify(body))
  })
}

test('first set-up wants the code of the terminal, once; then the administrator signs in', async () => {
  const { address, setUpCode } = await serving()
  expect(setUpCode).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  const wish = {
    group: '集团',
    centres: ['浦东店', '徐汇店'],
    administrator: { name: '张管', username: 'zhang', password: 'long enough it is' },
  }
  const post = (path: string, body: object): Promise<Reply> => get(`${address}/api${path}`, { method: 'POST', body })
  expect(JSON.parse((await get(`${address}/api/welcome`)).body)).toMatchObject({ needsSetUp: true, isDemo: false })
  expect((await post('/setup', { ...wish, code: 'AAAA-AAAA' })).status).toBe(403)
  const short = {
    ...wish,
    group: 'Half made',
    code: setUpCode,
    administrator: { ...wish.administrator, password: 'short' },
  }
  expect((await post('/setup', short)).status).toBe(422)
  expect((await allGroups(store.reader)).map(({ name }) => name)).not.toContain('Half made')
  expect((await post('/setup', { ...wish, code: setUpCode?.toLowerCase().replace('-', ' ') })).status).toBe(200)
  expect((await post('/setup', { ...wish, code: setUpCode })).status).toBe(409)
  const groupId = (await allGroups(store.reader)).find(({ name }) => name === wish.group)?.groupId ?? 0
  expect((await playbooksInForce(store.reader, groupId)).map(({ playbook }) => playbook.id)).toContain('P5')
  expect((await post('/session', { username: 'zhang', password: 'long enough it is' })).status).toBe(200)
  expect((await serving()).setUpCode).toBeNull()
})

test('TLS from two files: encrypted, cookies for TLS only, browsers told to come back so', async () => {
  const { address } = await serving({ tls })
  expect(address).toMatch(/^https:/)
  const { status, headers } = await get(`${address}/health`)
  expect([status, headers['strict-transport-security']]).toEqual([200, 'max-age=31536000'])
  const signIn = await get(`${address}/api/session`, {
    method: 'POST',
    body: { username: 'zhang', password: 'long enough it is' },
  })
  expect(String(signIn.headers['set-cookie'])).toMatch(/__Secure-longrange\.session_token=.*; Secure/)
})

test('behind a proxy its word on scheme and origin is believed; else nobody’s is', async () => {
  const told = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'crm.example', origin: 'https://crm.example' }
  for (const isBehindProxy of [true, false]) {
    const { address } = await serving({ isBehindProxy })
    const { headers } = await get(`${address}/health`, { headers: told })
    expect('strict-transport-security' in headers).toBe(isBehindProxy)
    const body = { username: 'zhang', password: 'long enough it is' }
    const { status } = await get(`${address}/api/session`, { method: 'POST', body, headers: told })
    expect(status).toBe(isBehindProxy ? 200 : 403)
  }
})

test('a port that is taken and a key that is not there are refusals', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', () => resolve()))
  const at = taken.address()
  const port = typeof at === 'object' && at !== null ? at.port : 0
  const wishes = {
    home: { store, folders: homeFolders(data) },
    host: '127.0.0.1',
    isBehindProxy: false,
  } as const
  const more = { demo: null, logs: null, version: '0', pages: null, secret: 'x'.repeat(40) } as const
  expect(await serve({ ...wishes, ...more, port, tls: null })).toEqual({ fault: 'port-taken', port })
  const gone = { key: join(data, 'none.key'), cert: tls.cert }
  expect(await serve({ ...wishes, ...more, port: 0, tls: gone })).toEqual({ fault: 'tls-unreadable', file: gone.key })
  taken.close()
})

test('live events are for those who signed in, and tell nothing of other groups', async () => {
  const { address } = await serving()
  expect((await get(`${address}/api/events`)).status).toBe(401)
})
