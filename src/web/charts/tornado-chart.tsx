import { scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'
import { Mark } from '#web/charts/mark.tsx'
import type { Paint } from '#web/charts/patterns.tsx'
import { Plot } from '#web/charts/plot.tsx'
import { widthOf } from '#web/charts/text-width.ts'

export interface TornadoBar {
  readonly id: string
  /** The assumption that is varied. */
  readonly label: string
  /** The outcome at its lower and at its upper end. */
  readonly low: number
  readonly high: number
  /** What those ends are: `−10 %`, `60 %`. */
  readonly lowText: string
  readonly highText: string
  readonly href?: string
}

interface TornadoChartProps {
  readonly label: string
  /** The outcome with every assumption as it is. */
  readonly base: number
  readonly bars: readonly TornadoBar[]
  readonly format: (value: number) => string
}

const rowHeight = 38
const head = 22

/** Which assumption moves the outcome most: the widest on top. */
export function TornadoChart({ label, base, bars, format }: TornadoChartProps): ReactNode {
  const sorted = bars.toSorted((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low))
  const ends = [base, ...bars.flatMap(({ low, high }) => [low, high])]
  return (
    <Plot label={label} height={sorted.length * rowHeight + head + 6}>
      {(width, tall, paint) => {
        const names = Math.min(width * 0.3, 16 + Math.max(0, ...bars.map((bar) => widthOf(bar.label))))
        const x = scaleLinear([Math.min(...ends), Math.max(...ends)], [names + 56, width - 64])
        return (
          <>
            <path className="chart-expected" d={`M${x(base)} ${head - 4}V${tall}`} />
            <text x={x(base)} y={12} textAnchor="middle" className="chart-value">
              {format(base)}
            </text>
            {sorted.map((bar, row) => (
              <g key={bar.id} transform={`translate(0 ${head + row * rowHeight})`}>
                <text className="chart-name-text" x={names - 8} y={rowHeight / 2} textAnchor="end">
                  {bar.label}
                </text>
                <Sides bar={bar} base={base} x={x} paint={paint} format={format} />
              </g>
            ))}
          </>
        )
      }}
    </Plot>
  )
}

interface SidesProps {
  readonly bar: TornadoBar
  readonly base: number
  readonly x: (value: number) => number
  readonly paint: Paint
  readonly format: (value: number) => string
}

function Sides({ bar, base, x, paint, format }: SidesProps): ReactNode {
  const sides = [
    { key: 'low', value: bar.low, text: bar.lowText, series: 2 },
    { key: 'high', value: bar.high, text: bar.highText, series: 1 },
  ]
  return sides.map(({ key, value, text, series }) => {
    const [from, to] = [Math.min(x(value), x(base)), Math.max(x(value), x(base))]
    const isLeft = value < base
    return (
      <Mark key={key} text={`${bar.label} ${text} → ${format(value)}`} href={bar.href}>
        <rect
          className="mark-shape"
          x={from}
          y={6}
          width={Math.max(1, to - from)}
          height={rowHeight - 14}
          fill={paint(series)}
        />
        <text x={isLeft ? from - 6 : to + 6} y={rowHeight / 2 - 1} dy="0.32em" textAnchor={isLeft ? 'end' : 'start'}>
          {text}
        </text>
      </Mark>
    )
  })
}
