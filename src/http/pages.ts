import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#http/serve-route.ts'

const placeOfNonce = '__STYLE_NONCE__'

/**
 * The built pages. Every address that is no file is the app's own and gets its one page, with the nonce that lets it
 * add styles. Built files carry a hash in their name and never change.
 */
export async function servePages(server: FastifyInstance, folder: string | null): Promise<void> {
  if (folder === null) {
    server.setNotFoundHandler((request, reply) => refuse({ fault: 'not-found' }, request, reply))
    return
  }
  const servePage = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    // Read each time: it may have been built anew, and names the files that there are now.
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    return reply
      .type('text/html')
      .header('cache-control', 'no-cache')
      .send(page.replaceAll(placeOfNonce, request.styleNonce))
  }
  await server.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: true,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = /[\\/]assets[\\/]/.test(path)
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.get('/', servePage)
  server.setNotFoundHandler((request, reply) => {
    // What an address carries behind its path may have a point in it: `?margin=0.45`.
    const path = request.url.replace(/\?.*/s, '')
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w{2,5}$/.test(path)
    return isPage ? servePage(request, reply) : refuse({ fault: 'not-found' }, request, reply)
  })
}
