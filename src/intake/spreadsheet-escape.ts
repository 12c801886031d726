/** What a spreadsheet would run as a formula, or shorten and reformat as a number: long digits, leading zeros, `1E5`. */
const risky = /^'*(?:[=+\-@\t\r]|\d{12,}$|0\d+$|\d+E\d+$)/i

/** Negative numbers look like formulas and are harmless. */
const plainNumber = /^-[\d,]*\d(\.\d+)?%?$/

/** The cell as a CSV that will be opened in a spreadsheet holds it: what would be run or mangled gets an apostrophe. */
export function escaped(cell: string): string {
  return risky.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell
}

/** Takes our apostrophe off again; every other text stays as it is. `unescaped(escaped(x))` is `x`. */
export function unescaped(cell: string): string {
  return cell.charCodeAt(0) === 39 && risky.test(cell) && !plainNumber.test(cell.slice(1)) ? cell.slice(1) : cell
}
