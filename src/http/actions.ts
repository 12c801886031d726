import { z } from 'zod'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { playbookLabels } from '#operations/playbooks.ts'
import { nowAt } from '#operations/work-day.ts'
import { actionPage, actionSums, countActions, type ActionPlace } from '#store/figures/action-list.ts'
import { foreseenContacts } from '#store/figures/foreseen-contacts.ts'
import { figureState } from '#store/figures/kept-figures.ts'
import { actionFilters, filterOf } from '#http/action-query.ts'
import { actionRow, rowFor } from '#http/action-row.ts'
import { figurePlace, freshness, freshnessOf, keyOf, ofCentre } from '#http/figure-place.ts'
import { maskedMoney } from '#http/masked.ts'
import { route } from '#http/route.ts'
import { cursor, fen, id, pageOf } from '#http/shapes.ts'

/** Counts go no further: beyond it they are "more than". */
const mostCounted = 1_000

export const actions = route({
  method: 'GET',
  path: '/actions',
  summary: 'This week’s contacts in the order of work, page by page',
  right: 'money.read',
  query: z.object({
    ...ofCentre,
    ...actionFilters,
    cursor: cursor.optional(),
    limit: z.coerce.number<string>().int().min(1).max(200).optional(),
  }),
  reply: pageOf(actionRow),
  faults: ['unknown-centre'],
  handle: async ({ viewer, today, query }, { store: { reader }, now: wall }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const { limit = 50 } = query
    const after = query.cursor === undefined ? null : placeOf(query.cursor)
    if (query.cursor !== undefined && after === null) return { fault: 'request-unfit', detail: 'query.cursor' }
    const filter = filterOf(query)
    const [found, counted] = await Promise.all([
      actionPage(reader, place.scope, filter, { after, most: limit + 1 }),
      countActions(reader, place.scope, filter, mostCounted + 1),
    ])
    const rows = found.slice(0, limit)
    const last = found.length > limit ? rows.at(-1) : undefined
    const at = { groupId: place.groupId, centreId: query.centre ?? null, today, clock: wall() }
    const customerIds = [...new Set(rows.map(({ customerId }) => customerId))]
    const becameOf = await foreseenContacts(reader, customerIds, { today, now: await nowAt(reader, at) })
    return {
      rows: rows.map((row) => rowFor(viewer, row, becameOf)),
      next: last === undefined ? null : cursorOf(last),
      count: { atLeast: Math.min(counted, mostCounted), isExact: counted <= mostCounted },
    }
  },
})

function cursorOf(row: { class: 'high' | 'medium' | 'low' } & Omit<ActionPlace, 'rank'>): string {
  const rank = Object.keys(actionClassLabels).indexOf(row.class)
  return Buffer.from(JSON.stringify([rank, row.worth, row.customerId, row.actionNo])).toString('base64url')
}

/** Null for a text that is not one of ours. */
function placeOf(text: string): ActionPlace | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const parsed = z.tuple([z.int(), z.number(), z.int(), z.int()]).safeParse(read)
    if (!parsed.success) return null
    const [rank, worth, customerId, actionNo] = parsed.data
    return { rank, worth, customerId, actionNo }
  } catch {
    return null
  }
}

export const actionOverview = route({
  method: 'GET',
  path: '/actions/overview',
  summary: 'This week’s contacts summed by class, playbook and advisor',
  right: 'money.read',
  query: z.object(ofCentre),
  reply: z.object({
    freshness,
    sums: z.array(
      z.object({
        class: keyOf(actionClassLabels),
        playbook: z.string(),
        advisor: z.object({ staffId: id, name: z.string() }).nullable(),
        role: z.enum(['advisor', 'manager']),
        contacts: z.int(),
        minutes: z.int(),
        stakeFen: fen.nullable(),
      }),
    ),
    playbooks: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
  }),
  faults: ['unknown-centre'],
  handle: async ({ viewer, today, query }, { store: { reader } }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const sums = await actionSums(reader, place.scope)
    return {
      freshness: freshnessOf(await figureState(reader, place.groupId)),
      sums: sums.map(({ advisorId, advisorName, stakeFen, ...sum }) => ({
        ...sum,
        advisor: advisorId === null ? null : { staffId: advisorId, name: advisorName ?? '' },
        stakeFen: maskedMoney(viewer, stakeFen),
      })),
      playbooks: await playbookLabels(reader, viewer.scope.groupId),
    }
  },
})
