import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Office } from '#http/office.ts'
import { refuse } from '#http/serve-route.ts'
import { whoAsks } from '#http/who.ts'

/** A sign of life, so that neither a proxy nor the browser takes a quiet line for a dead one. */
const beat = 25_000

/** What changed in the viewer's group, as server-sent events, until either side goes away or the session ends. */
export async function serveEvents(request: FastifyRequest, reply: FastifyReply, office: Office): Promise<unknown> {
  const visitor = await whoAsks(request, office)
  if (visitor === null) return refuse({ fault: 'not-signed-in' }, request, reply)
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write('retry: 3000\n\n')
  const stop = office.live.listen(visitor.viewer.scope.groupId, (event) => {
    const { groupId: _, ...told } = event
    raw.write(`data: ${JSON.stringify(told)}\n\n`)
  })
  const beating = setInterval(() => {
    // A session that ended meanwhile hears nothing more.
    whoAsks(request, office).then(
      (still) => (still === null ? raw.end() : raw.write(': beat\n\n')),
      () => raw.end(),
    )
  }, beat)
  raw.on('close', () => {
    clearInterval(beating)
    stop()
  })
  return reply
}
