import { z } from 'zod'
import { refreshCustomers } from '#operations/refresh-customer.ts'
import { setAdvisors } from '#operations/set-advisor.ts'
import { homeAmong } from '#store/sight.ts'
import { route } from '#http/route.ts'
import { id } from '#http/shapes.ts'

const change = z.object({
  advisorId: id.nullable().describe('Null: whoever saw them last.'),
  isHeld: z.boolean().describe('Whether imports leave it alone.'),
  customerIds: z.array(id).min(1).max(1000),
})

/** So many at once are refreshed while the caller waits. */
const mostCustomers = 1000

export const setAdvisorsRoute = route({
  method: 'PUT',
  path: '/customers/advisors',
  summary: 'Name the advisors of up to 1,000 customers; the reply, sent here again, takes it back',
  right: 'customers.edit',
  body: z.object({ changes: z.array(change).min(1).max(200) }),
  reply: z.object({ before: z.array(change) }),
  faults: ['unknown-customer', 'unknown-staff', 'request-unfit'],
  handle: async ({ viewer, today, body: { changes }, store }, office) => {
    const { groupId } = viewer.scope
    const customerIds = [...new Set(changes.flatMap((each) => each.customerIds))]
    if (customerIds.length > mostCustomers) return { fault: 'request-unfit', detail: `> ${mostCustomers}` }
    const home = await homeAmong(office.store.reader, viewer.scope, customerIds)
    if (home.length < customerIds.length) return { fault: 'unknown-customer' }
    const set = await setAdvisors(store, { groupId, by: viewer.actor }, changes)
    if ('fault' in set) return set
    await refreshCustomers(store, { groupId, customerIds, today, clock: office.now() })
    office.live.tell({ kind: 'scores', groupId })
    return { before: set.before.map((each) => ({ ...each, customerIds: [...each.customerIds] })) }
  },
})
