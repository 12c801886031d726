import type { ReactNode } from 'react'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { tooFew } from '#domain/report/share-counts.ts'
import type { Reply } from '#web/api/client.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { reportsEn } from '#web/phrases/reports.en.ts'
import { reportsZh, type ReportsPhrases } from '#web/phrases/reports.zh.ts'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { type Format, useFormat } from '#web/ui/use-format.ts'

type Outcomes = Reply<'GET /outcomes'>
type Line = Outcomes['total']

/** Recalled: who came in time after the first contact of a warning, by its level. */
export function RecallByLevel({ of }: { readonly of: Outcomes }): ReactNode {
  const words = usePhrases(reportsZh, reportsEn)
  const label = useLabel()
  const format = useFormat()
  const rows = of.byLevel.flatMap(({ level, ...line }) => (level === null ? [] : [{ level, ...line }]))
  if (rows.length === 0) return null
  return (
    <Panel title={words.byLevel} subtitle={words.recallNote}>
      <PlainTable
        label={words.byLevel}
        columns={columnsOf(words, words.level)}
        rows={rows.map(({ level, ...line }) => ({
          id: level,
          cells: [label(ladderLevelLabels[level]), ...cellsOf(line, words, format)],
        }))}
      />
    </Panel>
  )
}

/** The same by who spoke with the customer; too few to compare are marked as that. */
export function OutcomesByAdvisor({ of }: { readonly of: Outcomes }): ReactNode {
  const words = usePhrases(reportsZh, reportsEn)
  const format = useFormat()
  if (of.byAdvisor.length === 0) return null
  return (
    <Panel title={words.byAdvisor}>
      <PlainTable
        label={words.byAdvisor}
        columns={[
          ...columnsOf(words, words.advisor),
          { label: words.reached, align: 'end' },
          { label: words.minutes, align: 'end' },
        ]}
        rows={of.byAdvisor.map(({ advisor, ...line }) => ({
          id: String(advisor?.staffId ?? 0),
          cells: [
            advisor?.name ?? words.byMessage,
            ...cellsOf(line, words, format),
            line.attempts === 0 ? '—' : format.percent(line.reached / line.attempts),
            words.hours(format.number(line.minutes / 60, 1)),
          ],
        }))}
      />
    </Panel>
  )
}

function columnsOf(words: ReportsPhrases, first: string) {
  return [
    { label: first },
    { label: words.touched, align: 'end' as const },
    { label: words.came },
    { label: words.interval },
    { label: words.credited, align: 'end' as const },
  ]
}

function cellsOf({ touched, came, interval, credited }: Line, words: ReportsPhrases, format: Format): ReactNode[] {
  const { of, who } = came
  return [
    format.number(touched),
    of === 0 ? words.notYet : words.rateOf(format.percent(who / of), format.number(who), format.number(of)),
    interval === null || of < tooFew
      ? words.tooFew
      : words.range(format.percent(interval.low), format.percent(interval.high)),
    format.number(credited),
  ]
}
