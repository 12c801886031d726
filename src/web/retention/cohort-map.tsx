import type { ReactNode } from 'react'
import { cohortQuarters } from '#domain/report/retention-counts.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { HeatMap } from '#web/charts/heat-map.tsx'
import { usePhrases } from '#web/phrases/language.ts'
import { retentionEn } from '#web/phrases/retention.en.ts'
import { retentionZh } from '#web/phrases/retention.zh.ts'
import type { RetentionFigures } from '#web/retention/retention-figures.ts'
import { Empty } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

const quarters = Array.from({ length: cohortQuarters }, (_, at) => at + 1)

/** Of each quarter's deliveries, who came in which quarter after. */
export function CohortMap({ figures }: { readonly figures: RetentionFigures }): ReactNode {
  const words = usePhrases(retentionZh, retentionEn)
  const format = useFormat()
  const cohorts = Object.entries(figures.cohorts)
    .filter(([, of]) => of['q1'] !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (cohorts.length === 0)
    return (
      <Panel title={words.cohorts}>
        <Empty title={words.nobody} />
      </Panel>
    )
  const shareOf = (cell: { of: number; who: number } | undefined): number | null =>
    cell === undefined || cell.of === 0 ? null : cell.who / cell.of
  const cells = cohorts.flatMap(([cohort, of]) =>
    quarters.flatMap((quarter) => {
      const cell = of[`q${quarter}`]
      if (cell === undefined) return []
      const title = `${cohort} ${words.quarter(String(quarter))} ${words.base(format.number(cell.who), format.number(cell.of))}`
      return [
        { row: cohort, column: `q${quarter}`, value: shareOf(cell), text: format.percent(shareOf(cell), 0), title },
      ]
    }),
  )
  return (
    <Panel>
      <ChartFrame
        title={words.cohorts}
        asOf={figures.asOf}
        caption={words.cohortsNote}
        table={{
          columns: [
            { label: words.cohort },
            { label: words.cohortSize, align: 'end' },
            ...quarters.map((quarter) => ({ label: words.quarter(String(quarter)), align: 'end' as const })),
          ],
          rows: cohorts.map(([cohort, of]) => [
            cohort,
            of['q1']?.of ?? null,
            ...quarters.map((quarter) => {
              const share = shareOf(of[`q${quarter}`])
              return share === null ? null : format.percent(share)
            }),
          ]),
        }}
      >
        <HeatMap
          label={words.cohorts}
          corner={words.cohort}
          rows={cohorts.map(([cohort, of]) => ({
            id: cohort,
            label: cohort.replace('-', ' '),
            note: words.size(format.number(of['q1']?.of ?? 0)),
          }))}
          columns={quarters.map((quarter) => ({ id: `q${quarter}`, label: words.quarter(String(quarter)) }))}
          cells={cells}
          max={1}
        />
      </ChartFrame>
    </Panel>
  )
}
