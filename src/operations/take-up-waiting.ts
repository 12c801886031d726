import { feedOf, feeds } from '#store/imports/feeds.ts'
import { importOf, type ImportRow } from '#store/imports/imports.ts'
import { takeUpParked, waitingImports } from '#store/imports/parked.ts'
import { resolvedTable } from '#store/imports/resolve.ts'
import { dropTable, lastCustomer } from '#store/imports/staging.ts'
import type { Writer } from '#store/transaction.ts'
import { mergeChunk, resolvePart, stagedColumnsOf } from '#operations/merge-part.ts'

/** Lets rows in that came before their customer, now that an import has brought the customer. Answers how many. */
export async function takeUpWaiting(writer: Writer, row: ImportRow): Promise<number> {
  const order = feeds.map((feed) => feed.kind)
  const waiting = await waitingImports(writer, row.groupId)
  waiting.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.importId - b.importId)
  let takenUp = 0
  for (const each of waiting) takenUp += await takeUp(writer, row, each)
  return takenUp
}

/** The rows are read as their own import read them and stay its rows, so that undoing it takes them back. */
async function takeUp(writer: Writer, row: ImportRow, waiting: { importId: number; kind: string }): Promise<number> {
  const from = await importOf(writer, waiting.importId)
  if (from === null) return 0
  const table = `staging.import_${row.importId}_waiting_${waiting.importId}_${waiting.kind}`
  const part = { feed: feedOf(waiting.kind), table, columns: stagedColumnsOf(waiting.kind) }
  const found = await takeUpParked(writer, {
    ...waiting,
    groupId: row.groupId,
    takenBy: row.importId,
    table,
    columns: part.columns,
  })
  if (found === 0) {
    await dropTable(writer, table)
    return 0
  }
  const { parked } = await resolvePart(writer, from, part)
  const resolved = resolvedTable(table)
  const upTo = await lastCustomer(writer, resolved)
  if (upTo !== null) await mergeChunk(writer, part, { importId: from.importId, resolved, after: 0, upTo })
  return found - parked
}
