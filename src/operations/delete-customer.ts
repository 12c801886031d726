import type { Day } from '#domain/calendar.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { removePeople } from '#store/deletion.ts'
import { customerState } from '#store/edits.ts'
import { withLocks } from '#store/lock.ts'
import { inTransaction } from '#store/transaction.ts'
import { finishLeftImports } from '#operations/finish-left-imports.ts'

export type DeletionRefusal =
  | { readonly fault: 'no-such-customer' }
  | { readonly fault: 'customer-deleted' }
  /** An import or a scoring run is at work on them: try again when it is over. */
  | { readonly fault: 'database-busy' }

/**
 * Deletes a person at their request. Afterwards nobody can be recognised: visits and amounts count on as those of
 * somebody unknown, a tombstone keeps later files and restored backups from bringing the person back.
 */
export async function deleteCustomer(
  store: Store,
  of: { groupId: number; customerId: number; by: string; today: Day },
): Promise<{ readonly deletedOn: Day } | DeletionRefusal> {
  const { groupId, customerId, by, today } = of
  const done = await withLocks(store, ['import', 'score'], async () => {
    // An import that a crash interrupted still knows the customer by number, and would fail on them later.
    await finishLeftImports(store)
    const state = await customerState(store.reader, groupId, customerId)
    if (state === null) return { fault: 'no-such-customer' as const }
    if (state === 'deleted') return { fault: 'customer-deleted' as const }
    await inTransaction(store, async (writer) => {
      await removePeople(writer, [customerId], today)
      await audit(writer, { groupId, actor: by, action: 'customer-deleted', subject: `customer ${customerId}` })
    })
    return { deletedOn: today }
  })
  return done ?? { fault: 'database-busy' }
}
