import type { ReactNode } from 'react'
import { dayFromNumber, dayNumber } from '#domain/calendar.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { LineChart } from '#web/charts/line-chart.tsx'
import { type FittedModel, useModelPhrases } from '#web/value/model-of.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Checks = FittedModel['checks']

interface Props {
  /** Newest first. */
  readonly checks: Checks
}

/** Each month: has the fit that was in force become worse than one made since? */
export function Drift({ checks }: Props): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  if (checks.length === 0)
    return (
      <Panel title={words.drift}>
        <p className="muted">{words.driftNone}</p>
      </Panel>
    )
  return (
    <Panel title={words.drift} subtitle={words.driftNote}>
      <div className="stack">
        {checks.length > 1 && <DriftChart checks={checks} />}
        <PlainTable
          label={words.drift}
          columns={[
            { label: words.checkedUntil },
            { label: words.oldFit },
            { label: words.error, align: 'end' },
            { label: words.moreError, align: 'end' },
            { label: words.verdict },
          ]}
          rows={checks.map(({ fitId, fitAsOf, untilOn, crps, againstLater, isWorse }) => ({
            id: `${fitId} ${untilOn}`,
            cells: [
              format.day(untilOn),
              `${words.fitNo(String(fitId))} · ${format.day(fitAsOf)}`,
              format.number(crps, 3),
              format.number(againstLater.crps.mean, 4),
              <Verdict key="verdict" isWorse={isWorse} />,
            ],
          }))}
        />
      </div>
    </Panel>
  )
}

function Verdict({ isWorse }: { readonly isWorse: boolean }): ReactNode {
  const words = useModelPhrases()
  const [sign, tone] = isWorse ? (['！', 'fair'] as const) : (['✓', 'good'] as const)
  return (
    <Badge sign={sign} tone={tone}>
      {isWorse ? words.worse : words.steady}
    </Badge>
  )
}

function DriftChart({ checks }: Props): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const points = checks.toReversed().map(({ untilOn, againstLater: { crps } }) => ({ untilOn, ...crps }))
  return (
    <ChartFrame
      title={words.driftChart}
      asOf={checks[0]?.untilOn ?? null}
      table={{
        columns: [
          { label: words.checkedUntil },
          ...[words.moreError, words.low, words.high].map((label) => ({ label, align: 'end' as const })),
        ],
        rows: points.map(({ untilOn, mean, low, high }) => [
          untilOn,
          ...[mean, low, high].map((value) => Number(value.toFixed(5))),
        ]),
      }}
    >
      <LineChart
        label={words.driftChart}
        series={[
          {
            id: 'difference',
            label: words.moreError,
            points: points.map(({ untilOn, mean, low, high }) => ({ x: dayNumber(untilOn), y: mean, low, high })),
          },
        ]}
        xText={(x) => format.month(dayFromNumber(x))}
        yText={(difference) => format.number(difference, 3)}
        height={160}
      />
    </ChartFrame>
  )
}
