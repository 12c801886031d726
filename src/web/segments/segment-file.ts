import type { Label } from '#domain/label.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import type { Reply } from '#web/api/client.ts'
import type { ChartTable } from '#web/charts/chart-table.ts'
import { shortCell, yuanCell } from '#web/charts/table-tools.tsx'
import type { SegmentsPhrases } from '#web/phrases/segments.zh.ts'

interface FileWords {
  readonly words: SegmentsPhrases
  readonly inYuan: (what: string) => string
  readonly say: (label: Label) => string
}

/** The table of segments as a file: its columns, numbers as numbers, the usual share as its two ends. */
export function segmentFile(rows: Reply<'GET /segments'>['rows'], { words, inYuan, say }: FileWords): ChartTable {
  const columns = [
    words.segment,
    words.customers,
    words.change,
    words.share,
    words.expectedFrom,
    words.expectedTo,
    inYuan(words.spend),
    words.visits,
    words.health,
    inYuan(words.clv),
    inYuan(words.risk),
  ]
  return {
    columns: columns.map((label) => ({ label })),
    rows: rows.map((row) => [
      say(segmentLabels[row.segment]),
      row.customers,
      row.before === null ? null : row.customers - row.before,
      shortCell(row.share),
      ...row.expected,
      yuanCell(row.spend24mFen),
      shortCell(row.visits24m),
      shortCell(row.healthScore),
      yuanCell(row.totalFen),
      yuanCell(row.valueAtRiskFen),
    ]),
  }
}
