import type { Instant } from '#domain/working-time/instant.ts'
import { actRows, isUntouched, putBack, type RowChange } from '#store/act-rows.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { removeTouch } from '#store/desk.ts'
import { settleRecords } from '#store/edits.ts'
import { holdCustomers } from '#store/enrolment-pick.ts'
import { forgetUndos as forget, markUndone, noteMovedBack, noteUndone, resultToUndo } from '#store/task-changes.ts'
import { inTransaction } from '#store/transaction.ts'

export type UndoRefusal =
  | { readonly fault: 'no-such-result' }
  | { readonly fault: 'undo-too-late' }
  /** Something has been built on it: a later result, a step of the playbook. */
  | { readonly fault: 'moved-on' }

/**
 * Takes a result back within its ten minutes: the contact, the reasons, the enrolments and all they did since are as they
 * were; the journals say that it was taken back. `onlyOf`: somebody who may take back nothing but their own.
 */
export async function undoResult(
  store: Store,
  of: {
    readonly groupId: number
    readonly customerId: number
    readonly resultId: number
    readonly onlyOf: number | null
    readonly by: string
    readonly now: Instant
  },
): Promise<{ readonly reasonIds: readonly number[] } | UndoRefusal> {
  return inTransaction(store, async (writer) => {
    const { customerId, groupId } = of
    await holdCustomers(writer, [customerId])
    const kept = await resultToUndo(writer, of)
    if (kept === null || kept.isUndone) return { fault: 'no-such-result' }
    if (of.onlyOf !== null && kept.staffId !== of.onlyOf) return { fault: 'no-such-result' }
    if (kept.isTooLate) return { fault: 'undo-too-late' }
    if (!isUntouched(kept.changes, await actRows(writer, customerId))) return { fault: 'moved-on' }
    await putBack(writer, kept.changes)
    if (kept.touchNo !== null) await removeTouch(writer, { groupId, customerId, touchNo: kept.touchNo })
    const told = await noteUndone(writer, { ...of, reasonIds: kept.reasonIds })
    await noteMovedBack(writer, {
      ...of,
      moved: movedWith(kept.changes).filter(({ enrolmentId }) => !told.has(enrolmentId)),
    })
    await markUndone(writer, of)
    await settleRecords(writer, customerId)
    const detail = { resultId: of.resultId }
    await audit(writer, { groupId, actor: of.by, action: 'task-undone', subject: `customer ${customerId}`, detail })
    return { reasonIds: kept.reasonIds }
  })
}

/** Erases what is kept for undoing results that stand by now: it holds words and texts about people. */
export async function forgetUndos(store: Store): Promise<void> {
  await inTransaction(store, forget)
}

/** Enrolments that the result had moved, and how many lines their journals had before. */
function movedWith(changes: readonly RowChange[]): { readonly enrolmentId: number; readonly entries: number }[] {
  return changes.flatMap(({ table, before }) =>
    table === 'enrolments' && before !== null
      ? [{ enrolmentId: Number(before['enrolment_id']), entries: Number(before['entries']) }]
      : [],
  )
}
