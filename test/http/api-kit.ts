import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll } from 'vitest'
import type { StaffRole } from '#domain/access/staff-role.ts'
import { openOffice } from '#http/open-office.ts'
import type { Office } from '#http/office.ts'
import { buildServer } from '#http/server.ts'
import type { SingleSignOn } from '#http/sign-in.ts'
import { addAccount } from '#operations/accounts.ts'
import { openPost, type Post } from '#operations/post.ts'
import { homeFolders } from '#operations/open-home.ts'
import type { Store } from '#store/connect.ts'

export interface Replied {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- What a reply holds is what the test is about.
  readonly body: any
  readonly headers: Readonly<Record<string, unknown>>
}

export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  more?: {
    body?: unknown
    headers?: Record<string, string>
  },
) => Promise<Replied>

/** The whole server on a store, asked without a network. `now` stands still at noon of a day in China. */
export async function apiKit(
  store: Store,
  {
    now = Date.parse('2025-06-30T04:00:00Z'),
    singleSignOn = null,
    post = openPost({}),
  }: { now?: number; singleSignOn?: SingleSignOn | null; post?: Post } = {},
) {
  const data = await mkdtemp(join(tmpdir(), 'longrange-api-'))
  const { office, close } = await openOffice({
    store,
    folders: homeFolders(data),
    version: '0.0.0',
    now: () => now,
    secret: 'a secret of this test that is long enough',
    isSecure: false,
    singleSignOn,
    post,
    demo: null,
  })
  const server = await buildServer(office, { pages: null, tls: null, isBehindProxy: false, logs: null })
  afterAll(async () => {
    await server.close()
    await close()
    await rm(data, { recursive: true, force: true })
  })
  return { office, server, ask: asking(server), signedIn: (who: NewSignIn) => signedIn(office, server, who) }
}

export const password = 'correct horse battery'

export interface NewSignIn {
  readonly groupId: number
  readonly role: StaffRole
  readonly centreId: number | null
  /** A member of staff from a file. */
  readonly staffId?: number
  readonly username?: string
}

let made = 0

/** Somebody new of that role, signed in. */
async function signedIn(
  { store }: Office,
  server: FastifyInstance,
  who: NewSignIn,
): Promise<Ask & { staffId: number; cookie: string }> {
  const username = who.username ?? `${who.role}-${++made}`
  const added = await addAccount(
    store,
    { ...who, username, password, who: who.staffId === undefined ? { name: username } : { staffId: who.staffId } },
    'test',
  )
  if ('fault' in added) throw new Error(added.fault)
  const cookie = await cookieOf(server, username, password)
  return Object.assign(asking(server, { cookie }), { staffId: added.staffId, cookie })
}

export async function cookieOf(server: FastifyInstance, username: string, word: string): Promise<string> {
  // From an address of its own: those of one address are limited.
  const remoteAddress = `10.0.${made >> 8}.${made & 255}`
  made += 1
  const reply = await server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password: word },
    remoteAddress,
  })
  return reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}

export function asking(server: FastifyInstance, usual: Record<string, string> = {}): Ask {
  return async (method, path, { body, headers = {} } = {}) => {
    const options: InjectOptions = {
      method,
      url: `/api${path}`,
      headers: { 'accept-language': 'en', ...usual, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    }
    const reply = await server.inject(options)
    const isJson = String(reply.headers['content-type']).includes('json')
    return { status: reply.statusCode, body: isJson ? reply.json() : reply.body, headers: reply.headers }
  }
}
