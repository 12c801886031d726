import { repairOrderFeeds } from '#intake/kinds/repair-orders.ts'
import { sqlTypeOf } from '#intake/kind.ts'
import { kindOf } from '#intake/kinds.ts'
import { endFormerOwnership, settleOwnership } from '#store/imports/hand-over.ts'
import { keepReadingFaults, settleFaults } from '#store/imports/faults.ts'
import { feedOf } from '#store/imports/feeds.ts'
import { type ImportCounts, type ImportRow, nextChunkEnd, savePosition, saveState } from '#store/imports/imports.ts'
import { flagFallingMileage, removeOtherLines } from '#store/imports/lines.ts'
import { type Chunk, clearTouched, mergeTarget } from '#store/imports/merge.ts'
import { moveRecords } from '#store/imports/move.ts'
import type { ImportScope } from '#store/imports/names.ts'
import { type Part, refuseLinesOfRefusedOrders, viewRepairOrders } from '#store/imports/repair-orders.ts'
import { resolvedTable, resolveRows } from '#store/imports/resolve.ts'
import { mergeStaff } from '#store/imports/staff.ts'
import { countStaged, dropStaging, type StagedColumn, stagedTable } from '#store/imports/staging.ts'
import { refreshTouched } from '#store/histories.ts'
import type { Writer } from '#store/transaction.ts'
import { takeUpWaiting } from '#operations/take-up-waiting.ts'

/** Runs work in a transaction: one each for a real import, one outer for all of a dry run. */
export type Transact = <T>(work: (writer: Writer) => Promise<T>) => Promise<T>

/** Rows merged in one transaction: enough to be fast, few enough to be quick to repeat after a crash. */
const chunkRows = 50_000

/** Called after each chunk with the share (0–1) of the file's merge that is done. */
export type OnMerged = (share: number) => void

export const noCounts: ImportCounts = { rows: 0, made: 0, changed: 0, unchanged: 0, rejected: 0, parked: 0, flagged: 0, takenUp: 0 }

export function stagedColumnsOf(kind: string): StagedColumn[] {
  const known = kindOf(kind)
  if (known === null) throw new Error(`no import kind ${kind}`)
  return known.columns.map((column) => ({ id: column.id, type: sqlTypeOf(column) }))
}

/**
 * Decides about every staged row: whom it belongs to, whether it can be taken. Afterwards the import is `staged`,
 * or refused where more than half of its rows are bad and nobody insists.
 */
export async function decideImport(transact: Transact, row: ImportRow, insists: boolean): Promise<'staged' | 'refused'> {
  const refusal = new Error('more than half of the rows are bad')
  try {
    await transact(async (writer) => {
      const staged = stagedTable(row.importId)
      const { rows, bad } = await countStaged(writer, row.importId)
      await keepReadingFaults(writer, row.importId, staged)
      const counts = { ...noCounts, rows, rejected: bad }
      if (row.kind === 'staff') {
        await saveState(writer, row.importId, 'staged', counts)
      } else {
        const [first] = await partsOf(writer, row)
        if (first === undefined) throw new Error(`no feed takes rows of kind ${row.kind}`)
        const settled = await resolvePart(writer, row, first)
        counts.rejected += settled.rejected
        counts.parked += settled.parked
        counts.unchanged += settled.repeated
        await saveState(writer, row.importId, 'staged', counts)
      }
      if (!insists && counts.rejected * 2 > rows) throw refusal
    })
    return 'staged'
  } catch (error) {
    if (error !== refusal) throw error
    return 'refused'
  }
}

/** Brings a staged import to its end, from wherever it stands; safe to call again after a crash. */
export async function mergeImport(transact: Transact, row: ImportRow, onMerged: OnMerged = () => undefined): Promise<ImportCounts> {
  if (row.kind === 'staff') return transact((writer) => finishStaff(writer, row))
  const parts = await transact((writer) => partsOf(writer, row))
  let state = { step: row.mergeStep, mergedTo: row.mergedTo, counts: row.counts ?? noCounts }
  for (const [step, part] of parts.entries()) {
    if (step < state.step) continue
    if (step > 0 && step > row.mergeStep) state = await beginPart(transact, row, part, step, state.counts)
    state = await mergePart(transact, row, part, { ...state, step, steps: parts.length }, onMerged)
  }
  return transact(async (writer) => {
    const takenUp = await takeUpWaiting(writer, row)
    const unchanged = Math.max(0, state.counts.rows - state.counts.made - state.counts.changed - state.counts.rejected - state.counts.parked)
    const counts = { ...state.counts, unchanged, takenUp }
    await dropStaging(writer, row.importId)
    await saveState(writer, row.importId, 'done', counts)
    return counts
  })
}

