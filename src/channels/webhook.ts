import type { Carrier, CarrierKind, Dispatch } from '#channels/carrier.ts'
import { type Answered, NoAnswer, outboundClient, type OutboundClient } from '#channels/outbound-client.ts'
import { signed, type SigningKey } from '#channels/signature.ts'
import { afterOf, textOf } from '#channels/sms.ts'
import { allOf, listOf, perSecondOf, type Variables } from '#channels/variables.ts'
import { touchChannelLabels, type TouchChannel } from '#domain/touch/touch-channel.ts'

/**
 * A program of the group's: app push, and anything else that has no carrier of its own. Each call is signed and carries a
 * key by which the program knows it again, so that it may be told twice.
 */
export const webhook: CarrierKind = {
  id: 'webhook',
  label: { zh: '签名回调（Webhook）', en: 'Signed webhook' },
  carries: channelsOf,
  open: (variables) => {
    const set = hook(variables)
    return set === null ? null : carrier(set, variables)
  },
}

/** What programs outside are told: one call, delivered at least once. Null: no webhook is set up. */
export function eventHook(variables: Variables): ((key: string, event: object) => Promise<Dispatch>) | null {
  const set = hook(variables)
  return set === null ? null : (key, event) => tell(set, key, { type: 'event', id: key, ...event })
}

interface Hook {
  readonly client: OutboundClient
  readonly key: SigningKey
}

function hook(variables: Variables): Hook | null {
  const set = allOf(variables, ['LONGRANGE_WEBHOOK_URL', 'LONGRANGE_WEBHOOK_SECRET'])
  if (set === null) return null
  const id = variables['LONGRANGE_WEBHOOK_KEY'] ?? 'longrange'
  return {
    client: outboundClient(set.LONGRANGE_WEBHOOK_URL, variables),
    key: { id, secret: set.LONGRANGE_WEBHOOK_SECRET },
  }
}

function channelsOf(variables: Variables): readonly TouchChannel[] {
  const named = listOf(variables, 'LONGRANGE_WEBHOOK_CHANNELS')
  const known = Object.keys(touchChannelLabels) as TouchChannel[]
  const unknown = named.find((each) => !known.some((channel) => channel === each))
  if (unknown !== undefined) throw new Error(`LONGRANGE_WEBHOOK_CHANNELS: ${unknown} is none of ${known.join(', ')}`)
  return variables['LONGRANGE_WEBHOOK_CHANNELS'] === undefined ? ['app'] : known.filter((each) => named.includes(each))
}

function carrier(set: Hook, variables: Variables): Carrier {
  return {
    id: 'webhook',
    knowsKeys: true,
    perSecond: perSecondOf(variables, 'LONGRANGE_WEBHOOK_PER_SECOND'),
    send: ({ key, channel, to, subject, body }) =>
      tell(set, key, { type: 'message', id: key, channel, to, subject, body }),
    close: () => undefined,
  }
}

async function tell({ client, key: signingKey }: Hook, key: string, content: object): Promise<Dispatch> {
  const body = JSON.stringify(content)
  try {
    const headers = { ...signed(body, signingKey, Date.now()), 'idempotency-key': key }
    return read(await client({ method: 'POST', path: '', headers, body }))
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return { outcome: 'later', said: error.message }
  }
}

/** 404 and 410 say that there is nobody to tell; whatever else is wrong may be right the next time. */
function read({ status, headers, json }: Answered): Dispatch {
  const said = `HTTP ${status}`
  if (status >= 200 && status < 300) return { outcome: 'sent', ref: textOf(json, 'id') }
  if (status === 404 || status === 410) return { outcome: 'rejected', because: 'bad_address', said }
  if (status === 400 || status === 422) return { outcome: 'rejected', because: 'refused', said }
  return { outcome: 'later', said, ...afterOf(headers['retry-after']) }
}
