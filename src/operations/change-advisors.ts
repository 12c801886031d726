import type { Scope } from '#domain/access/viewer.ts'
import {
  type AdvisorsBack,
  type AdvisorsChanged,
  forgetAdvisorChanges,
  nameAdvisorForAll,
  takeBackAdvisors,
} from '#store/advisor-changes.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import type { CustomerFilter } from '#store/customer-filter.ts'
import { strangerOf } from '#store/edits.ts'
import { inTransaction } from '#store/transaction.ts'

/** Whose customers are meant, who they are to have, and who says so. */
export interface AdvisorChange {
  readonly scope: Scope
  readonly filter: CustomerFilter
  readonly advisorId: number
  readonly by: string
  /** Names of the filters, for the audit log: what they look for may be a name. */
  readonly narrowedBy: readonly string[]
}

/** Names one advisor for everybody in a list at once; scores follow with the night. */
export async function changeAdvisors(
  store: Store,
  { scope, filter, advisorId, by, narrowedBy }: AdvisorChange,
): Promise<AdvisorsChanged | { readonly fault: 'unknown-staff' }> {
  const { groupId } = scope
  return inTransaction(store, async (writer) => {
    if ((await strangerOf(writer, groupId, { centreId: null, advisorId })) !== null) return { fault: 'unknown-staff' }
    const done = await nameAdvisorForAll(writer, { scope, filter, advisorId, by })
    const detail = { staffId: advisorId, rows: done.changed, by: narrowedBy }
    await audit(writer, { groupId, actor: by, action: 'advisor-set', detail })
    return done
  })
}

/** Gives everybody their former advisor back who was not given another since. */
export async function undoAdvisorChange(
  store: Store,
  of: { scope: Scope; changeId: number; by: string },
): Promise<AdvisorsBack | { readonly fault: 'no-such-change' }> {
  return inTransaction(store, async (writer) => {
    const done = await takeBackAdvisors(writer, of)
    if (done === null) return { fault: 'no-such-change' }
    const detail = { rows: done.back }
    await audit(writer, { groupId: of.scope.groupId, actor: of.by, action: 'advisor-set-undone', detail })
    return done
  })
}

/** How it was before is kept for two days. */
export async function forgetChanges(store: Store): Promise<void> {
  await inTransaction(store, forgetAdvisorChanges)
}
