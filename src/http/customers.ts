import { z } from 'zod'
import { narrowed } from '#domain/access/viewer.ts'
import { countCustomers, filterChoices, listedCustomers } from '#store/customer-list.ts'
import { centresOf } from '#store/groups.ts'
import { scoreState } from '#store/score-state.ts'
import { customerFilters, customerOrder, orderOf, wantedBy } from '#http/customer-query.ts'
import { isFault } from '#http/faults.ts'
import { cursorOf, placeOf } from '#http/list-cursor.ts'
import { lineFor, listedCustomer } from '#http/listed-customer.ts'
import { route } from '#http/route.ts'
import { cursor, day, id, idInPath, pageOf } from '#http/shapes.ts'

/** Counts go no further: beyond it they are "more than". */
const mostCounted = 1_000

export const customers = route({
  method: 'GET',
  path: '/customers',
  summary: 'Customers at home in one’s scope, narrowed, in an order, page by page',
  right: 'customers.read',
  query: z.object({
    ...customerFilters,
    ...customerOrder,
    cursor: cursor.optional(),
    limit: z.coerce.number<string>().int().min(1).max(200).optional(),
  }),
  reply: pageOf(listedCustomer),
  faults: ['unknown-centre', 'not-allowed'],
  handle: async ({ viewer, today, query }, { store }) => {
    const { sort, cursor: from, limit = 50, ...filters } = query
    const wanted = wantedBy(viewer, filters, today)
    if (isFault(wanted)) return wanted
    const ordered = orderOf(viewer, { sort })
    if (isFault(ordered)) return ordered
    const after = from === undefined ? null : placeOf(from, ordered.sort)
    if (from !== undefined && after === null) return { fault: 'request-unfit', detail: 'query.cursor' }
    const { scope, filter } = wanted
    const [found, counted] = await Promise.all([
      listedCustomers(store.reader, { ...ordered, scope, filter, after, most: limit + 1 }),
      countCustomers(store.reader, scope, filter, mostCounted + 1),
    ])
    const rows = found.slice(0, limit)
    const last = found.length > limit ? rows.at(-1) : undefined
    return {
      rows: rows.map((row) => lineFor(viewer, row)),
      next: last === undefined ? null : cursorOf(last),
      count: { atLeast: Math.min(counted, mostCounted), isExact: counted <= mostCounted },
    }
  },
})

export const customerChoices = route({
  method: 'GET',
  path: '/customers/choices',
  summary: 'Advisors, models and tags by which customers can be narrowed, and how fresh their scores are',
  right: 'customers.read',
  query: z.object({ centre: idInPath.optional() }),
  reply: z.object({
    advisors: z.array(z.object({ staffId: id, name: z.string() })),
    centres: z
      .array(z.object({ centreId: id, name: z.string() }))
      .describe('All of the group’s, to say where somebody is at home.'),
    models: z.array(z.string()),
    tags: z.array(z.string()),
    freshness: z.object({ asOf: day.nullable(), computedAt: z.string().nullable(), hasFailed: z.boolean() }),
  }),
  faults: ['unknown-centre'],
  handle: async ({ viewer, today, query }, { store }) => {
    const scope = narrowed(viewer.scope, query.centre ?? null, today)
    if (scope === null) return { fault: 'unknown-centre' }
    const [choices, centres, freshness] = await Promise.all([
      filterChoices(store.reader, scope),
      centresOf(store.reader, scope.groupId),
      scoreState(store.reader, scope.groupId),
    ])
    const named = centres.map(({ centreId, name }) => ({ centreId, name }))
    return { ...choices, centres: named, freshness: { ...freshness } }
  },
})
