import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import rateLimit from '@fastify/rate-limit'
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isOutage } from '#store/outage.ts'
import { serveApiDocs } from '#http/api-docs.ts'
import { serveEvents } from '#http/events.ts'
import type { Office } from '#http/office.ts'
import { openApi } from '#http/openapi.ts'
import { languageAsked } from '#http/problem.ts'
import { routes } from '#http/routes.ts'
import type { Route } from '#http/route.ts'
import { refuse, serveRoute } from '#http/serve-route.ts'
import { servePages } from '#http/pages.ts'
import { serveSingleSignOn } from '#http/single-sign-on.ts'

export interface ServerWishes {
  /** Where the built pages lie; null serves the API alone. */
  readonly pages: string | null
  readonly tls: { readonly key: Buffer; readonly cert: Buffer } | null
  /** Believes what a proxy in front of us says of scheme and address. */
  readonly isBehindProxy: boolean
  /** Where requests are written down; null is silent. */
  readonly logs: { readonly write: (line: string) => void } | null
}

/** Requests a minute of one caller; a page of the app takes five or so. */
const usualPerMinute = 600
const largestBody = 2 * 1024 * 1024

/** The server: every route under /api, the pages, live events, health. Does not listen yet. */
export async function buildServer(office: Office, wishes: ServerWishes): Promise<FastifyInstance> {
  const server = fastify({
    ...(wishes.tls === null ? {} : { https: wishes.tls }),
    logger:
      wishes.logs === null
        ? false
        : { stream: wishes.logs, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    trustProxy: wishes.isBehindProxy,
    bodyLimit: largestBody,
    genReqId: () => randomUUID(),
    // Addresses may hold what somebody searched for: they are not written down.
    logController: new LogController({ disableRequestLogging: true }),
  }) as unknown as FastifyInstance
  // Files come as they are and are read as a stream.
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  await server.register(rateLimit, {
    global: true,
    max: usualPerMinute,
    timeWindow: 60_000,
    keyGenerator: callerOf,
    // Pages and their pieces are files: what they ask for is what counts.
    allowList: ({ url }: FastifyRequest) => !url.startsWith('/api/'),
    errorResponseBuilder: (_request, { ttl }) => new TooMany(Math.ceil(ttl / 1000)),
  })
  server.addHook('onRequest', addHeaders)
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  for (const each of routes) addRoute(server, each, office)
  server.get('/api/events', (request, reply) => serveEvents(request, reply, office))
  serveSingleSignOn(server, office)
  const document = openApi(routes, office.version)
  server.get('/api/openapi.json', () => document)
  server.get('/health', async (_request, reply) => {
    await office.store.pool.query('SELECT 1')
    return reply.send({ status: 'ok', version: office.version })
  })
  await serveApiDocs(server)
  await servePages(server, wishes.pages)
  return server
}

class TooMany extends Error {
  readonly seconds: number

  constructor(seconds: number) {
    super('too many requests')
    this.seconds = seconds
  }
}

/** A caller is a session or a token where there is one, else an address. */
function callerOf({ headers, ip }: FastifyRequest): string {
  return headers.authorization ?? /longrange\.session_token=([^;.]+)/.exec(headers.cookie ?? '')?.[1] ?? ip
}

function addRoute(server: FastifyInstance, each: Route, office: Office): void {
  server.route({
    method: each.method,
    url: `/api${each.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    schema: {
      response: { '2xx': z.toJSONSchema(each.reply, { target: 'draft-7', io: 'input', unrepresentable: 'any' }) },
    },
    ...(each.perMinute === undefined
      ? {}
      : { config: { rateLimit: { max: each.perMinute, keyGenerator: ({ ip }: FastifyRequest) => ip } } }),
    ...(each.keepsBytes === true ? { preParsing: keepBytes } : {}),
    handler: (request, reply) => serveRoute(each, request, reply, office),
  })
}

/** Reads the body whole, so that what was signed is there as it came; it is then parsed as any other. */
async function keepBytes(
  request: FastifyRequest,
  _reply: FastifyReply,
  payload: AsyncIterable<Buffer>,
): Promise<Readable> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of payload) {
    size += chunk.length
    if (size > largestBody) throw Object.assign(new Error('too large'), { statusCode: 413 })
    chunks.push(chunk)
  }
  request.bytes = Buffer.concat(chunks)
  return Readable.from([request.bytes], { objectMode: false })
}

/** Content policy of pages and everything else; `pages.ts` adds the style nonce of each page. */
async function addHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const nonce = randomBytes(16).toString('base64')
  request.styleNonce = nonce
  void reply.headers({
    'content-security-policy': [
      "default-src 'self'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(request.protocol === 'https' ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    ...(request.url.startsWith('/api/') ? { 'cache-control': 'no-store' } : {}),
  })
}

/** PostgreSQL: numeric_value_out_of_range. */
const numberTooBig = '22003'

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  if (error instanceof TooMany)
    return refuse({ fault: 'too-many-requests', seconds: error.seconds } as never, request, reply)
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string }
  if (statusCode === 413) return refuse({ fault: 'too-large' }, request, reply)
  if (statusCode !== undefined && statusCode < 500)
    return refuse({ fault: 'request-unfit', detail: code ?? message } as never, request, reply)
  // A number that no id of ours can be.
  if (code === numberTooBig)
    return refuse({ fault: 'request-unfit', detail: 'number too big' } as never, request, reply)
  if (isOutage(error)) return refuse({ fault: 'database-away' }, request, reply)
  request.log.error({ err: error, id: request.id }, 'a defect')
  // The id is what somebody can quote; what went wrong stays with us.
  const said = { zh: `出错了，编号 ${request.id}`, en: `Something went wrong, number ${request.id}` }
  const title = said[languageAsked(request.headers['accept-language'])]
  return reply
    .code(500)
    .type('application/problem+json')
    .serializer((content) => String(content))
    .send(JSON.stringify({ type: '/api/problems/defect', title, status: 500, code: 'defect', id: request.id }))
}

declare module 'fastify' {
  interface FastifyRequest {
    styleNonce: string
    /** The body as it came, where a route keeps it. */
    bytes?: Buffer
  }
}
