import type { ReactNode } from 'react'
import { lossAhead } from '#domain/report/loss-reference.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { LineChart } from '#web/charts/line-chart.tsx'
import { usePhrases } from '#web/phrases/language.ts'
import { retentionEn } from '#web/phrases/retention.en.ts'
import { retentionZh } from '#web/phrases/retention.zh.ts'
import type { RetentionFigures } from '#web/retention/retention-figures.ts'
import { Empty } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** How long until customers come a second time, beside a published reference. */
export function ReturnCurve({ figures }: { readonly figures: RetentionFigures }): ReactNode {
  const words = usePhrases(retentionZh, retentionEn)
  const format = useFormat()
  const { waiting, asOf } = figures
  if (waiting.length === 0)
    return (
      <Panel title={words.curve}>
        <Empty title={words.nobody} />
      </Panel>
    )
  const own = [
    { x: 0, y: 1, low: 1, high: 1 },
    ...waiting.map(({ days, survival, low, high }) => ({ x: days, y: survival, low, high })),
  ]
  return (
    <Panel>
      <ChartFrame
        title={words.curve}
        asOf={asOf}
        caption={words.curveNote}
        legend={[
          { label: words.own, series: 1, isLine: true },
          { label: words.benchmark, series: 7, isLine: true },
        ]}
        table={{
          columns: [
            { label: words.daysHead, align: 'end' },
            { label: words.notYet, align: 'end' },
            { label: words.low, align: 'end' },
            { label: words.high, align: 'end' },
          ],
          rows: waiting.map(({ days, survival, low, high }) => [
            days,
            format.percent(survival),
            format.percent(low),
            format.percent(high),
          ]),
        }}
      >
        <LineChart
          label={words.curve}
          series={[
            { id: 'own', label: words.own, series: 1, points: own, isStep: true },
            {
              id: 'reference',
              label: words.benchmark,
              series: 7,
              points: lossAhead.map(({ days, share }) => ({ x: days, y: share })),
              isDashed: true,
            },
          ]}
          xText={(days) => words.days(format.number(days))}
          yText={(share) => format.percent(share, 0)}
          yDomain={[0, 1]}
          xDomain={[0, 730]}
          hidesPoints
        />
      </ChartFrame>
    </Panel>
  )
}
