import { padEnd, padStart, shortened, widthOf } from '#cli/text-width.ts'

export interface TableColumn {
  readonly header: string
  /** Figures stand at the right. */
  readonly align?: 'right'
  /** Gives way first where the table is too wide. */
  readonly gives?: true
}

const gap = '  '

/** Rows below their headers, in columns; not wider than `columns` as far as one of them can give way. */
export function table(head: readonly TableColumn[], rows: readonly (readonly string[])[], columns: number): string[] {
  const widths = fitted(head, naturalWidths(head, rows), columns)
  const line = (cells: readonly string[]): string =>
    head
      .map((column, at) => cell(cells[at] ?? '', widths[at] ?? 0, column))
      .join(gap)
      .trimEnd()
  const hasHeaders = head.some(({ header }) => header !== '')
  return [...(hasHeaders ? [line(head.map(({ header }) => header))] : []), ...rows.map(line)]
}

function naturalWidths(head: readonly TableColumn[], rows: readonly (readonly string[])[]): number[] {
  return head.map(({ header }, at) => Math.max(widthOf(header), ...rows.map((row) => widthOf(row[at] ?? ''))))
}

function fitted(head: readonly TableColumn[], widths: readonly number[], columns: number): number[] {
  const givers = head.flatMap(({ gives }, at) => (gives === true ? [at] : []))
  const fitting = [...widths]
  let over = widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1)) - columns
  while (over > 0) {
    const widest = givers.toSorted((a, b) => (fitting[b] ?? 0) - (fitting[a] ?? 0))[0]
    const width = widest === undefined ? 0 : (fitting[widest] ?? 0)
    if (widest === undefined || width <= 8) break
    fitting[widest] = width - 1
    over -= 1
  }
  return fitting
}

function cell(text: string, width: number, { align }: TableColumn): string {
  const shown = shortened(text, width)
  return align === 'right' ? padStart(shown, width) : padEnd(shown, width)
}

/** A bar of at most `width` columns, in eighths of a column; `share` 0–1. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8)
  return '█'.repeat(Math.floor(eighths / 8)) + (['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] ?? '')
}
