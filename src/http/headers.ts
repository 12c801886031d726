import type { FastifyRequest } from 'fastify'

/** Where the sign-in library finds the caller's address; what the caller says of it is overwritten. */
export const addressHeader = 'x-longrange-address'

/** A request's headers as the web's own type. */
export function headersOf({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): Headers {
  const list: [string, string][] = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((each) =>
      each === undefined ? [] : [[name, each] as [string, string]],
    ),
  )
  const all = new Headers(list)
  all.set(addressHeader, ip)
  return all
}

/**
 * Whether a request that changes something comes from our own pages. A browser says where a request comes from; a
 * program without a browser says nothing and carries a token instead of a cookie.
 */
export function isOwnOrigin({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
