/** One line of a CSV file, without its line end. A cell is quoted where it holds the delimiter, a quote or a line break (RFC 4180). */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  let line = ''
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? ''
    if (i > 0) line += delimiter
    line += needsQuotes(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
  }
  return line
}

function needsQuotes(cell: string, delimiter: string): boolean {
  return cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') || cell.includes('\r')
}
