import { touchChannelLabels, type TouchChannel } from '#domain/touch/touch-channel.ts'
import type { CarrierKind } from '#channels/carrier.ts'

/** The default: nothing leaves, everything can be read, and a person may send it by hand. */
export const outbox: CarrierKind = {
  id: 'outbox',
  label: { zh: '发件箱（不外发）', en: 'Outbox: nothing leaves' },
  carries: () => Object.keys(touchChannelLabels) as TouchChannel[],
  open: () => ({
    id: 'outbox',
    knowsKeys: true,
    perSecond: null,
    send: async () => ({ outcome: 'kept' }),
    close: () => undefined,
  }),
}
