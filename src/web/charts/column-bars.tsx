import { scaleBand, scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'
import { FootAxis, RowAxis, fitting, margin } from '#web/charts/axis.tsx'
import type { Bar, BarChartProps } from '#web/charts/bar.ts'
import { Mark } from '#web/charts/mark.tsx'
import type { Paint } from '#web/charts/patterns.tsx'
import { Plot } from '#web/charts/plot.tsx'
import { widthOf } from '#web/charts/text-width.ts'

interface ColumnBarsProps extends BarChartProps {
  readonly top: number
}

/** Columns side by side, for what goes along in time. */
export function ColumnBars({ label, bars, format, height = 240, top }: ColumnBarsProps): ReactNode {
  return (
    <Plot label={label} height={height}>
      {(width, tall, paint) => {
        const [wide, high] = [width - margin.left - margin.right, tall - margin.top - margin.bottom]
        const x = scaleBand(
          bars.map(({ id }) => id),
          [0, wide],
        )
          .paddingInner(0.25)
          .paddingOuter(0.1)
        const y = scaleLinear([0, top], [high, 0]).nice(4)
        const each = Math.max(40, ...bars.map((bar) => widthOf(bar.label) + 10))
        const feet = bars.map(({ id, label: text }) => ({ at: (x(id) ?? 0) + x.bandwidth() / 2, text }))
        return (
          <g transform={`translate(${margin.left} ${margin.top})`}>
            <RowAxis length={wide} ticks={y.ticks(4).map((value) => ({ at: y(value), text: format(value) }))} />
            {bars.map((bar) => (
              <g key={bar.id} transform={`translate(${x(bar.id) ?? 0} 0)`}>
                <Column bar={bar} width={x.bandwidth()} y={y} high={high} paint={paint} format={format} />
              </g>
            ))}
            <FootAxis length={high} ticks={fitting(feet, wide, each)} />
          </g>
        )
      }}
    </Plot>
  )
}

interface ColumnProps {
  readonly bar: Bar
  readonly width: number
  readonly high: number
  readonly y: (value: number) => number
  readonly paint: Paint
  readonly format: (value: number) => string
}

function Column({ bar, width, high, y, paint, format }: ColumnProps): ReactNode {
  const { id, label, value, href, series = 1 } = bar
  const parts = bar.parts ?? [{ id, label: '', value: value ?? 0, series, ...(href === undefined ? {} : { href }) }]
  const before = parts.map((_, at) => parts.slice(0, at).reduce((sum, part) => sum + part.value, 0))
  return parts.map((part, at) => {
    const from = before[at] ?? 0
    const said = bar.parts === undefined ? (bar.text ?? format(part.value)) : `${part.label} ${format(part.value)}`
    return (
      <Mark key={part.id} text={`${label} ${said}`} href={part.href}>
        {bar.parts === undefined && <rect className="mark-room" x={0} y={0} width={width} height={high} />}
        <rect
          className={bar.parts === undefined ? 'mark-shape' : 'mark-shape mark-part'}
          x={0}
          y={y(from + part.value)}
          width={width}
          height={Math.max(0, y(from) - y(from + part.value))}
          rx={bar.parts === undefined ? 2 : 0}
          fill={paint(part.series)}
        />
      </Mark>
    )
  })
}
