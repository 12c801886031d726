import type { Label } from '#domain/label.ts'
import { ratingLabels } from '#domain/report/retention-rating.ts'
import type { ChartTable } from '#web/charts/chart-table.ts'
import { shortCell } from '#web/charts/table-tools.tsx'
import type { RetentionPhrases } from '#web/phrases/retention.zh.ts'
import type { RetentionFigures } from '#web/retention/retention-figures.ts'

/** The funnel as a file: a line for each step, with what it is a share of. */
export function funnelFile(
  within: RetentionFigures['within'],
  words: RetentionPhrases,
  say: (label: Label) => string,
): ChartTable {
  const { step, of, who, share, rating } = words.file
  const told = { 90: within.d90, 180: { ...within.d180, rating: null }, 365: within.d365 }
  return {
    columns: [step, of, who, share, words.low, words.high, rating].map((label) => ({ label })),
    rows: Object.entries(told).map(([days, each]) => [
      words.within(days),
      each.of,
      each.who,
      shortCell(each.share),
      shortCell(each.interval?.low ?? null),
      shortCell(each.interval?.high ?? null),
      each.rating === null ? null : say(ratingLabels[each.rating]),
    ]),
  }
}
