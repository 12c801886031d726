import type { Label } from '#domain/label.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { Carrier, CarrierKind } from '#channels/carrier.ts'
import { outbox } from '#channels/outbox.ts'
import { smtp } from '#channels/smtp.ts'
import { sms } from '#channels/sms.ts'
import type { Variables } from '#channels/variables.ts'
import { webhook } from '#channels/webhook.ts'
import { wecom } from '#channels/wecom.ts'

/** Every way out of the house; of those that are set up the first that carries a channel takes it. The outbox takes all. */
const kinds: readonly CarrierKind[] = [smtp, wecom, sms, webhook, outbox]

export interface Carriers {
  readonly of: (channel: TouchChannel) => Carrier
  readonly byId: (id: string) => Carrier | null
  /** What a channel goes by. */
  readonly labelOf: (channel: TouchChannel) => Label
  readonly close: () => void
}

/** What the environment sets up. Throws with the name of a variable that is missing or unfit. */
export function openCarriers(variables: Variables): Carriers {
  const open = kinds.flatMap((kind) => {
    const carrier = kind.open(variables)
    return carrier === null ? [] : [{ carrier, label: kind.label, carries: kind.carries(variables) }]
  })
  const taking = (channel: TouchChannel) => {
    const found = open.find(({ carries }) => carries.includes(channel))
    if (found === undefined) throw new Error(`nothing carries ${channel}`)
    return found
  }
  return {
    of: (channel) => taking(channel).carrier,
    labelOf: (channel) => taking(channel).label,
    byId: (id) => open.find(({ carrier }) => carrier.id === id)?.carrier ?? null,
    close: () => open.forEach(({ carrier }) => carrier.close()),
  }
}
