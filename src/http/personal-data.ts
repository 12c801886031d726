import { Readable } from 'node:stream'
import { z } from 'zod'
import { deleteCustomer } from '#operations/delete-customer.ts'
import { eraseCopies } from '#operations/erase-copies.ts'
import { keepDeletions } from '#operations/kept-deletions.ts'
import { copyOfPersonalData } from '#operations/personal-data.ts'
import { awayFromHome } from '#http/at-home.ts'
import { customerPath } from '#http/profile.ts'
import { Download, route } from '#http/route.ts'
import { day } from '#http/shapes.ts'

const faults = ['unknown-customer', 'not-at-home', 'customer-deleted'] as const

export const personalData = route({
  method: 'GET',
  path: '/customers/{customerId}/personal-data',
  summary: 'A copy of all that is kept of a person, for them, as a file; that it was given is in the audit log',
  right: 'privacy.manage',
  params: customerPath,
  reply: z.string().describe('A JSON file.'),
  faults,
  perMinute: 20,
  handle: async ({ viewer, params: { customerId }, today, store }, office) => {
    const away = await awayFromHome(office.store, viewer, customerId)
    if (away !== null) return away
    const { groupId } = viewer.scope
    const copy = await copyOfPersonalData(store, { groupId, customerId, by: viewer.actor, today })
    if (copy === null) return { fault: 'customer-deleted' }
    return new Download(Readable.from([JSON.stringify(copy, null, 2)]), {
      type: 'application/json; charset=utf-8',
      name: `personal-data-${customerId}-${today}.json`,
    })
  },
})

export const removePersonalData = route({
  method: 'DELETE',
  path: '/customers/{customerId}/personal-data',
  summary: 'Delete a person at their request: figures stay without a name, and no file or backup brings them back',
  right: 'privacy.manage',
  params: customerPath,
  reply: z.object({ deletedOn: day }),
  faults: [...faults, 'database-busy'],
  handle: async ({ viewer, params: { customerId }, today, store }, office) => {
    const away = await awayFromHome(office.store, viewer, customerId)
    if (away !== null) return away
    const { groupId } = viewer.scope
    const deleted = await deleteCustomer(store, { groupId, customerId, by: viewer.actor, today })
    if ('fault' in deleted)
      return deleted.fault === 'no-such-customer' ? { fault: 'unknown-customer' } : { fault: deleted.fault }
    await eraseCopies(office.store, groupId, office.folders)
    await keepDeletions(office.store, office.folders.backups)
    office.live.tell({ kind: 'customer', groupId, customerId })
    return deleted
  },
})
