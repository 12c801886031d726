import { type Carriers, openCarriers } from '#channels/carriers.ts'
import type { Dispatch } from '#channels/carrier.ts'
import { isSignedBy, type SigningKey } from '#channels/signature.ts'
import { valueOf, type Variables } from '#channels/variables.ts'
import { eventHook } from '#channels/webhook.ts'

/** All that leaves the house, and the keys of those who may write to us. */
export interface Post {
  readonly carriers: Carriers
  /** Tells a program outside; null = none is set up. */
  readonly tell: ((key: string, event: object) => Promise<Dispatch>) | null
  /** Whether a request comes from somebody who may tell us of receipts and replies. */
  readonly isFromProvider: (
    body: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    now: number,
  ) => boolean
}

/** What the environment sets up; an empty one leaves everything in the outbox. Throws with the name of what is missing. */
export function openPost(variables: Variables): Post {
  const keys = inboundKeys(variables)
  return {
    carriers: openCarriers(variables),
    tell: eventHook(variables),
    isFromProvider: (body, headers, now) => isSignedBy(keys, body, headers, now),
  }
}

/** The key in use, and while it is being changed the one before it. */
function inboundKeys(variables: Variables): SigningKey[] {
  return ['LONGRANGE_INBOUND', 'LONGRANGE_INBOUND_OLD'].flatMap((name) => {
    const secret = valueOf(variables, `${name}_SECRET`)
    return secret === null ? [] : [{ id: variables[`${name}_KEY`] ?? 'provider', secret }]
  })
}
