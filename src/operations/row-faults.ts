import type { Label } from '#domain/label.ts'
import { rowFaultSentence } from '#intake/fault-sentences.ts'
import type { FileColumn } from '#intake/headers.ts'
import type { RowFault } from '#intake/row-fault.ts'
import { type KeptFault, refusedRows } from '#store/imports/faults.ts'
import { importOf, type ImportRow } from '#store/imports/imports.ts'
import type { Reader } from '#store/transaction.ts'

/** A fault of a row, with the words to tell it. */
export interface ToldFault extends RowFault {
  readonly sentence: Label
}

/** Faults told of each file; all of them stand in the file of rejected rows. */
const mostTold = 20

/** The first faults of an import in the order of its rows. */
export async function firstFaults(reader: Reader, importId: number): Promise<ToldFault[]> {
  const row = await importOf(reader, importId)
  if (row === null) return []
  const kept = await refusedRows(reader, importId, 0, mostTold)
  const faults = kept.flatMap((each) => faultsOf(each, row)).slice(0, mostTold)
  return faults.map((fault) => ({ ...fault, sentence: rowFaultSentence(fault) }))
}

/** Faults as the store keeps them; those that it found itself name the column only. */
export function faultsOf({ row_number: row, faults }: KeptFault, { reading }: ImportRow): RowFault[] {
  const { columns } = reading as { readonly columns: readonly FileColumn[] }
  return (faults as readonly Partial<RowFault>[]).flatMap((fault) => {
    if (fault.code === undefined) return []
    const column = fault.column ?? null
    const header = fault.header ?? columns.find((each) => each.column === column)?.header ?? null
    return [{ ...fault, code: fault.code, row, column, header, value: fault.value ?? null }]
  })
}