/** The parts of an import, in the order in which they are taken: one, or the four of a one-sheet export. */
async function partsOf(writer: Writer, row: ImportRow): Promise<Part[]> {
  const [table, columns] = [stagedTable(row.importId), stagedColumnsOf(row.kind)]
  if (row.kind === 'repair_orders') return viewRepairOrders(writer, table, repairOrderFeeds, columns)
  return [{ feed: feedOf(row.kind), table, columns }]
}

export function scopeOf(row: ImportRow): ImportScope {
  return { importId: row.importId, groupId: row.groupId, asOf: row.asOf, ...row.choices }
}

/** Finds out whom the rows of a part belong to and takes out those that can't be placed. */
export async function resolvePart(writer: Writer, row: ImportRow, part: Part): Promise<{ parked: number; rejected: number; repeated: number }> {
  const [scope, resolved] = [scopeOf(row), resolvedTable(part.table)]
  await resolveRows(writer, part.feed, { table: part.table, columns: part.columns, resolved }, scope)
  const settled = await settleFaults(writer, scope, { kind: part.feed.kind, resolved, columns: part.columns, parks: row.choices.parks })
  if (part.feed.kind === 'vehicles') await settleOwnership(writer, resolved, scope)
  return settled
}

async function beginPart(transact: Transact, row: ImportRow, part: Part, step: number, counts: ImportCounts) {
  return transact(async (writer) => {
    if (part.feed.kind === 'visit_lines') await refuseLinesOfRefusedOrders(writer, row.importId, stagedTable(row.importId))
    const settled = await resolvePart(writer, row, part)
    // A sheet is counted by its lines: the parts before show through as changes only.
    const isLast = part.feed.kind === 'visit_lines'
    const next = isLast ? { ...counts, parked: settled.parked } : counts
    await savePosition(writer, row.importId, step, 0, next)
    return { step, mergedTo: 0, counts: next }
  })
}

/** Merges a part chunk by chunk, each with its position in one transaction. */
async function mergePart(
  transact: Transact,
  row: ImportRow,
  part: Part,
  from: { step: number; mergedTo: number; counts: ImportCounts; steps: number },
  onMerged: OnMerged,
) {
  const resolved = resolvedTable(part.table)
  let { mergedTo, counts } = from
  let done = 0
  for (;;) {
    const next = await transact(async (writer) => {
      const upTo = await nextChunkEnd(writer, resolved, mergedTo, chunkRows)
      if (upTo === null) return null
      const merged = await mergeChunk(writer, part, { importId: row.importId, resolved, after: mergedTo, upTo })
      const isCounted = row.kind !== 'repair_orders' || part.feed.kind === 'visit_lines'
      const after = { ...counts, made: counts.made + (isCounted ? merged.made : 0), changed: counts.changed + merged.changed }
      await savePosition(writer, row.importId, from.step, upTo, after)
      return { upTo, counts: after }
    })
    if (next === null) return { step: from.step, mergedTo, counts }
    mergedTo = next.upTo
    counts = next.counts
    done += chunkRows
    onMerged((from.step + Math.min(1, done / Math.max(1, counts.rows))) / from.steps)
  }
}

/** Writes the rows of one chunk of customers, and refreshes the histories of those whom it changed. */
export async function mergeChunk(writer: Writer, part: Part, chunk: Chunk): Promise<{ made: number; changed: number }> {
  await clearTouched(writer)
  if (part.feed.kind === 'vehicles') await endFormerOwnership(writer, chunk)
  await moveRecords(writer, part.feed, chunk)
  if (part.feed.kind === 'visit_lines') await removeOtherLines(writer, chunk)
  const changedRows = new Set<number>()
  let made = 0
  for (const target of part.feed.targets) {
    const merged = await mergeTarget(writer, target, chunk)
    for (const rowNumber of merged.changedRows) changedRows.add(rowNumber)
    if (target.isKeyedByCustomer !== false && target.where === undefined) made = Math.max(made, merged.made)
  }
  if (part.feed.kind === 'visits' && part.columns.some((column) => column.id === 'mileage')) await flagFallingMileage(writer, chunk)
  await refreshTouched(writer)
  return { made, changed: changedRows.size }
}

async function finishStaff(writer: Writer, row: ImportRow): Promise<ImportCounts> {
  const merged = await mergeStaff(writer, scopeOf(row), { table: stagedTable(row.importId), columns: stagedColumnsOf('staff') })
  const counts = { ...(row.counts ?? noCounts), ...merged }
  await dropStaging(writer, row.importId)
  await saveState(writer, row.importId, 'done', counts)
  return counts
}
