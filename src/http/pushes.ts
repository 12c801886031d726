import { z } from 'zod'
import { importKinds } from '#operations/import-kinds.ts'
import { mostVisits, pushVisits } from '#operations/push-visits.ts'
import { refreshCustomers } from '#operations/refresh-customer.ts'
import { allGroups, centresOf } from '#store/groups.ts'
import { route } from '#http/route.ts'
import { id } from '#http/shapes.ts'

const cell = z.union([z.string().max(2000), z.number()]).optional()

const visitColumns = importKinds.find((kind) => kind.id === 'visits')?.columns ?? []

const visit = z
  .object(Object.fromEntries(visitColumns.map((column) => [column.id, cell.describe(column.label.en)])))
  .strict()
  .describe(
    'Columns of the import kind “visits”, with values as a file would hold them; `order_no` and `check_in` are required.',
  )

export const pushVisitsRoute = route({
  method: 'POST',
  path: '/visits',
  summary: 'Push visits as they close, up to 500; the same order number again corrects the visit',
  right: 'records.write',
  body: z.object({
    source: z.string().trim().min(1).max(200).optional().describe('The system whose numbers these are.'),
    visits: z.array(visit).min(1).max(mostVisits),
  }),
  reply: z.object({
    importId: id.nullable(),
    results: z
      .array(z.object({ state: z.enum(['taken', 'waiting', 'rejected']), reasons: z.array(z.string()) }))
      .describe('One for each visit, in their order; `waiting`: taken up when its customer or car is known.'),
  }),
  faults: ['import-under-way', 'request-unfit'],
  handle: async ({ viewer, body, store, today, language }, office) => {
    const { scope } = viewer
    const group = (await allGroups(office.store.reader)).find(({ groupId }) => groupId === scope.groupId)
    if (group === undefined) return { fault: 'not-allowed' }
    const centres = await centresOf(office.store.reader, scope.groupId)
    const own = scope.of === 'group' ? null : (centres.find(({ centreId }) => centreId === scope.centreId) ?? null)
    const { visits, source } = body
    const wishes = { group, visits, own, today, folder: office.folders.files, by: viewer.actor }
    const pushed = await pushVisits(store, source === undefined ? wishes : { ...wishes, source })
    if ('fault' in pushed) return pushed
    const { importId, customerIds, results } = pushed
    const { groupId } = scope
    if (customerIds.length > 0)
      await refreshCustomers(office.store, { groupId, customerIds, today, clock: office.now() })
    if (importId !== null) office.live.tell({ kind: 'import', groupId, importId })
    for (const customerId of customerIds) office.live.tell({ kind: 'customer', groupId, customerId })
    return {
      importId,
      results: results.map(({ state, reasons }) => ({ state, reasons: reasons.map((each) => each[language]) })),
    }
  },
})
