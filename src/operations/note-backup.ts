import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'

/** Writes down that somebody took a backup away: it holds everything. */
export async function noteDownload(
  store: Store,
  { groupId, name, by }: { groupId: number; name: string; by: string },
): Promise<void> {
  await inTransaction(store, (writer) => audit(writer, { groupId, actor: by, action: 'backup-taken', subject: name }))
}
