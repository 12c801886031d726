import { type ImportRow, lockedImport, unfinishedImports } from '#store/imports/imports.ts'
import type { Store } from '#store/connect.ts'
import { isOutage } from '#store/outage.ts'
import { inTransaction } from '#store/transaction.ts'
import { abandonImport } from '#operations/abandon-import.ts'
import { type Merging, mergeImport, type Transact } from '#operations/merge-import.ts'

/**
 * Brings imports to an end that a crash interrupted: those whose rows were all decided are finished, the others
 * dropped, as if they had never begun. Answers how many were finished. The import lock must be held.
 */
export async function finishLeftImports(store: Store, merging: Merging = {}): Promise<number> {
  const transact: Transact = (work) => inTransaction(store, work)
  let finished = 0
  for (const { importId } of await unfinishedImports(store.reader)) {
    // The last commit of a killed process may still be on its way: it is waited for, and only then counts what is there.
    const row = await transact((writer) => lockedImport(writer, importId))
    if (row?.state === 'staged' && (await finish(transact, row, merging))) finished += 1
    else await abandonImport(transact, importId, 'dropped')
  }
  return finished
}

/**
 * What can't be finished must not stand in the way of everything else: it is taken back, and said to be dropped. Where
 * the database fails meanwhile, it waits for the next start.
 */
async function finish(transact: Transact, row: ImportRow, merging: Merging): Promise<boolean> {
  try {
    await mergeImport(transact, row, merging)
    return true
  } catch (error) {
    if (isOutage(error)) throw error
    return false
  }
}
