import type { ReactNode } from 'react'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { LineChart } from '#web/charts/line-chart.tsx'
import { type FittedModel, type Holdout, useModelPhrases } from '#web/value/model-of.ts'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface Props {
  readonly groups: FittedModel['calibration']
  readonly holdout: Holdout
}

/** Of those foretold to come with such a chance, how many came: tenths of customers beside the diagonal. */
export function Calibration({ groups, holdout }: Props): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const share = (value: number): string => format.percent(value, 0)
  return (
    <Panel>
      <ChartFrame
        title={words.calibration}
        asOf={holdout.untilOn}
        caption={words.calibrationNote(format.day(holdout.calibrationEndOn), format.day(holdout.untilOn))}
        legend={[
          { label: words.happened, series: 1, isLine: true },
          { label: words.exact, series: 7, isLine: true },
        ]}
        table={{
          columns: [words.foretold, words.happened, words.low, words.high, words.customers].map((label) => ({
            label,
            align: 'end' as const,
          })),
          rows: groups.map(({ foretold, happened, low, high, customers }) => [
            ...[foretold, happened, low, high].map((value) => format.percent(value)),
            customers,
          ]),
        }}
      >
        <LineChart
          label={words.calibration}
          series={[
            {
              id: 'happened',
              label: words.happened,
              series: 1,
              points: groups.map(({ foretold, happened, low, high }) => ({
                x: foretold,
                y: happened,
                low,
                high,
                text: words.calibrationPoint(share(foretold), share(happened), share(low), share(high)),
              })),
            },
            {
              id: 'exact',
              label: words.exact,
              series: 7,
              isDashed: true,
              hidesPoints: true,
              points: [
                { x: 0, y: 0 },
                { x: 1, y: 1 },
              ],
            },
          ]}
          xText={share}
          yText={share}
          xDomain={[0, 1]}
          yDomain={[0, 1]}
          height={360}
        />
      </ChartFrame>
    </Panel>
  )
}
