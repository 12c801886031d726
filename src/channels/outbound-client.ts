import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { addressOf } from '#channels/private-address.ts'
import { listOf, type Variables } from '#channels/variables.ts'

export interface Asked {
  readonly method: 'GET' | 'POST'
  /** Below the client's base. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is. */
  readonly body?: string
}

/** What a provider answered; `json` is null where it was none. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly json: Readonly<Record<string, unknown>> | null
}

/** Nobody answered. `mayHaveArrived`: the request had left before the line broke or the time was up. */
export class NoAnswer extends Error {
  readonly mayHaveArrived: boolean

  constructor(message: string, mayHaveArrived: boolean) {
    super(message)
    this.mayHaveArrived = mayHaveArrived
  }
}

export type OutboundClient = (asked: Asked) => Promise<Answered>

const usualSeconds = 10
const largestAnswer = 1024 * 1024

/**
 * Speaks HTTP with one provider and nobody else: no redirects, no addresses inside the network unless
 * `LONGRANGE_PRIVATE_HOSTS` names the host, a time for each answer, and no more than a megabyte of it.
 */
export function outboundClient(base: string, variables: Variables): OutboundClient {
  const url = new URL(base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error(`${url.protocol} is not HTTP`)
  const allowedInside = listOf(variables, 'LONGRANGE_PRIVATE_HOSTS')
  const seconds = Number(variables['LONGRANGE_SEND_SECONDS'] ?? usualSeconds)
  return async (asked) => {
    const address = await addressOf(url.hostname, allowedInside).catch((error: unknown) => {
      throw new NoAnswer(messageOf(error), false)
    })
    return ask(url, address, asked, seconds * 1000)
  }
}

function ask(
  base: URL,
  address: string,
  { method, path, headers = {}, body }: Asked,
  millis: number,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    let hasLeft = false
    const request = (base.protocol === 'https:' ? requestTls : requestPlain)({
      method,
      host: address,
      servername: base.hostname,
      port: base.port || (base.protocol === 'https:' ? 443 : 80),
      path: `${base.pathname.replace(/\/$/, '')}${path}`,
      // A line is used once: one that is kept may have been closed at the other end, and nobody could tell what arrived.
      agent: false,
      headers: {
        host: base.host,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }),
        ...headers,
      },
    })
    const fail = (error: unknown): void => reject(new NoAnswer(messageOf(error), hasLeft))
    const timer = setTimeout(() => request.destroy(new Error(`no answer within ${millis} ms`)), millis)
    request.on('close', () => clearTimeout(timer))
    request.on('finish', () => (hasLeft = true))
    request.on('error', fail)
    request.on('response', (response) => {
      read(response).then(resolve, fail)
    })
    request.end(body)
  })
}

async function read(response: IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestAnswer) throw new Error('the answer is too large')
    chunks.push(chunk)
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    json: objectOf(Buffer.concat(chunks).toString()),
  }
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
