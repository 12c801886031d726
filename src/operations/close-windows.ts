import type { Day } from '#domain/calendar.ts'
import { closedBefore } from '#domain/enrolment/occasions.ts'
import { endClosedOccasions } from '#store/closed-windows.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'
import { activePlaybooks } from '#operations/playbooks.ts'

/** Ends the occasions of a group whose windows have closed by a day, so that nobody has to be looked at for that alone. */
export async function closeWindows(
  store: Store,
  { groupId, asOf }: { readonly groupId: number; readonly asOf: Day },
): Promise<void> {
  const closed = (await activePlaybooks(store.reader, groupId)).flatMap((playbook) => {
    const before = closedBefore(playbook, asOf)
    return before === null ? [] : [{ playbookId: playbook.id, before }]
  })
  await inTransaction(store, (writer) => endClosedOccasions(writer, { groupId, today: asOf, closed }))
}
