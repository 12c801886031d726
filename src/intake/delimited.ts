import { limits } from '#intake/file-fault.ts'
import type { FileFault } from '#intake/file-fault.ts'

/** One record of a file before anything is read into it. */
export interface RawRow {
  /** As an editor or spreadsheet numbers the line on which it begins, from 1. */
  readonly number: number
  readonly cells: readonly string[]
}

/** Text that waits for its end of line may not grow beyond this. */
const longestRecord = 4 * limits.cellLength

export interface Delimited {
  /** The records that this text completes. */
  push(text: string): RawRow[] | FileFault
  /** The record that ends without a line break. */
  end(): RawRow[] | FileFault
}

/**
 * Splits delimited text into records. Cells in double quotes may hold delimiters, doubled quotes and line breaks;
 * a quote inside an unquoted cell is an ordinary character. `newline` is `\r` only for files without any `\n`.
 */
export function delimited(delimiter: string, newline: '\n' | '\r'): Delimited {
  const split = { delimiter: delimiter.charCodeAt(0), newline: newline.charCodeAt(0) }
  let rest = ''
  let line = 1
  const take = (text: string, isLast: boolean): RawRow[] | FileFault => {
    const { rows, position, lines } = recordsIn(text, split, { firstLine: line, isLast })
    rest = text.slice(position)
    line += lines
    const wide = rows.find((row) => row.cells.length > limits.columns)
    if (wide !== undefined) return { fault: 'too-big', limit: 'columns', line: wide.number }
    if (rest.length > longestRecord) return { fault: 'too-big', limit: 'cell', line }
    return isLast && rest !== '' ? { fault: 'damaged', line } : rows
  }
  return { push: (text) => take(rest + text, false), end: () => take(rest, true) }
}

interface Split {
  readonly delimiter: number
  readonly newline: number
}

interface Records {
  readonly rows: RawRow[]
  /** Where the first record begins that the text does not complete. */
  readonly position: number
  readonly lines: number
}

function recordsIn(text: string, split: Split, { firstLine, isLast }: { firstLine: number; isLast: boolean }): Records {
  const rows: RawRow[] = []
  const newline = String.fromCharCode(split.newline)
  let line = firstLine
  let position = 0
  let quote = text.indexOf('"')
  while (position < text.length) {
    const end = text.indexOf(newline, position)
    if (quote >= 0 && quote < position) quote = text.indexOf('"', position)
    if (end >= 0 && (quote < 0 || quote > end)) {
      rows.push({ number: line++, cells: plainCells(text, position, end, split.delimiter) })
      position = end + 1
      continue
    }
    const record = quotedCells(text, position, split, isLast)
    if (record === null) break
    rows.push({ number: line, cells: record.cells })
    line += record.lines
    position = record.end
  }
  return { rows, position, lines: line - firstLine }
}

function plainCells(text: string, from: number, end: number, delimiter: number): string[] {
  const cells: string[] = []
  const to = end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end
  let start = from
  for (let i = from; i < to; i++) {
    if (text.charCodeAt(i) !== delimiter) continue
    cells.push(text.slice(start, i))
    start = i + 1
  }
  cells.push(text.slice(start, to))
  return cells
}

/** One record with quotes in it, or null where the text ends before the record does. */
function quotedCells(text: string, from: number, split: Split, isLast: boolean): QuotedRecord | null {
  const cells: string[] = []
  let position = from
  let lines = 1
  for (;;) {
    const quoted = text.charCodeAt(position) === 34 ? quotedCell(text, position, isLast) : { value: '', end: position }
    if (quoted === null) return null
    lines += newlinesIn(quoted.value, split.newline)
    const end = endOfCell(text, quoted.end, split)
    if (end === text.length && !isLast) return null
    const isLastCell = end === text.length || text.charCodeAt(end) === split.newline
    const tail = text.slice(quoted.end, end)
    cells.push(quoted.value + (isLastCell && tail.endsWith('\r') ? tail.slice(0, -1) : tail))
    position = end + 1
    if (isLastCell) return { cells, end: Math.min(position, text.length), lines }
  }
}

interface QuotedRecord {
  readonly cells: string[]
  readonly end: number
  /** Lines that the record takes. */
  readonly lines: number
}

/** The cell that begins with the quote at `from`, and where its closing quote has been passed. */
function quotedCell(text: string, from: number, isLast: boolean): { value: string; end: number } | null {
  let value = ''
  let start = from + 1
  for (;;) {
    const quote = text.indexOf('"', start)
    if (quote < 0 || (quote + 1 >= text.length && !isLast)) return null
    value += text.slice(start, quote)
    if (text.charCodeAt(quote + 1) !== 34) return { value, end: quote + 1 }
    value += '"'
    start = quote + 2
  }
}

function endOfCell(text: string, from: number, { delimiter, newline }: Split): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === delimiter || code === newline) return i
  }
  return text.length
}

function newlinesIn(text: string, newline: number): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === newline) count++
  return count
}
