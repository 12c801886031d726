import type { Day } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import { forgetOldMerges } from '#store/merges.ts'
import { inTransaction } from '#store/transaction.ts'

/** Erases what was kept of merged records for parting them, once its time has passed. */
export async function forgetMerges(store: Store, today: Day): Promise<void> {
  await inTransaction(store, (writer) => forgetOldMerges(writer, today))
}
