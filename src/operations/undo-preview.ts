import { maskVin } from '#domain/access/masks.ts'
import { importOf, type ImportCounts } from '#store/imports/imports.ts'
import { laterChanges, laterHolders } from '#store/imports/undo.ts'
import type { Reader } from '#store/transaction.ts'

/** What undoing an import would take back, and what stands against it. */
export interface UndoPreview {
  /** Null where it can't be undone for good: it never ended well, or is undone already. */
  readonly counts: ImportCounts | null
  /** Rows that somebody built on since: table, number, and the later import (null = a person). */
  readonly builtOn: readonly { readonly table: string; readonly known: string; readonly importId: number | null }[]
  /** Later imports that hold the same rows: they would have to be undone first. */
  readonly heldBy: readonly number[]
}

/** Rows named: enough to see what stands in the way. */
const named = 20

const knownBy = [
  'order_no',
  'line_no',
  'survey_no',
  'complaint_no',
  'touch_no',
  'referral_no',
  'appointment_no',
  'customer_no',
  'vin',
  'item',
  'name',
] as const

export async function undoPreview(
  reader: Reader,
  { groupId, importId }: { groupId: number; importId: number },
): Promise<UndoPreview | null> {
  const row = await importOf(reader, importId)
  if (row === null || row.groupId !== groupId) return null
  if (row.state !== 'done') return { counts: null, builtOn: [], heldBy: [] }
  const changes = await laterChanges(reader, importId, named)
  const builtOn = changes.map(({ table, row: changed, importId: by }) => {
    const values = knownBy.flatMap((each) => told(each, changed[each]))
    return { table, known: values.slice(0, 2).join(' · '), importId: by }
  })
  return { counts: row.counts, builtOn, heldBy: await laterHolders(reader, importId) }
}

function told(field: (typeof knownBy)[number], value: unknown): string[] {
  if (typeof value !== 'string') return []
  return [field === 'vin' ? maskVin(value) : value]
}
