import { isFitToComeBack } from '#domain/task/task-settings.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { holdCustomers } from '#store/enrolment-pick.ts'
import { putOff } from '#store/task-changes.ts'
import { inTransaction } from '#store/transaction.ts'
import type { TaskOf } from '#operations/book-result.ts'
import { openTaskOf } from '#operations/open-task.ts'

/** Nobody is reminded of the task before `until`; null = at once again. */
export async function putOffTask(
  store: Store,
  of: TaskOf,
  until: Instant | null,
): Promise<{ readonly waitsUntil: Instant | null } | { readonly fault: 'no-such-task' | 'moment-unfit' }> {
  if (until !== null && !isFitToComeBack(until, of.now)) return { fault: 'moment-unfit' }
  return inTransaction(store, async (writer) => {
    const { customerId, groupId } = of
    await holdCustomers(writer, [customerId])
    const task = await openTaskOf(writer, of)
    if (task === null) return { fault: 'no-such-task' }
    await putOff(writer, { customerId, reasonIds: task.reasons.map(({ reasonId }) => reasonId), until })
    const detail = { taskId: of.taskId, until }
    await audit(writer, { groupId, actor: of.by, action: 'task-put-off', subject: `customer ${customerId}`, detail })
    return { waitsUntil: until }
  })
}
