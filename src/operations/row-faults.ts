import type { Label } from '#domain/label.ts'
import { rowFaultSentence, rowFlagSentence } from '#intake/fault-sentences.ts'
import type { FileColumn } from '#intake/headers.ts'
import type { RowFault, RowFlag } from '#intake/row-fault.ts'
import { flaggedRows, type KeptFault, refusedRows } from '#store/imports/faults.ts'
import { importOf, type ImportRow } from '#store/imports/imports.ts'
import type { Reader } from '#store/transaction.ts'

/** A fault of a row, with the words to tell it. */
export interface ToldFault extends RowFault {
  readonly sentence: Label
}

/** What is worth a look in a row that was kept, with the words to tell it. */
export interface ToldFlag extends RowFlag {
  readonly sentence: Label
}

/** Faults told of each file; all of them stand in the file of rejected rows. */
const mostTold = 20

/** The first faults of an import in the order of its rows. */
export async function firstFaults(reader: Reader, importId: number, most = mostTold): Promise<ToldFault[]> {
  const row = await importOf(reader, importId)
  if (row === null) return []
  const kept = await refusedRows(reader, importId, 0, most)
  const faults = kept.flatMap((each) => faultsOf(each, row)).slice(0, most)
  return faults.map((fault) => ({ ...fault, sentence: rowFaultSentence(fault) }))
}

/** The first rows of an import that were kept with a question mark, in the order of its rows. */
export async function firstFlags(reader: Reader, importId: number): Promise<ToldFlag[]> {
  const row = await importOf(reader, importId)
  if (row === null) return []
  const kept = await flaggedRows(reader, importId, mostTold)
  const flags = kept.flatMap((each) => flagsOf(each, row)).slice(0, mostTold)
  return flags.map((flag) => ({ ...flag, sentence: rowFlagSentence(flag) }))
}

/** Flags as the store keeps them; those that it found itself name the column only. */
function flagsOf({ row_number: row, faults }: KeptFault, { reading }: ImportRow): RowFlag[] {
  const { columns } = reading as { readonly columns: readonly FileColumn[] }
  return (faults as readonly Partial<RowFlag>[]).flatMap(({ code, column, header, value }) => {
    if (code === undefined || column === undefined) return []
    const spelt = header ?? columns.find((each) => each.column === column)?.header ?? null
    return [{ row, column, header: spelt, value: value ?? null, code }]
  })
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
