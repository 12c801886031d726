import type { Day } from '#domain/calendar.ts'
import type { Fen } from '#domain/money.ts'

/** A cell of a list that is written to a file: text, a number, a day, an amount, or nothing. */
export type SheetCell = string | number | null | { readonly day: Day } | { readonly fen: Fen }

/** As text: days as they are written everywhere, amounts in yuan. */
export function cellText(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return 'day' in cell ? cell.day : (cell.fen / 100).toFixed(2)
}
