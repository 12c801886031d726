import type { ReactNode } from 'react'
import { dayFromNumber, dayNumber } from '#domain/calendar.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { LineChart } from '#web/charts/line-chart.tsx'
import { type FittedModel, type Holdout, useModelPhrases } from '#web/value/model-of.ts'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Weeks = FittedModel['tracking']

interface Props {
  readonly weeks: Weeks
  readonly holdout: Holdout
}

/** Visits expected and visits made, added up: from the beginning, and of the test period alone. */
export function Tracking({ weeks, holdout }: Props): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const { calibrationEndOn } = holdout
  if (weeks.length === 0) return null
  return (
    <Panel>
      <div className="stack">
        <Sums
          title={words.tracking}
          note={words.trackingNote(format.day(calibrationEndOn))}
          weeks={weeks}
          marker={{ x: dayNumber(calibrationEndOn), label: words.holdoutBegins }}
          height={150}
        />
        <Sums title={words.trackingZoom} note={words.trackingZoomNote} weeks={fromZero(weeks, holdout)} height={150} />
      </div>
    </Panel>
  )
}

/** The weeks after the calibration, their sums begun anew. */
function fromZero(weeks: Weeks, { calibrationEndOn }: Holdout): Weeks {
  const before = weeks.findLast(({ until }) => until <= calibrationEndOn)
  return weeks
    .filter(({ until }) => until > calibrationEndOn)
    .map(({ expectedSum, actualSum, ...week }) => ({
      ...week,
      expectedSum: expectedSum - (before?.expectedSum ?? 0),
      actualSum: actualSum - (before?.actualSum ?? 0),
    }))
}

interface SumsProps {
  readonly title: string
  readonly note: string
  readonly weeks: Weeks
  readonly marker?: { readonly x: number; readonly label: string }
  readonly height: number
}

function Sums({ title, note, weeks, marker, height }: SumsProps): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const line = (id: 'expectedSum' | 'actualSum') => weeks.map((week) => ({ x: dayNumber(week.until), y: week[id] }))
  return (
    <ChartFrame
      title={title}
      asOf={weeks.at(-1)?.until ?? null}
      caption={note}
      legend={[
        { label: words.actual, series: 1, isLine: true },
        { label: words.expected, series: 2, isLine: true },
      ]}
      table={{
        columns: [
          { label: words.week },
          { label: words.expected, align: 'end' },
          { label: words.actual, align: 'end' },
        ],
        rows: weeks.map(({ until, expectedSum, actualSum }) => [until, Math.round(expectedSum * 10) / 10, actualSum]),
      }}
    >
      <LineChart
        label={title}
        series={[
          { id: 'actual', label: words.actual, series: 1, points: line('actualSum') },
          { id: 'expected', label: words.expected, series: 2, points: line('expectedSum') },
        ]}
        xText={(x) => format.month(dayFromNumber(x))}
        yText={(visits) => format.number(visits)}
        markers={marker === undefined ? [] : [marker]}
        height={height}
        hidesPoints
      />
    </ChartFrame>
  )
}
