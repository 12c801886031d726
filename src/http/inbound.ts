import { z } from 'zod'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { instantOf } from '#domain/working-time/instant.ts'
import { receiptStates, takeInbound } from '#operations/take-inbound.ts'
import { keyOf } from '#http/figure-place.ts'
import { openRoute } from '#http/route.ts'

/** A moment as any system writes it, in UTC. */
const moment = z.iso.datetime({ offset: true }).transform((text) => instantOf(Date.parse(text)))

const event = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('receipt'),
    ref: z.string().min(1).max(200).describe('The number that the provider gave when it took the message.'),
    state: z.enum(receiptStates),
    said: z.string().max(1000).optional().describe('The provider’s own words.'),
  }),
  z.object({
    kind: z.literal('message'),
    id: z.string().min(1).max(200).describe('The provider’s own: the same one again is the same message.'),
    from: z
      .string()
      .min(1)
      .max(200)
      .describe('Phone number, WeChat id, mail address; for the app the customer number.'),
    text: z.string().max(10_000),
    at: moment,
  }),
])

export const inbound = openRoute({
  method: 'POST',
  path: '/inbound/{channel}',
  summary: 'For providers: receipts of our messages and messages of customers; signed with the shared secret',
  params: z.object({ channel: keyOf(touchChannelLabels) }),
  body: z.object({ events: z.array(event).min(1).max(100) }),
  reply: z.object({
    taken: z.int(),
    unknown: z.int().describe('Of messages that are not ours, or of nobody we know.'),
  }),
  faults: ['not-signed'],
  keepsBytes: true,
  handle: async ({ params: { channel }, body: { events }, store, request }, office) => {
    const isTheirs = office.post.isFromProvider(request.bytes ?? Buffer.alloc(0), request.headers, office.now())
    if (!isTheirs) return { fault: 'not-signed' }
    const { taken, unknown, customerIds } = await takeInbound(store, { channel, events, now: instantOf(office.now()) })
    for (const each of customerIds) {
      office.live.tell({ kind: 'customer', ...each })
      office.live.tell({ kind: 'messages', groupId: each.groupId })
    }
    return { taken, unknown }
  },
})
