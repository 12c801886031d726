import type { ReactNode } from 'react'
import { dayFromNumber, dayNumber } from '#domain/calendar.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { LineChart } from '#web/charts/line-chart.tsx'
import { yuanCell } from '#web/charts/table-tools.tsx'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { chanceText, type Outlook, useOutlookPhrases } from '#web/profile/outlook-of.ts'
import { useMe } from '#web/shell/me.ts'
import { useFormat } from '#web/ui/use-format.ts'

interface Props {
  readonly outlook: Outlook
}

/** How the chance falls while they stay away, and how margin adds up. */
export function OutlookCurves({ outlook }: Props): ReactNode {
  const { value } = outlook
  return (
    <div className={value === null ? 'stack' : 'outlook-curves'}>
      <ActiveCurve outlook={outlook} />
      {value !== null && <ValueCurve points={value.points} />}
    </div>
  )
}

function ActiveCurve({ outlook: { activeCurve, lapseOn } }: Props): ReactNode {
  const words = useOutlookPhrases()
  const format = useFormat()
  const { today } = useMe().group
  const points = activeCurve.map(({ on, pActive }) => ({ x: dayNumber(on), y: pActive }))
  const last = points.at(-1)?.x ?? 0
  const lapse = lapseOn === null || dayNumber(lapseOn) > last ? [] : [{ x: dayNumber(lapseOn), label: words.lapse }]
  return (
    <ChartFrame
      title={words.activeCurve}
      asOf={today}
      caption={words.activeNote}
      table={{
        columns: [{ label: words.day }, { label: words.active, align: 'end' }],
        rows: activeCurve.map(({ on, pActive }) => [on, chanceText(pActive)]),
      }}
    >
      <LineChart
        label={words.activeCurve}
        series={[{ id: 'active', label: words.active, points }]}
        xText={(x) => format.month(dayFromNumber(x))}
        yText={(y) => format.percent(y, 0)}
        yDomain={[0, 1]}
        markers={[{ x: dayNumber(today), label: words.today }, ...lapse]}
        height={200}
        hidesPoints
      />
    </ChartFrame>
  )
}

function ValueCurve({ points }: { readonly points: NonNullable<Outlook['value']>['points'] }): ReactNode {
  const words = useOutlookPhrases()
  const format = useFormat()
  const { inYuan } = useUiPhrases()
  const { today } = useMe().group
  return (
    <ChartFrame
      title={words.valueCurve}
      asOf={today}
      caption={words.valueNote}
      table={{
        columns: [
          { label: words.day },
          ...[words.expected, words.low, words.high].map((label) => ({ label: inYuan(label), align: 'end' as const })),
        ],
        rows: points.map(({ on, expectedFen, lowFen, highFen }) => [
          on,
          ...[expectedFen, lowFen, highFen].map((fen) => yuanCell(fen)),
        ]),
      }}
    >
      <LineChart
        label={words.valueCurve}
        series={[
          {
            id: 'value',
            label: words.expected,
            points: points.map(({ on, expectedFen, lowFen, highFen }) => ({
              x: dayNumber(on),
              y: expectedFen,
              low: lowFen,
              high: highFen,
            })),
          },
        ]}
        xText={(x) => format.month(dayFromNumber(x))}
        yText={(fen) => format.money(fen)}
        height={200}
      />
    </ChartFrame>
  )
}
