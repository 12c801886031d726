import { type AdvisorOf, nameAdvisor } from '#store/advisors.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { strangerOf } from '#store/edits.ts'
import { inTransaction } from '#store/transaction.ts'
import { nextVersion } from '#store/versions.ts'

/** Names the advisors of several customers at once. Answers how it was before: given back here, that takes it back. */
export async function setAdvisors(
  store: Store,
  of: { groupId: number; by: string },
  changes: readonly AdvisorOf[],
): Promise<{ readonly before: readonly AdvisorOf[] } | { readonly fault: 'unknown-staff' }> {
  return inTransaction(store, async (writer) => {
    const before: AdvisorOf[] = []
    for (const { advisorId } of changes) {
      if ((await strangerOf(writer, of.groupId, { centreId: null, advisorId })) !== null)
        return { fault: 'unknown-staff' }
    }
    for (const change of changes) {
      before.push(...(await nameAdvisor(writer, change)))
      for (const customerId of change.customerIds) await nextVersion(writer, customerId, of.by)
    }
    const detail = { changes: changes.map(({ advisorId, customerIds }) => ({ advisorId, customers: customerIds })) }
    await audit(writer, { groupId: of.groupId, actor: of.by, action: 'advisor-set', detail })
    return { before }
  })
}
