import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { importOf, type ImportState } from '#store/imports/imports.ts'
import { type LaterChange, laterChanges, laterHolders, undoImport as takeBack } from '#store/imports/undo.ts'
import { withLock } from '#store/lock.ts'
import { inTransaction } from '#store/transaction.ts'
import { finishLeftImports } from '#operations/finish-left-imports.ts'

export type UndoRefusal =
  | { readonly fault: 'no-such-import'; readonly importId: number }
  | { readonly fault: 'not-done'; readonly state: ImportState }
  | { readonly fault: 'changed-since'; readonly rows: readonly LaterChange[] }
  /** Without this import those would have made its rows: they go first. */
  | { readonly fault: 'held-since'; readonly importIds: readonly number[] }
  | { readonly fault: 'import-under-way' }

/** Rows named in a refusal: enough to see what stands in the way. */
const rowsNamed = 20

/** Takes an import back as if it had not been; refused where later imports or people built on its rows. */
export async function undoImport(
  store: Store,
  undone: { groupId: number; importId: number; by: string },
): Promise<{ importId: number; fileName: string } | UndoRefusal> {
  const outcome = await withLock(store, 'import', async () => {
    await finishLeftImports(store)
    return inTransaction(store, async (writer): Promise<{ importId: number; fileName: string } | UndoRefusal> => {
      const { importId, groupId, by } = undone
      const row = await importOf(writer, importId)
      if (row === null || row.groupId !== groupId) return { fault: 'no-such-import', importId }
      if (row.state !== 'done') return { fault: 'not-done', state: row.state }
      const rows = await laterChanges(writer, importId, rowsNamed)
      if (rows.length > 0) return { fault: 'changed-since', rows }
      const importIds = await laterHolders(writer, importId)
      if (importIds.length > 0) return { fault: 'held-since', importIds }
      await takeBack(writer, importId)
      await audit(writer, { groupId, actor: by, action: 'import-undone', subject: String(importId) })
      return { importId, fileName: row.fileName }
    })
  })
  return outcome ?? { fault: 'import-under-way' }
}
