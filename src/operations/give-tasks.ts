import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { holdCustomers } from '#store/enrolment-pick.ts'
import { customersOfReasons, giveReasons, type OwnerOf } from '#store/task-owners.ts'
import { inTransaction } from '#store/transaction.ts'

/** Gives tasks to others, or to nobody. Answers whose they were: given back here, that takes it back. */
export async function giveTasks(
  store: Store,
  of: { readonly groupId: number; readonly by: string },
  changes: readonly OwnerOf[],
): Promise<{ readonly before: readonly OwnerOf[] }> {
  return inTransaction(store, async (writer) => {
    const all = changes.flatMap((each) => each.reasonIds)
    await holdCustomers(writer, await customersOfReasons(writer, all))
    const before: OwnerOf[] = []
    for (const change of changes) before.push(...(await giveReasons(writer, change)))
    const detail = { changes: changes.map(({ staffId, reasonIds }) => ({ staffId, tasks: reasonIds.length })) }
    await audit(writer, { groupId: of.groupId, actor: of.by, action: 'tasks-assigned', detail })
    return { before }
  })
}
