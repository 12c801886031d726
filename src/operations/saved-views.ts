import type { Store } from '#store/connect.ts'
import { keepColumns, keepView, removeView, type SavedView } from '#store/saved-views.ts'
import { inTransaction } from '#store/transaction.ts'

/** Keeps how somebody likes to see a list; a view of the same name is replaced. */
export async function saveView(store: Store, of: { staffId: number; list: string }, view: SavedView): Promise<void> {
  await inTransaction(store, (writer) => keepView(writer, of.staffId, of.list, view))
}

export async function forgetView(store: Store, of: { staffId: number; list: string }, name: string): Promise<void> {
  await inTransaction(store, (writer) => removeView(writer, of.staffId, of.list, name))
}

export async function chooseColumns(
  store: Store,
  of: { staffId: number; list: string },
  columns: readonly string[],
): Promise<void> {
  await inTransaction(store, (writer) => keepColumns(writer, of.staffId, of.list, columns))
}
