import { z } from 'zod'
import { changeAdvisors, undoAdvisorChange } from '#operations/change-advisors.ts'
import { customerFilters, wantedBy } from '#http/customer-query.ts'
import { isFault } from '#http/faults.ts'
import { Answer, route } from '#http/route.ts'
import { id, idInPath } from '#http/shapes.ts'

export const changeAdvisorsRoute = route({
  method: 'POST',
  path: '/advisor-changes',
  summary: 'Name one advisor for all customers that the same filters list; can be taken back for two days',
  right: 'customers.edit',
  query: z.object(customerFilters),
  body: z.object({ advisorId: id }),
  reply: z.object({
    changeId: id.describe('Takes it back.'),
    matching: z.int().describe('Customers whom the filters list.'),
    changed: z.int().describe('Those of them who had another advisor before, or whose advisor imports could change.'),
  }),
  faults: ['unknown-centre', 'unknown-staff', 'not-allowed'],
  handle: async ({ viewer, today, query, body: { advisorId }, store }, office) => {
    const wanted = wantedBy(viewer, query, today)
    if (isFault(wanted)) return wanted
    const narrowedBy = Object.keys(query).filter((name) => query[name as keyof typeof query] !== undefined)
    const done = await changeAdvisors(store, { ...wanted, advisorId, by: viewer.actor, narrowedBy })
    if ('fault' in done) return done
    office.live.tell({ kind: 'scores', groupId: viewer.scope.groupId })
    return new Answer(done, { status: 201 })
  },
})

export const undoAdvisorChangeRoute = route({
  method: 'DELETE',
  path: '/advisor-changes/{changeId}',
  summary: 'Take back one’s own change: everybody has their former advisor again who was not given another since',
  right: 'customers.edit',
  params: z.object({ changeId: idInPath }),
  reply: z.object({ changed: z.int(), back: z.int().describe('Who have their former advisor again.') }),
  faults: ['unknown-change'],
  handle: async ({ viewer, params: { changeId }, store }, office) => {
    const done = await undoAdvisorChange(store, { scope: viewer.scope, changeId, by: viewer.actor })
    if ('fault' in done) return { fault: 'unknown-change' }
    office.live.tell({ kind: 'scores', groupId: viewer.scope.groupId })
    return done
  },
})
