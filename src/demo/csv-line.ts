/** One line of a CSV file, without its line end. A cell is quoted where it holds the delimiter, a quote or a line break (RFC 4180). */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  const line = cells.join(delimiter)
  return isPlain(line, delimiter, cells.length - 1)
    ? line
    : cells.map((cell) => quoted(cell, delimiter)).join(delimiter)
}

/** Nearly every line: no cell needs quotes, so that the line holds the delimiters between the cells and no others. */
function isPlain(line: string, delimiter: string, delimiters: number): boolean {
  if (line.includes('"') || line.includes('\n') || line.includes('\r')) return false
  let found = 0
  for (let at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at + 1)) found++
  return found === delimiters
}

function quoted(cell: string, delimiter: string): string {
  const needsQuotes = cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') || cell.includes('\r')
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell
}
