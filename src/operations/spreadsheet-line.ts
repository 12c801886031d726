import { escaped } from '#intake/spreadsheet-escape.ts'

/** One line of a CSV that people open in a spreadsheet: nothing in it is run as a formula. Without its line end. */
export function spreadsheetLine(cells: readonly string[]): string {
  return cells.map((cell) => quoted(escaped(cell))).join(',')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
