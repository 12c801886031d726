import { addDays, type Day } from '#domain/calendar.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { refreshHistories } from '#store/histories.ts'
import { withLocks } from '#store/lock.ts'
import {
  mergeConsents,
  mergedCustomer,
  mergedPerson,
  removeMerged,
  replaceRow,
  rowOf,
  type TakenFields,
} from '#store/merge-people.ts'
import { endEnrolmentsOfMerged, renameAfterSplit } from '#store/merge-enrolments.ts'
import { moveToKept } from '#store/merge-rows.ts'
import { addMerge, laterMerge, markSplit, type Merge, mergeOf, saysDifferent } from '#store/merges.ts'
import { customersNamed, markCustomers } from '#store/search-marks.ts'
import { splitRows } from '#store/split-rows.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { finishLeftImports } from '#operations/finish-left-imports.ts'
import { refreshSearch } from '#operations/refresh-search.ts'

/** Two merged records can be parted again for so many days. */
const splitDays = 30

export type MergeRefusal =
  | { readonly fault: 'unknown-customer' }
  | { readonly fault: 'same-customer' }
  /** An import or a scoring run is at work on them. */
  | { readonly fault: 'database-busy' }

export type SplitRefusal =
  | { readonly fault: 'unknown-merge' }
  | { readonly fault: 'split-too-late'; readonly until: Day }
  | { readonly fault: 'merged-since'; readonly mergeId: number }
  | { readonly fault: 'database-busy' }

export interface MergeWishes {
  readonly groupId: number
  readonly keptId: number
  readonly mergedId: number
  /** Taken from the merged record though the kept one has its own. */
  readonly taken: TakenFields
  readonly by: string
  readonly today: Day
}

/** Brings two records of one person together. The merged number stays an alias: later files land on the one who is kept. */
export async function mergeCustomers(
  store: Store,
  wishes: MergeWishes,
): Promise<{ readonly mergeId: number } | MergeRefusal> {
  if (wishes.keptId === wishes.mergedId) return { fault: 'same-customer' }
  const done = await withLocks(store, ['import', 'score'], async () => {
    await finishLeftImports(store)
    return inTransaction(store, (writer) => merge(writer, wishes))
  })
  await refreshSearch(store)
  return done ?? { fault: 'database-busy' }
}

async function merge(writer: Writer, wishes: MergeWishes): Promise<{ readonly mergeId: number } | MergeRefusal> {
  const { groupId, keptId, mergedId, taken, by, today } = wishes
  const [kept, merged] = [await recordOf(writer, groupId, keptId), await recordOf(writer, groupId, mergedId)]
  if (kept === null || merged === null) return { fault: 'unknown-customer' }
  const mergeId = await addMerge(writer, { groupId, keptId, mergedId, by, splitUntilOn: addDays(today, splitDays) })
  const merging = { mergeId, keptId, mergedId }
  const customer = mergedCustomer(kept.customer, merged.customer)
  const person = mergedPerson(kept.person, merged.person, taken)
  await replaceRow(writer, merging, { table: 'customers', before: kept.customer, after: customer })
  await replaceRow(writer, merging, { table: 'people', before: kept.person, after: person })
  await mergeConsents(writer, merging)
  await endEnrolmentsOfMerged(writer, merging, today)
  await moveToKept(writer, merging)
  await removeMerged(writer, merging)
  await follow(writer, [keptId])
  const detail = { kept: keptId, merged: mergedId, taken }
  await audit(writer, { groupId, actor: by, action: 'customers-merged', subject: `merge ${mergeId}`, detail })
  return { mergeId }
}

async function recordOf(writer: Writer, groupId: number, customerId: number) {
  const customer = await rowOf(writer, 'customers', customerId)
  const person = await rowOf(writer, 'people', customerId)
  return customer === null || person === null || customer['group_id'] !== groupId ? null : { customer, person }
}

/** Histories, search and scores follow. */
async function follow(writer: Writer, customerIds: readonly number[]): Promise<void> {
  await refreshHistories(writer, customersNamed(customerIds))
  await markCustomers(writer, customerIds)
}

/** Parts two records again; each gets what is theirs, also of what files have brought since. */
export async function splitCustomers(
  store: Store,
  of: { groupId: number; mergeId: number; by: string; today: Day },
): Promise<Pick<Merge, 'keptId' | 'mergedId'> | SplitRefusal> {
  const done = await withLocks(store, ['import', 'score'], async () => {
    await finishLeftImports(store)
    return inTransaction(store, (writer) => split(writer, of))
  })
  await refreshSearch(store)
  return done ?? { fault: 'database-busy' }
}

async function split(
  writer: Writer,
  { groupId, mergeId, by, today }: { groupId: number; mergeId: number; by: string; today: Day },
): Promise<Pick<Merge, 'keptId' | 'mergedId'> | SplitRefusal> {
  const found = await mergeOf(writer, groupId, mergeId)
  if (found === null || found.splitAt !== null) return { fault: 'unknown-merge' }
  if (found.splitUntilOn < today) return { fault: 'split-too-late', until: found.splitUntilOn }
  const later = await laterMerge(writer, found)
  if (later !== null) return { fault: 'merged-since', mergeId: later }
  const { keptId, mergedId } = found
  await splitRows(writer, found)
  await renameAfterSplit(writer, found)
  await markSplit(writer, mergeId, by)
  await follow(writer, [keptId, mergedId])
  await audit(writer, { groupId, actor: by, action: 'customers-split', subject: `merge ${mergeId}` })
  return { keptId, mergedId }
}

/** Remembers that two records are two persons: they are not proposed again. */
export async function keepApart(
  store: Store,
  said: { groupId: number; one: number; other: number; by: string },
): Promise<void> {
  await inTransaction(store, async (writer) => {
    await saysDifferent(writer, said)
    const subject = `customer ${said.one}, customer ${said.other}`
    await audit(writer, { groupId: said.groupId, actor: said.by, action: 'different-people', subject })
  })
}
