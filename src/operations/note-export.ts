import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'

/** Writes down who took which list out of the house, and by which filters it was narrowed (spec §6.2). */
export async function noteExport(
  store: Store,
  { groupId, actor, list, filter }: { groupId: number; actor: string; list: string; filter: object },
): Promise<void> {
  await inTransaction(store, (writer) =>
    audit(writer, { groupId, actor, action: 'list-exported', subject: list, detail: { filter } }),
  )
}
