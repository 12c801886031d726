import { day, dayNumber } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { visitLogBuilder, type VisitLog } from '#domain/value-model/visit-log.ts'
import { rowFaultSentence } from '#intake/fault-sentences.ts'
import { dayReader } from '#intake/values/moment.ts'
import { readMoney } from '#intake/values/money.ts'
import { readKey } from '#intake/values/text.ts'
import { readColumns, type ColumnWish, type TableFault } from '#operations/table-columns.ts'

/** Which columns of a log hold what, by their headers. */
export interface LogColumns {
  readonly customer: string
  readonly date: string
  /** Null: the log has no amounts, or they are not wanted. */
  readonly amount: string | null
}

/** A purchase log as read: rows that could not be are left out and told. */
export interface ReadLog {
  readonly log: VisitLog
  readonly rows: number
  readonly rejected: number
  /** The first few. */
  readonly sentences: readonly Label[]
}

/** Any purchase log, CSV or XLSX: a row for each purchase. Read as a stream; only customer, day and amount are kept. */
export async function readPurchaseLog(path: string, columns: LogColumns): Promise<ReadLog | TableFault> {
  const context = { importDay: day('9999-12-31'), countsFrom1904: false }
  const wishes: ColumnWish[] = [
    { header: columns.customer, read: readKey, isRequired: true },
    { header: columns.date, read: dayReader({}, context), isRequired: true },
    ...(columns.amount === null ? [] : [{ header: columns.amount, read: readMoney, isRequired: false }]),
  ]
  const builder = visitLogBuilder()
  const read = await readColumns(path, wishes, ([customer, on, fen]) => {
    builder.add(customer ?? '', dayNumber(day(on ?? '')), fen === null || fen === undefined ? null : Number(fen) / 100)
  })
  if ('fault' in read) return read
  const { rows, rejected, faults } = read
  return { log: builder.done(), rows, rejected, sentences: faults.map(rowFaultSentence) }
}
