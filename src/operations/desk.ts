import type { AuditAction } from '#domain/access/audit-action.ts'
import { randomUUID } from 'node:crypto'
import type { Preferences } from '#domain/customer/preferences.ts'
import type { PromiseState } from '#domain/relationship/promise-state.ts'
import type { Day } from '#domain/calendar.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import {
  addNote,
  addOwnTask,
  addPromise,
  addTouch,
  endOwnTask,
  keepPreferences,
  type LoggedContact,
  settlePromise,
} from '#store/desk.ts'
import { customerState, holdField, settleRecords, strangerOf } from '#store/edits.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'

/** Who writes something down about whom. */
export interface DeskOf {
  readonly groupId: number
  readonly customerId: number
  readonly staffId: number
  readonly by: string
}

export type DeskRefusal =
  | { readonly fault: 'no-such-customer' }
  | { readonly fault: 'customer-deleted' }
  | { readonly fault: 'already-promised' }
  | { readonly fault: 'no-such-promise' }
  | { readonly fault: 'already-interested' }
  | { readonly fault: 'no-such-interest' }
  | { readonly fault: 'no-such-task' }
  | { readonly fault: 'not-of-this-group' }

export interface WrittenDown {
  /** Null for what has no number of its own. */
  readonly id: number | null
}

export async function writeNote(
  store: Store,
  of: DeskOf,
  note: { kind: 'note' | 'key_event'; on: Day; text: string },
): Promise<WrittenDown | DeskRefusal> {
  return writing(store, of, { action: 'note-written', isScored: false }, async (writer) => ({
    id: await addNote(writer, of, note),
  }))
}

/** A promise becomes a task on its day. */
export async function makePromise(
  store: Store,
  of: DeskOf,
  promise: { dueOn: Day; text: string },
): Promise<WrittenDown | DeskRefusal> {
  return writing(store, of, { action: 'promise-made', isScored: true }, async (writer) =>
    (await addPromise(writer, of, promise)) ? { id: null } : { fault: 'already-promised' },
  )
}

/** Says what became of a promise, so that nobody is reminded of it any more; `open` takes that back. */
export async function endPromise(
  store: Store,
  of: DeskOf,
  promise: { dueOn: Day; text: string; state: PromiseState; on: Day },
): Promise<WrittenDown | DeskRefusal> {
  const noted = { action: 'promise-settled', isScored: true, detail: { state: promise.state } } as const
  return writing(store, of, noted, async (writer) =>
    (await settlePromise(writer, of, promise)) ? { id: null } : { fault: 'no-such-promise' },
  )
}

export async function setPreferences(
  store: Store,
  of: DeskOf,
  preferences: Preferences,
): Promise<WrittenDown | DeskRefusal> {
  return writing(store, of, { action: 'preferences-set', isScored: true }, async (writer) => {
    await keepPreferences(writer, of, preferences)
    return { id: null }
  })
}

/** Who asks not to be contacted any more is not: that is kept with the contact. */
export async function logContact(store: Store, of: DeskOf, contact: LoggedContact): Promise<WrittenDown | DeskRefusal> {
  return writing(store, of, { action: 'contact-logged', isScored: true }, async (writer) => {
    await addTouch(writer, { ...of, touchNo: randomUUID() }, contact)
    if (contact.result === 'do_not_contact') await holdField(writer, of, 'doNotContact', true)
    return { id: null }
  })
}

export async function writeTask(
  store: Store,
  of: DeskOf,
  task: { dueOn: Day; text: string; forStaffId: number | null },
): Promise<WrittenDown | DeskRefusal> {
  return writing(store, of, { action: 'own-task-written', isScored: false }, async (writer) => {
    const stranger = await strangerOf(writer, of.groupId, { centreId: null, advisorId: task.forStaffId })
    return stranger === null ? { id: await addOwnTask(writer, of, task) } : { fault: 'not-of-this-group' }
  })
}

export async function finishTask(store: Store, of: DeskOf, taskId: number): Promise<WrittenDown | DeskRefusal> {
  return writing(store, of, { action: 'own-task-done', isScored: false }, async (writer) =>
    (await endOwnTask(writer, of, taskId)) ? { id: taskId } : { fault: 'no-such-task' },
  )
}

/** Writes something down of a customer. A refusal changes nothing, so that the transaction may as well be kept. */
export async function writing(
  store: Store,
  of: DeskOf,
  { action, isScored, detail }: { action: AuditAction; isScored: boolean; detail?: Readonly<Record<string, unknown>> },
  write: (writer: Writer) => Promise<WrittenDown | DeskRefusal>,
): Promise<WrittenDown | DeskRefusal> {
  return inTransaction(store, async (writer) => {
    const state = await customerState(writer, of.groupId, of.customerId)
    if (state === null) return { fault: 'no-such-customer' }
    if (state === 'deleted') return { fault: 'customer-deleted' }
    const written = await write(writer)
    if ('fault' in written) return written
    if (isScored) await settleRecords(writer, of.customerId)
    const subject = `customer ${of.customerId}`
    await audit(writer, {
      groupId: of.groupId,
      actor: of.by,
      action,
      subject,
      ...(detail === undefined ? {} : { detail }),
    })
    return written
  })
}
