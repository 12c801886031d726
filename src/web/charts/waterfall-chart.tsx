import { scaleBand, scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'
import { FootAxis, RowAxis, margin } from '#web/charts/axis.tsx'
import { Mark } from '#web/charts/mark.tsx'
import { Plot } from '#web/charts/plot.tsx'

export interface WaterfallStep {
  readonly id: string
  readonly label: string
  /** What it adds or takes; of a total, the whole. */
  readonly value: number
  readonly isTotal?: boolean
  readonly href?: string
}

interface WaterfallChartProps {
  readonly label: string
  readonly steps: readonly WaterfallStep[]
  readonly format: (value: number) => string
  readonly height?: number
}

const series = { total: 2, more: 1, less: 6 }

/** How a sum comes about, step by step. */
export function WaterfallChart({ label, steps, format, height = 280 }: WaterfallChartProps): ReactNode {
  const spans = spansOf(steps)
  return (
    <Plot label={label} height={height}>
      {(width, tall, paint) => {
        const [wide, high] = [width - margin.left - margin.right, tall - margin.top - margin.bottom]
        const x = scaleBand(
          steps.map(({ id }) => id),
          [0, wide],
        ).padding(0.25)
        const y = scaleLinear(
          [Math.min(0, ...spans.map(({ low }) => low)), Math.max(1e-9, ...spans.map(({ high: top }) => top))],
          [high, 0],
        ).nice(4)
        const middle = (id: string): number => (x(id) ?? 0) + x.bandwidth() / 2
        return (
          <g transform={`translate(${margin.left} ${margin.top})`}>
            <RowAxis length={wide} ticks={y.ticks(4).map((value) => ({ at: y(value), text: format(value) }))} />
            {spans.map(({ step, low, high: top, end }, number) => (
              <g key={step.id}>
                {number < steps.length - 1 && (
                  <path className="waterfall-tie" d={`M${x(step.id)} ${y(end)}h${x.step() + x.bandwidth()}`} />
                )}
                <Mark text={`${step.label} ${format(step.value)}`} href={step.href}>
                  <rect
                    className="mark-shape"
                    x={x(step.id)}
                    y={y(top)}
                    width={x.bandwidth()}
                    height={Math.max(1, y(low) - y(top))}
                    rx={2}
                    fill={paint(step.isTotal === true ? series.total : step.value < 0 ? series.less : series.more)}
                  />
                  <text className="chart-value" x={middle(step.id)} y={y(top) - 10} textAnchor="middle">
                    {format(step.value)}
                  </text>
                </Mark>
              </g>
            ))}
            <FootAxis length={high} ticks={steps.map((step) => ({ at: middle(step.id), text: step.label }))} />
          </g>
        )
      }}
    </Plot>
  )
}

interface Span {
  readonly step: WaterfallStep
  readonly low: number
  readonly high: number
  /** Where the next one begins. */
  readonly end: number
}

function spansOf(steps: readonly WaterfallStep[]): Span[] {
  let at = 0
  return steps.map((step) => {
    const from = step.isTotal === true ? 0 : at
    at = from + step.value
    return { step, low: Math.min(from, at), high: Math.max(from, at), end: at }
  })
}
