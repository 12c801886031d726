import type { Routes } from '#web/api/generated/api.ts'
import { keepTag } from '#web/api/etag.ts'
import { Problem } from '#web/api/problem.ts'
import { currentLanguage } from '#web/phrases/language.ts'

export type Route = keyof Routes
export type Reply<R extends Route> = Routes[R]['reply']

type Part<R extends Route, P extends 'params' | 'query' | 'body'> = [Routes[R][P]] extends [null]
  ? { readonly [K in P]?: null }
  : {} extends Exclude<Routes[R][P], null>
    ? { readonly [K in P]?: Routes[R][P] }
    : { readonly [K in P]: Routes[R][P] }

/** What a route wants to know: the parts that it needs, and no others. */
export type Asked<R extends Route> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>

export interface Sending {
  /** Sent with what changes something; made up when absent. The same key twice changes things once. */
  readonly idempotencyKey?: string
  /** From `etagOf` of the reply that was edited: the server refuses when somebody was first. */
  readonly ifMatch?: string | null
  readonly signal?: AbortSignal
}

let signedOut: () => void = () => {}

/** Calls when a route answers that nobody is signed in. */
export function whenSignedOut(call: () => void): void {
  signedOut = call
}

/** Asks the server; throws a `Problem` for every answer that is not a success. */
export async function ask<R extends Route>(route: R, asked: Asked<R>, sending: Sending = {}): Promise<Reply<R>> {
  const [method = 'GET'] = route.split(' ')
  const response = await send(addressOf(route, asked), {
    method,
    credentials: 'same-origin',
    headers: headersFor(method, asked.body, sending),
    ...(asked.body === undefined || asked.body === null ? {} : { body: bodyOf(asked.body) }),
    ...(sending.signal === undefined ? {} : { signal: sending.signal }),
  })
  const said: unknown = await saidBy(response)
  if (!response.ok) {
    if (response.status === 401 && !route.includes('/session')) signedOut()
    throw new Problem(response.status, isFacts(said) ? said : {})
  }
  keepTag(said, response.headers.get('etag'))
  return said as Reply<R>
}

/** `/api/customers/42?stage=new`: for downloads and event sources, which fetch for themselves. */
export function addressOf<R extends Route>(route: R, asked: Asked<R>): string {
  const [, path = ''] = route.split(' ')
  const params: Facts = asked.params ?? {}
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(text(params[name])))
  const query = queryOf(asked.query ?? {})
  return `/api${filled}${query === '' ? '' : `?${query}`}`
}

function queryOf(asked: Facts): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(name, text(one))
    }
  }
  return query.toString()
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '')
}

function headersFor(method: string, body: unknown, { idempotencyKey, ifMatch }: Sending): Headers {
  const headers = new Headers({ accept: 'application/json', 'accept-language': currentLanguage() })
  if (method !== 'GET') headers.set('idempotency-key', idempotencyKey ?? newKey())
  if (ifMatch !== undefined && ifMatch !== null) headers.set('if-match', ifMatch)
  if (body !== undefined && body !== null && !isRaw(body)) headers.set('content-type', 'application/json')
  return headers
}

function isRaw(body: unknown): body is Blob | FormData {
  return body instanceof Blob || body instanceof FormData
}

function bodyOf(body: unknown): BodyInit {
  return isRaw(body) ? body : JSON.stringify(body)
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, {})
  }
}

async function saidBy(response: Response): Promise<unknown> {
  if (response.status === 204) return null
  const said = await response.text()
  if (said === '') return null
  try {
    return JSON.parse(said)
  } catch {
    return null
  }
}

type Facts = Readonly<Record<string, unknown>>

function isFacts(said: unknown): said is Facts {
  return typeof said === 'object' && said !== null
}

/** A random key; `randomUUID` is missing over plain HTTP, as in a centre's own network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
