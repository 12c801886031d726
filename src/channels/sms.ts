import type { Carrier, CarrierKind, Dispatch, Outgoing } from '#channels/carrier.ts'
import { type Answered, NoAnswer, outboundClient, type OutboundClient } from '#channels/outbound-client.ts'
import { allOf, perSecondOf, type Variables } from '#channels/variables.ts'

/**
 * Text messages over an HTTP gateway: `POST` with `{"to", "text", "id"}`, a bearer key and the id as `Idempotency-Key`;
 * the answer holds `id` of its own, or `error` (docs/serving.md).
 */
export const sms: CarrierKind = {
  id: 'sms',
  label: { zh: '短信网关', en: 'SMS gateway' },
  carries: () => ['sms'],
  open: (variables) => {
    const set = allOf(variables, ['LONGRANGE_SMS_URL', 'LONGRANGE_SMS_KEY'])
    return set === null ? null : gateway(set.LONGRANGE_SMS_URL, set.LONGRANGE_SMS_KEY, variables)
  },
}

function gateway(base: string, key: string, variables: Variables): Carrier {
  const client = outboundClient(base, variables)
  const isIdempotent = variables['LONGRANGE_SMS_IDEMPOTENT'] === 'true'
  return {
    id: 'sms',
    knowsKeys: isIdempotent,
    perSecond: perSecondOf(variables, 'LONGRANGE_SMS_PER_SECOND'),
    send: (outgoing) => post(client, key, outgoing, isIdempotent),
    close: () => undefined,
  }
}

async function post(
  client: OutboundClient,
  bearer: string,
  { key, to, body }: Outgoing,
  isIdempotent: boolean,
): Promise<Dispatch> {
  try {
    const answer = await client({
      method: 'POST',
      path: '',
      headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': key },
      body: JSON.stringify({ to, text: body, id: key }),
    })
    return read(answer)
  } catch (error) {
    return withoutAnswer(error, isIdempotent)
  }
}

/** A provider that knows the key again may be asked again; of any other nobody can tell what it did. */
export function withoutAnswer(error: unknown, isIdempotent: boolean): Dispatch {
  if (!(error instanceof NoAnswer)) throw error
  return { outcome: error.mayHaveArrived && !isIdempotent ? 'uncertain' : 'later', said: error.message }
}

/** Errors by which gateways say that a number is none. */
const badNumbers = new Set(['invalid_number', 'unknown_number', 'blocked_number'])

function read({ status, headers, json }: Answered): Dispatch {
  const error = textOf(json, 'error')
  const said = `HTTP ${status} ${error ?? ''}`.trim().slice(0, 300)
  if (passing.has(status)) return { outcome: 'later', said, ...afterOf(headers['retry-after']) }
  // It was taken by then or not: no other status of theirs tells.
  if (status >= 500) return { outcome: 'uncertain', said }
  if (error !== null && badNumbers.has(error)) return { outcome: 'rejected', because: 'bad_address', said }
  if (status >= 300 || error !== null) return { outcome: 'rejected', because: 'refused', said }
  return { outcome: 'sent', ref: textOf(json, 'id') }
}

/** Too often, or away; keys that are refused are mended by an administrator, and the message goes then. */
const passing = new Set([401, 403, 429, 503])

export function textOf(json: Answered['json'], name: string): string | null {
  const value = json?.[name]
  return typeof value === 'string' ? value : null
}

export function afterOf(retryAfter: string | string[] | undefined): { afterSeconds?: number } {
  const seconds = Number(retryAfter)
  return Number.isFinite(seconds) && seconds > 0 ? { afterSeconds: seconds } : {}
}
