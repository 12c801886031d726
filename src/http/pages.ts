import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '#http/serve-route.ts'

const placeOfNonce = '__STYLE_NONCE__'

/**
 * The built pages. Every address that is no file is the app's own and gets its one page, with the nonce that lets it
 * add styles. Built files carry a hash in their name and never change.
 */
export async function servePages(server: FastifyInstance, folder: string | null): Promise<void> {
  const page = folder === null ? null : await readFile(join(folder, 'index.html'), 'utf8')
  if (folder !== null) {
    await server.register(fastifyStatic, {
      root: folder,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/') || path.includes('\\assets\\')
        void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    server.get('/', (request, reply) =>
      reply.type('text/html').header('cache-control', 'no-cache').send(pageFor(request.styleNonce)),
    )
  }
  server.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w{2,5}($|\?)/.test(request.url)
    if (page === null || !wantsPage) return refuse({ fault: 'not-found' }, request, reply)
    return reply.type('text/html').header('cache-control', 'no-cache').send(pageFor(request.styleNonce))
  })

  function pageFor(nonce: string): string {
    return (page ?? '').replaceAll(placeOfNonce, nonce)
  }
}
