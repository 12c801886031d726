import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { ZodType, z } from 'zod'
import type { Right } from '#domain/access/right.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { Language } from '#domain/label.ts'
import type { Store } from '#store/connect.ts'
import type { Fault, FaultCode } from '#http/faults.ts'
import type { Office } from '#http/office.ts'

/** Somebody who has signed in, and from where. */
export interface Visitor {
  readonly viewer: Viewer
  /** Null for a program with a token. */
  readonly sessionId: string | null
  readonly mustChangePassword: boolean
  /** What counts as today in their group. */
  readonly today: Day
}

/** A request, read: everything in it has been checked. */
export interface Asked<P, Q, B> extends Visitor {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly language: Language
  /** The version that the caller saw (If-Match). */
  readonly ifMatch: string | null
  /** Use this one for changing: what is sent twice under one idempotency key is done once. */
  readonly store: Store
  readonly request: FastifyRequest
}

/** A reply with more to it than its content. */
export class Answer<R> {
  readonly reply: R
  readonly more: { readonly status?: 201 | 202; readonly etag?: string; readonly cookies?: readonly string[] }

  constructor(reply: R, more: Answer<R>['more']) {
    this.reply = reply
    this.more = more
  }
}

/** A file to keep. */
export class Download {
  readonly stream: Readable
  readonly type: string
  readonly name: string

  constructor(stream: Readable, { type, name }: { type: string; name: string }) {
    this.stream = stream
    this.type = type
    this.name = name
  }
}

export type Replied<R> = Promise<R | Answer<R> | Download | Fault>

/** One address of the API: what it takes, who may use it, what it does. Validation, OpenAPI, client and tests come from here. */
export interface RouteDefinition<P extends ZodType, Q extends ZodType, B extends ZodType, R extends ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api, with its parameters in braces: `/customers/{customerId}`. */
  readonly path: `/${string}`
  /** One sentence for the documentation. */
  readonly summary: string
  /** What a caller must be allowed; 'signed-in' = nothing in particular. */
  readonly right: Right | 'signed-in'
  readonly params?: P
  readonly query?: Q
  /** Leave out for none. A route that takes a file reads it from `request` and says so with `takesFile`. */
  readonly body?: B
  readonly takesFile?: true
  /** Keeps the body's bytes as `request.bytes`: for those who sign them. */
  readonly keepsBytes?: true
  readonly reply: R
  /** Refusals worth documenting besides the usual ones. */
  readonly faults?: readonly FaultCode[]
  /** Requests a minute of one caller, where fewer than usual. */
  readonly perMinute?: number
  /** Its reply holds a secret that is told once: kept nowhere, not even for the same request sent again. */
  readonly tellsSecret?: true
  /** Open to somebody who has to change their password first. */
  readonly isForNewcomers?: true
  readonly handle: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>, office: Office) => Replied<z.input<R>>
}

/** An address for those who have not signed in. */
export interface OpenRouteDefinition<
  P extends ZodType,
  Q extends ZodType,
  B extends ZodType,
  R extends ZodType,
> extends Omit<RouteDefinition<P, Q, B, R>, 'right' | 'handle'> {
  readonly handle: (
    asked: Pick<
      Asked<z.output<P>, z.output<Q>, z.output<B>>,
      'params' | 'query' | 'body' | 'language' | 'store' | 'request'
    >,
    office: Office,
  ) => Replied<z.input<R>>
}

export type Route =
  | (RouteDefinition<ZodType, ZodType, ZodType, ZodType> & { readonly isOpen: false })
  | (OpenRouteDefinition<ZodType, ZodType, ZodType, ZodType> & { readonly isOpen: true })

export function route<P extends ZodType, Q extends ZodType, B extends ZodType, R extends ZodType>(
  definition: RouteDefinition<P, Q, B, R>,
): Route {
  return { ...(definition as unknown as RouteDefinition<ZodType, ZodType, ZodType, ZodType>), isOpen: false }
}

export function openRoute<P extends ZodType, Q extends ZodType, B extends ZodType, R extends ZodType>(
  definition: OpenRouteDefinition<P, Q, B, R>,
): Route {
  return { ...(definition as unknown as OpenRouteDefinition<ZodType, ZodType, ZodType, ZodType>), isOpen: true }
}
