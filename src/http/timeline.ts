import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import { parseDay } from '#domain/calendar.ts'
import { sightOf } from '#store/sight.ts'
import { type TimelineEntry, timelineKinds, timelineOf, type TimelinePlace } from '#store/timeline.ts'
import { customerPath } from '#http/profile.ts'
import { route } from '#http/route.ts'
import { cursor, day } from '#http/shapes.ts'

const kind = z.enum(timelineKinds)

export const timeline = route({
  method: 'GET',
  path: '/customers/{customerId}/timeline',
  summary: 'What happened with a customer, the latest first',
  right: 'customers.read',
  params: customerPath,
  query: z.object({
    kind: z.union([z.array(kind), kind.transform((one) => [one])]).optional(),
    cursor: cursor.optional(),
    limit: z.coerce.number<string>().int().min(1).max(200).optional(),
  }),
  reply: z.object({
    rows: z.array(z.object({ kind, on: day, key: z.string(), what: z.record(z.string(), z.unknown()) })),
    next: z.string().nullable(),
  }),
  faults: ['unknown-customer'],
  handle: async ({ viewer, params, query }, { store: { reader } }) => {
    const { limit = 50 } = query
    const after = query.cursor === undefined ? null : placeOf(query.cursor)
    if (query.cursor !== undefined && after === null) return { fault: 'request-unfit', detail: 'query.cursor' }
    if ((await sightOf(reader, viewer.scope, params.customerId)) === null) return { fault: 'unknown-customer' }
    const kinds = query.kind ?? timelineKinds
    const found = await timelineOf(reader, params.customerId, { kinds, after, most: limit + 1 })
    const rows = found.slice(0, limit)
    const last = found.length > limit ? rows.at(-1) : undefined
    return {
      rows: rows.map((entry) => entryFor(viewer, entry)),
      next: last === undefined ? null : cursorOf(last),
    }
  },
})

/** Amounts are for those who may see money, what people wrote or said for those who may see names. */
const amounts: ReadonlySet<string> = new Set(['paidFen', 'compensationFen'])
const written: ReadonlySet<string> = new Set(['text', 'note', 'comment', 'reason', 'referred', 'plate'])

function entryFor(viewer: Viewer, entry: TimelineEntry) {
  const [seesMoney, seesNames] = [mayUse(viewer, 'money.read'), mayUse(viewer, 'names.read')]
  const told = (name: string): boolean => (seesMoney || !amounts.has(name)) && (seesNames || !written.has(name))
  const mask = (what: unknown): unknown => {
    if (Array.isArray(what)) return what.map(mask)
    if (typeof what !== 'object' || what === null) return what
    return Object.fromEntries(Object.entries(what).map(([name, value]) => [name, told(name) ? mask(value) : null]))
  }
  return { ...entry, what: mask(entry.what) as Record<string, unknown> }
}

function cursorOf({ on, key }: TimelinePlace): string {
  return Buffer.from(JSON.stringify([on, key])).toString('base64url')
}

function placeOf(text: string): TimelinePlace | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(read)) return null
    const [on, key] = read as readonly unknown[]
    const known = typeof on === 'string' ? parseDay(on) : null
    return known === null || typeof key !== 'string' ? null : { on: known, key }
  } catch {
    return null
  }
}
