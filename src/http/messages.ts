import { z } from 'zod'
import {
  mayChange,
  type MessageChange,
  messageReasonLabels,
  messageStateLabels,
} from '#domain/contact/message-state.ts'
import { becauseLabels } from '#domain/enrolment/journal.ts'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import { type TouchChannel, touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { changeMessage } from '#operations/change-message.ts'
import { nowAt } from '#operations/work-day.ts'
import { type ListedMessage, messageCounts, type MessagePlace, messagesIn } from '#store/messages.ts'
import { keyOf } from '#http/figure-place.ts'
import { maskedName } from '#http/masked.ts'
import { route } from '#http/route.ts'
import { cursor, id, idInPath } from '#http/shapes.ts'
import { instant } from '#http/task-shapes.ts'

/** Who stands before us is sent nothing, and calls are tasks. */
const channels = (Object.keys(touchChannelLabels) as TouchChannel[]).filter(
  (each) => each !== 'in_person' && each !== 'phone',
)

const pageRows = 50
const mostCounted = 1000

const state = keyOf(messageStateLabels)
const channel = keyOf(touchChannelLabels)
const change = z.enum(['waiting', 'sent', 'not_sent', 'cancelled', 'handed_over'])

const message = z.object({
  messageId: id,
  customerId: id,
  name: z.string().nullable(),
  channel,
  purpose: keyOf(touchPurposeLabels),
  playbookId: z.string().nullable(),
  subject: z.string().nullable(),
  body: z.string().nullable().describe('Null for those who may not see names: it speaks to somebody.'),
  state,
  because: z.string().nullable().describe('A code; `why` is its sentence.'),
  why: z.object({ zh: z.string(), en: z.string() }).nullable(),
  providerSaid: z.string().nullable(),
  carrier: z.string().nullable(),
  madeAt: instant,
  notBefore: instant,
  changedAt: instant,
  attempts: z.int(),
  mayBecome: z.array(change).describe('What one may make of it.'),
})

const oneOrMore = <T extends z.ZodType>(one: T) => z.union([z.array(one), one.transform((each) => [each])]).optional()

export const messages = route({
  method: 'GET',
  path: '/messages',
  summary: 'The outbox: messages to customers, the newest first, with where they stand and why',
  right: 'customers.read',
  query: z.object({
    state: oneOrMore(state),
    channel: oneOrMore(channel),
    customer: idInPath.optional(),
    cursor: cursor.optional(),
  }),
  reply: z.object({
    rows: z.array(message),
    next: z.string().nullable(),
    carriers: z
      .array(z.object({ channel, id: z.string(), label: z.object({ zh: z.string(), en: z.string() }) }))
      .describe('What each channel goes by; `outbox`: it stays here.'),
    counts: z
      .record(z.string(), z.int())
      .describe('Of those that wait or ask for somebody, by state; 1000 = that many or more.'),
  }),
  handle: async ({ viewer, query, today }, { store: { reader }, post: { carriers }, now: clock }) => {
    const after = query.cursor === undefined ? null : placeOf(query.cursor)
    if (query.cursor !== undefined && after === null) return { fault: 'request-unfit', detail: 'query.cursor' }
    const filter = { states: query.state ?? [], channels: query.channel ?? [], customerId: query.customer ?? null }
    const [found, counts, now] = await Promise.all([
      messagesIn(reader, viewer.scope, { filter, after, most: pageRows + 1 }),
      messageCounts(reader, viewer.scope, mostCounted),
      nowAt(reader, { groupId: viewer.scope.groupId, centreId: null, today, clock: clock() }),
    ])
    const rows = found.slice(0, pageRows)
    const last = found.length > pageRows ? rows.at(-1) : undefined
    return {
      rows: rows.map((each) => messageFor(viewer, each, now)),
      next: last === undefined ? null : cursorOf(last),
      counts: Object.fromEntries(counts),
      carriers: channels.map((each) => ({ channel: each, id: carriers.of(each).id, label: carriers.labelOf(each) })),
    }
  },
})

const changes: Readonly<Record<z.output<typeof change>, MessageChange>> = {
  waiting: 'sentAgain',
  sent: 'markedSent',
  not_sent: 'markedNotSent',
  cancelled: 'cancelled',
  handed_over: 'takenBack',
}

export const messageStateRoute = route({
  method: 'PUT',
  path: '/messages/{messageId}/state',
  summary:
    'Have a message sent again (`waiting`), say that it was sent by hand (`sent`) or not (`not_sent`), take that back for ten minutes (`handed_over`), or cancel it (`cancelled`)',
  right: 'customers.edit',
  params: z.object({ messageId: idInPath }),
  body: z.object({ state: change }),
  reply: message,
  faults: ['no-such-message', 'message-gone-on'],
  handle: async ({ viewer, params: { messageId }, body, store, today }, office) => {
    const { scope, actor } = viewer
    const { groupId } = scope
    const now = await nowAt(store.reader, { groupId, centreId: null, today, clock: office.now() })
    const changed = await changeMessage(store, { scope, messageId, change: changes[body.state], by: actor, now })
    if ('fault' in changed) return changed
    office.live.tell({ kind: 'messages', groupId })
    office.live.tell({ kind: 'tasks', groupId })
    office.live.tell({ kind: 'customer', groupId, customerId: changed.customerId })
    return messageFor(viewer, changed, now)
  },
})

/** Of the engine, which takes messages back, and of sending. */
const reasons: Readonly<Record<string, { zh: string; en: string }>> = { ...becauseLabels, ...messageReasonLabels }

function messageFor(viewer: Viewer, each: ListedMessage, now: Instant): z.input<typeof message> {
  const becomes = Object.entries(changes).filter(([, to]) => mayChange(each, to, now))
  return {
    ...each,
    name: maskedName(viewer, each.name),
    body: mayUse(viewer, 'names.read') ? each.body : null,
    subject: mayUse(viewer, 'names.read') ? each.subject : null,
    why: each.because === null ? null : (reasons[each.because] ?? null),
    mayBecome: mayUse(viewer, 'customers.edit') ? becomes.map(([to]) => to as z.output<typeof change>) : [],
  }
}

function cursorOf({ madeAt, messageId }: MessagePlace): string {
  return Buffer.from(JSON.stringify([madeAt, messageId])).toString('base64url')
}

function placeOf(text: string): MessagePlace | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(read)) return null
    const [madeAt, messageId] = read as readonly unknown[]
    const isPlace = typeof madeAt === 'string' && !Number.isNaN(Date.parse(madeAt)) && Number.isSafeInteger(messageId)
    return isPlace ? { madeAt, messageId: Number(messageId) } : null
  } catch {
    return null
  }
}
