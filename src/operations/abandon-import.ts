import { isUnfinished, lockedImport, saveState } from '#store/imports/imports.ts'
import { dropStaging } from '#store/imports/staging.ts'
import { undoImport } from '#store/imports/undo.ts'
import type { Transact } from '#operations/merge-import.ts'

/**
 * Gives an import up: whatever of it was merged is taken back, its staged rows go, and `state` says what became of it. One
 * that came to its end stays as it is.
 */
export async function abandonImport(transact: Transact, importId: number, state: 'refused' | 'dropped'): Promise<void> {
  await transact(async (writer) => {
    const row = await lockedImport(writer, importId)
    if (row === null || !isUnfinished(row)) return
    await undoImport(writer, importId)
    await dropStaging(writer, importId)
    await saveState(writer, importId, state, null)
  })
}
