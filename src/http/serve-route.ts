import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodType } from 'zod'
import { mayUse } from '#domain/access/viewer.ts'
import { earlierAnswer, keepAnswer, KeyTaken, underKey } from '#operations/idempotency.ts'
import type { Store } from '#store/connect.ts'
import { type Fault, isFault } from '#http/faults.ts'
import { isOwnOrigin } from '#http/headers.ts'
import type { Office } from '#http/office.ts'
import { languageAsked, problemOf } from '#http/problem.ts'
import { Answer, Download, type Route, type Visitor } from '#http/route.ts'
import { whoAsks } from '#http/who.ts'

/** From a request to a reply: who asks, may they, what do they ask for, was it done before. */
export async function serveRoute(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  office: Office,
): Promise<unknown> {
  const visitor = route.isOpen ? null : await whoAsks(request, office)
  const refusal = doorRefusal(route, request, visitor)
  if (refusal !== null) return refuse(refusal, request, reply)
  const read = readRequest(route, request)
  if (isFault(read)) return refuse(read, request, reply)
  const key = keyOf(request, visitor)
  if (key === null)
    return send(await handled(route, { visitor, read, request, store: office.store }, office), request, reply)
  const earlier = await earlierAnswer(office.store, key)
  if (earlier !== null) return replay(earlier, request, reply)
  return onceUnder(key, async (store) => handled(route, { visitor, read, request, store }, office), {
    request,
    reply,
    office,
    keeps: route.tellsSecret !== true,
  })
}

interface Read {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

interface Call {
  readonly visitor: Visitor | null
  readonly read: Read
  readonly request: FastifyRequest
  readonly store: Store
}

function handled(route: Route, { visitor, read, request, store }: Call, office: Office): Promise<unknown> {
  const language = languageAsked(request.headers['accept-language'])
  const asked = { ...read, language, store, request, ifMatch: request.headers['if-match'] ?? null }
  if (route.isOpen) return route.handle(asked, office)
  if (visitor === null) throw new Error('a guarded route was reached by nobody')
  return route.handle({ ...asked, ...visitor }, office)
}

function doorRefusal(route: Route, request: FastifyRequest, visitor: Visitor | null): Fault | null {
  if (isForged(request, visitor)) return { fault: 'foreign-origin' }
  if (route.isOpen) return null
  if (visitor === null) return { fault: 'not-signed-in' }
  if (visitor.mustChangePassword && route.isForNewcomers !== true) return { fault: 'must-change-password' }
  return route.right === 'signed-in' || mayUse(visitor.viewer, route.right) ? null : { fault: 'not-allowed' }
}

/** A change that another site had somebody's browser ask for. A token is never sent unasked. */
function isForged(request: FastifyRequest, visitor: Visitor | null): boolean {
  const byToken = visitor !== null && visitor.sessionId === null
  return request.method !== 'GET' && !byToken && !isOwnOrigin(request)
}

function readRequest(route: Route, request: FastifyRequest): Read | Fault {
  const parts = [
    ['params', route.params, request.params],
    ['query', route.query, request.query],
    ['body', route.body, request.body],
  ] as const
  const read: Record<string, unknown> = {}
  for (const [name, shape, given] of parts) {
    if (holdsNul(given)) return { fault: 'request-unfit', detail: `${name}: U+0000` } as Fault
    const parsed =
      shape === undefined ? { success: true as const, data: undefined } : (shape as ZodType).safeParse(given ?? {})
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({ at: [name, ...path].join('.'), message }))
      return {
        fault: 'request-unfit',
        detail: issues.map(({ at, message }) => `${at}: ${message}`).join('; '),
        issues,
      } as Fault
    }
    read[name] = parsed.data
  }
  return read as unknown as Read
}

/** The database keeps no such character, and nobody types it. */
function holdsNul(given: unknown): boolean {
  if (typeof given === 'string') return given.includes('\u0000')
  if (typeof given !== 'object' || given === null || isStream(given)) return false
  return Object.entries(given).some(([name, value]) => name.includes('\u0000') || holdsNul(value))
}

function keyOf(request: FastifyRequest, visitor: Visitor | null): { actor: string; key: string; hash: string } | null {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '' || request.method === 'GET' || visitor === null) return null
  const body = request.body === undefined || isStream(request.body) ? '' : JSON.stringify(request.body)
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest('hex')
  return { actor: visitor.viewer.actor, key: key.slice(0, 200), hash }
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pipe' in body
}

async function onceUnder(
  key: { actor: string; key: string; hash: string },
  work: (store: Store) => Promise<unknown>,
  { request, reply, office, keeps }: { request: FastifyRequest; reply: FastifyReply; office: Office; keeps: boolean },
): Promise<unknown> {
  try {
    const result = await work(underKey(office.store, key))
    if (keeps && !isFault(result) && !(result instanceof Download)) {
      const status = result instanceof Answer ? (result.more.status ?? 200) : 200
      const content: unknown = result instanceof Answer ? result.reply : result
      await keepAnswer(office.store, key, { status, answer: JSON.stringify(content) })
    }
    return send(result, request, reply)
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error
    return replay((await earlierAnswer(office.store, key)) ?? { status: null, answer: null }, request, reply)
  }
}

function replay(
  earlier: Fault | { status: number | null; answer: string | null },
  request: FastifyRequest,
  reply: FastifyReply,
): unknown {
  if (isFault(earlier)) return refuse(earlier, request, reply)
  const { status, answer } = earlier as { status: number | null; answer: string | null }
  if (status === null || answer === null) return refuse({ fault: 'already-done' }, request, reply)
  return reply.code(status).header('idempotent-replay', 'true').send(JSON.parse(answer))
}

export function refuse(fault: Fault, request: FastifyRequest, reply: FastifyReply): unknown {
  const problem = problemOf(fault, languageAsked(request.headers['accept-language']))
  const { seconds } = problem
  if (typeof seconds === 'number') void reply.header('retry-after', seconds)
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((content) => String(content))
    .send(JSON.stringify(problem))
}

function send(result: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  if (isFault(result)) return refuse(result, request, reply)
  if (result instanceof Download) {
    const name = encodeURIComponent(result.name)
    return reply
      .type(result.type)
      .header('content-disposition', `attachment; filename="download"; filename*=UTF-8''${name}`)
      .send(result.stream)
  }
  if (!(result instanceof Answer)) return reply.send(result)
  const { status, etag, cookies } = result.more
  if (etag !== undefined) void reply.header('etag', etag)
  for (const cookie of cookies ?? []) void reply.header('set-cookie', cookie)
  return reply.code(status ?? 200).send(result.reply)
}
