import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { headersOf } from '#http/headers.ts'
import type { Office } from '#http/office.ts'
import { refuse } from '#http/serve-route.ts'
import { providerId } from '#http/sign-in.ts'

/** Where the library expects people to come back; the provider has to know it as well. */
const wayBack = `/api/auth/callback/${providerId}`

/**
 * To the group's identity provider and back (OpenID Connect, code flow with PKCE). These two addresses are visited by
 * browsers, not asked by programs: they answer with where to go on.
 */
export function serveSingleSignOn(server: FastifyInstance, office: Office): void {
  server.get('/api/session/single-sign-on', async (request, reply) => {
    if (office.singleSignOn === null) return refuse({ fault: 'not-found' }, request, reply)
    const response = await office.signIn.auth.api.signInSocial({
      body: { provider: providerId, callbackURL: '/', errorCallbackURL: '/sign-in?refused=single-sign-on' },
      headers: headersOf(request),
      asResponse: true,
    })
    const { url } = (await response.json()) as { url?: string }
    return url === undefined ? reply.redirect('/sign-in?refused=single-sign-on') : passOn(response, url, reply)
  })
  server.get(wayBack, async (request, reply) => {
    if (office.singleSignOn === null) return refuse({ fault: 'not-found' }, request, reply)
    const response = await office.signIn.auth.handler(asWebRequest(request))
    return passOn(response, response.headers.get('location') ?? '/', reply)
  })
}

function passOn(response: Response, to: string, reply: FastifyReply): FastifyReply {
  for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie)
  return reply.redirect(to)
}

function asWebRequest(request: FastifyRequest): Request {
  return new Request(new URL(request.url, `${request.protocol}://${request.host}`), { headers: headersOf(request) })
}
