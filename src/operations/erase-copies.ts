import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { forgetCopies } from '#store/copies.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'

/**
 * Erases the copies of a group's imported files and all files of rejected rows at once, as after a deletion: which of them
 * tell of the person cannot be known without reading them all. Undoing an import needs none of them; mending its rejected
 * rows does, and says so.
 */
export async function eraseCopies(
  store: Store,
  groupId: number,
  folders: { readonly rejected: string },
): Promise<void> {
  const paths = await inTransaction(store, (writer) => forgetCopies(writer, groupId))
  const rejected = await readdir(folders.rejected).catch(() => [])
  for (const path of [...paths, ...rejected.map((name) => join(folders.rejected, name))])
    await rm(path, { force: true })
}
