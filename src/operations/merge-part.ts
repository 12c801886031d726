import { repairOrderFeeds } from '#intake/kinds/repair-orders.ts'
import { sqlTypeOf } from '#intake/kind.ts'
import { kindOf } from '#intake/kinds.ts'
import { noteArrivals } from '#store/imports/arrivals.ts'
import { endFormerOwnership, settleOwnership } from '#store/imports/hand-over.ts'
import { settleFaults } from '#store/imports/faults.ts'
import { feedOf } from '#store/imports/feeds.ts'
import { orderRecord } from '#store/imports/feeds/visits.ts'
import type { ImportRow } from '#store/imports/imports.ts'
import { flagFallingMileage, removeOtherLines } from '#store/imports/lines.ts'
import { type Chunk, clearTouched, mergeTarget } from '#store/imports/merge.ts'
import { moveOrdersToOwners, moveRecords } from '#store/imports/move.ts'
import type { ImportScope } from '#store/imports/names.ts'
import { type Part, viewRepairOrders } from '#store/imports/repair-orders.ts'
import { resolvedTable, resolveRows } from '#store/imports/resolve.ts'
import { giveRoom, learnSizes, type StagedColumn, stagedTable } from '#store/imports/staging.ts'
import { refreshTouched } from '#store/histories.ts'
import { markTouchedForSearch } from '#store/search-tokens.ts'
import type { Writer } from '#store/transaction.ts'

export function stagedColumnsOf(kind: string): StagedColumn[] {
  const known = kindOf(kind)
  if (known === null) throw new Error(`no import kind ${kind}`)
  return known.columns.map((column) => ({ id: column.id, type: sqlTypeOf(column) }))
}

/** The parts of an import, in the order in which they are taken: one, or the four of a one-sheet export. */
export async function partsOf(writer: Writer, row: ImportRow): Promise<Part[]> {
  const [table, columns] = [stagedTable(row.importId), stagedColumnsOf(row.kind)]
  if (row.kind === 'repair_orders') return viewRepairOrders(writer, table, repairOrderFeeds, columns)
  return [{ feed: feedOf(row.kind), table, columns }]
}

export function scopeOf(row: ImportRow): ImportScope {
  return { importId: row.importId, groupId: row.groupId, asOf: row.asOf, ...row.choices }
}

/** Finds out whom the rows of a part belong to and takes out those that can't be placed. */
export async function resolvePart(
  writer: Writer,
  row: ImportRow,
  part: Part,
): Promise<{ parked: number; rejected: number; repeated: number }> {
  const [scope, resolved] = [scopeOf(row), resolvedTable(part.table)]
  await giveRoom(writer)
  await resolveRows(writer, part.feed, { table: part.table, columns: part.columns, resolved }, scope)
  const settled = await settleFaults(writer, scope, {
    feed: part.feed,
    resolved,
    columns: part.columns,
    parks: row.choices.parks,
  })
  if (part.feed.kind === 'vehicles') await settleOwnership(writer, resolved, scope)
  return settled
}

/** Writes the rows of one chunk of customers, and refreshes the histories of those whom it changed. */
export async function mergeChunk(writer: Writer, part: Part, chunk: Chunk): Promise<{ made: number; changed: number }> {
  await giveRoom(writer)
  await clearTouched(writer)
  if (part.feed.kind === 'vehicles') await endFormerOwnership(writer, chunk)
  await moveRecords(writer, part.feed, chunk)
  if (part.feed.kind === 'visit_lines') await removeOtherLines(writer, chunk)
  const changedRows = new Set<number>()
  // The record itself, before what hangs on it: what "new" counts.
  const main = part.feed.targets.find((target) => target.isKeyedByCustomer !== false)
  // What was known of a record that has a number was looked up; of the others anything can be there.
  const known = part.feed.record === undefined ? null : 'r.was_customer_id IS NOT NULL'
  let made = 0
  for (const target of part.feed.targets) {
    const merged = await mergeTarget(writer, target, { ...chunk, known })
    for (const rowNumber of merged.changedRows) changedRows.add(rowNumber)
    if (target === main) made = merged.made
  }
  await noteArrivals(
    writer,
    part.feed,
    chunk,
    part.columns.map(({ id }) => id),
  )
  if (part.feed.kind === 'vehicles') await moveOrdersToOwners(writer, orderRecord, chunk)
  if (part.feed.kind === 'visits' && part.columns.some((column) => column.id === 'mileage'))
    await flagFallingMileage(writer, chunk)
  await settleChunk(writer, part)
  return { made, changed: changedRows.size }
}

/** What follows from the rows of a chunk, once they are written. */
async function settleChunk(writer: Writer, { feed }: Part): Promise<void> {
  await learnSizes(
    writer,
    feed.targets.map((target) => target.table),
  )
  if (feed.kind === 'customers' || feed.kind === 'vehicles') await markTouchedForSearch(writer)
  await refreshTouched(writer)
}
