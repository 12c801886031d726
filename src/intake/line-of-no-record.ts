import type { FileColumn } from '#intake/headers.ts'
import { plainHeader } from '#intake/headers.ts'
import { halfWidth, trimmed } from '#intake/values/text.ts'

/** Lines of a file that are no records, and why. */
export interface Skipped {
  blank: number
  /** The headers once more, as after the page breaks of a report. */
  repeatedHeaders: number
  /** Totals and remarks such as 合计. */
  footers: number
}

/** Says of each line why it is no record; null for a record. */
export function linesOfNoRecord(columns: readonly FileColumn[]): (cells: readonly string[]) => keyof Skipped | null {
  const first = columns.findIndex((one) => one.column !== null)
  const wanted = columns[first]?.header ?? ''
  const known = columns.map((one) => plainHeader(one.header))
  const isHeader = (cells: readonly string[]) =>
    trimmed(cells[first] ?? '') === wanted &&
    cells.every((text, index) => trimmed(text) === '' || plainHeader(text) === known[index])
  return (cells) => {
    const start = cells.findIndex((cell) => cell !== '' && trimmed(cell) !== '')
    if (start < 0) return 'blank'
    if (cells[first]?.length === wanted.length && isHeader(cells)) return 'repeatedHeaders'
    return isFooter(cells, start, columns.length) ? 'footers' : null
  }
}

const footer =
  /^(合计|总计|小计|共计|累计|总合计|本页小计|本页合计|汇总|total|subtotal|sub-total|grandtotal|sum)([::,(].*)?$|^(共\d+[条行笔]|制表人?[::]|制单人?[::]|打印(时间|日期|人)|导出(时间|日期|人)|审核人?[::]|第\d+页)/i

const footerStarts = new Set('合总小共累本汇制打导审第tTsSgGｔＴ')

/** A total or remark in its first filled cell, and at most half of the cells filled. */
function isFooter(cells: readonly string[], start: number, width: number): boolean {
  const text = trimmed(cells[start] ?? '')
  if (!footerStarts.has(text.charAt(0)) || text.length > 60) return false
  const filled = cells.filter((cell) => trimmed(cell) !== '').length
  return (filled <= 3 || filled <= width / 2) && footer.test(halfWidth(text).replace(/\s+/g, ''))
}
