import { saveState, unfinishedImports } from '#store/imports/imports.ts'
import { dropStaging } from '#store/imports/staging.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'
import { mergeImport } from '#operations/merge-import.ts'

/**
 * Brings imports to an end that a crash interrupted: those whose rows were all decided are finished, the others
 * dropped, as if they had never begun. Answers how many were finished. The import lock must be held.
 */
export async function finishLeftImports(store: Store): Promise<number> {
  let finished = 0
  for (const row of await unfinishedImports(store.reader)) {
    if (row.state === 'staged') {
      await mergeImport((work) => inTransaction(store, work), row)
      finished += 1
    } else {
      await inTransaction(store, async (writer) => {
        await dropStaging(writer, row.importId)
        await saveState(writer, row.importId, 'dropped', null)
      })
    }
  }
  return finished
}
