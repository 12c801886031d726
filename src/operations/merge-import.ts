import { flaggedCount, keepReadingFaults } from '#store/imports/faults.ts'
import {
  type ImportCounts,
  type ImportRow,
  type MergePosition,
  nextChunkEnd,
  savePosition,
  saveState,
} from '#store/imports/imports.ts'
import { type Part, refuseLinesOfRefusedOrders } from '#store/imports/repair-orders.ts'
import { resolvedTable } from '#store/imports/resolve.ts'
import { mergeStaff } from '#store/imports/staff.ts'
import { countStaged, dropStaging, stagedTable } from '#store/imports/staging.ts'
import { savepoint, type Writer } from '#store/transaction.ts'
import { mergeChunk, partsOf, resolvePart, scopeOf, stagedColumnsOf } from '#operations/merge-part.ts'
import { firstFaults, type ToldFault } from '#operations/row-faults.ts'
import { takeUpWaiting } from '#operations/take-up-waiting.ts'

/** Runs work in a transaction: one each for a real import, one outer for all of a dry run. */
export type Transact = <T>(work: (writer: Writer) => Promise<T>) => Promise<T>

/** Rows merged in one transaction: enough to be fast, few enough to be quick to repeat after a crash. */
const usualChunkRows = 50_000

/** How a merge goes on; neither changes what comes of it. */
export interface Merging {
  /** Rows merged in one transaction, at most; whole customers only. */
  readonly chunkRows?: number
  /** Called after each chunk with the share (0–1) of the file's merge that is done. */
  readonly onMerged?: (share: number) => void
}

const noCounts: ImportCounts = {
  rows: 0,
  made: 0,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  parked: 0,
  flagged: 0,
  takenUp: 0,
}

/** What was decided about a file as a whole. */
export interface Decision {
  readonly state: 'staged' | 'refused'
  readonly counts: ImportCounts
  /** The first faults of a refused file; its rows are gone afterwards. */
  readonly faults: readonly ToldFault[]
}

/**
 * Decides about every staged row: whom it belongs to, whether it can be taken. Afterwards the import is `staged`,
 * or refused where more than half of its rows are bad and nobody insists; then nothing is left of it.
 */
export async function decideImport(transact: Transact, row: ImportRow, insists: boolean): Promise<Decision> {
  return transact(async (writer) => {
    const takeBack = await savepoint(writer)
    const { rows, bad } = await countStaged(writer, row.importId)
    await keepReadingFaults(writer, row.importId, stagedTable(row.importId))
    const first = row.kind === 'staff' ? undefined : (await partsOf(writer, row))[0]
    const settled =
      first === undefined ? { parked: 0, rejected: 0, repeated: 0 } : await resolvePart(writer, row, first)
    const counts = { ...noCounts, rows, rejected: bad + settled.rejected, parked: settled.parked }
    if (!insists && counts.rejected * 2 > rows) {
      const faults = await firstFaults(writer, row.importId)
      await takeBack()
      return { state: 'refused', counts, faults }
    }
    await saveState(writer, row.importId, 'staged', counts)
    return { state: 'staged', counts, faults: [] }
  })
}

/** Brings a staged import to its end, from wherever it stands; safe to call again after a crash. */
export async function mergeImport(transact: Transact, row: ImportRow, merging: Merging = {}): Promise<ImportCounts> {
  if (row.kind === 'staff') return transact((writer) => finishStaff(writer, row))
  const parts = await transact((writer) => partsOf(writer, row))
  let state = { step: row.mergeStep, mergedTo: row.mergedTo, counts: row.counts ?? noCounts }
  for (const [step, part] of parts.entries()) {
    if (step < state.step) continue
    if (step > 0 && step > row.mergeStep) state = await beginPart(transact, row, part, { ...state, step })
    state = await mergePart(transact, row, { part, from: { ...state, step }, steps: parts.length }, merging)
  }
  return transact(async (writer) => {
    const takenUp = await takeUpWaiting(writer, row)
    const unchanged = Math.max(
      0,
      state.counts.rows - state.counts.made - state.counts.changed - state.counts.rejected - state.counts.parked,
    )
    const counts = { ...state.counts, unchanged, takenUp, flagged: await flaggedCount(writer, row.importId) }
    await dropStaging(writer, row.importId)
    await saveState(writer, row.importId, 'done', counts)
    return counts
  })
}

async function beginPart(
  transact: Transact,
  row: ImportRow,
  part: Part,
  { step, counts }: MergePosition,
): Promise<MergePosition> {
  return transact(async (writer) => {
    if (part.feed.kind === 'visit_lines')
      await refuseLinesOfRefusedOrders(writer, row.importId, stagedTable(row.importId))
    const settled = await resolvePart(writer, row, part)
    // A sheet is counted by its lines: the parts before show through as changes only.
    const isLast = part.feed.kind === 'visit_lines'
    const position = { step, mergedTo: 0, counts: isLast ? { ...counts, parked: settled.parked } : counts }
    await savePosition(writer, row.importId, position)
    return position
  })
}

/** Merges a part chunk by chunk, each with its position in one transaction. */
async function mergePart(
  transact: Transact,
  row: ImportRow,
  { part, from, steps }: { part: Part; from: MergePosition; steps: number },
  { chunkRows = usualChunkRows, onMerged }: Merging,
): Promise<MergePosition> {
  const resolved = resolvedTable(part.table)
  let position = from
  for (let done = chunkRows; ; done += chunkRows) {
    const { mergedTo, counts } = position
    const next = await transact(async (writer) => {
      const upTo = await nextChunkEnd(writer, resolved, mergedTo, chunkRows)
      if (upTo === null) return null
      const merged = await mergeChunk(writer, part, { importId: row.importId, resolved, after: mergedTo, upTo })
      const isCounted = row.kind !== 'repair_orders' || part.feed.kind === 'visit_lines'
      const after = {
        ...counts,
        made: counts.made + (isCounted ? merged.made : 0),
        changed: counts.changed + merged.changed,
      }
      const reached = { step: from.step, mergedTo: upTo, counts: after }
      await savePosition(writer, row.importId, reached)
      return reached
    })
    if (next === null) return position
    position = next
    onMerged?.((from.step + Math.min(1, done / Math.max(1, counts.rows))) / steps)
  }
}

async function finishStaff(writer: Writer, row: ImportRow): Promise<ImportCounts> {
  const merged = await mergeStaff(writer, scopeOf(row), {
    table: stagedTable(row.importId),
    columns: stagedColumnsOf('staff'),
  })
  const counts = { ...(row.counts ?? noCounts), ...merged, flagged: await flaggedCount(writer, row.importId) }
  await dropStaging(writer, row.importId)
  await saveState(writer, row.importId, 'done', counts)
  return counts
}
