import { scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'
import { FootAxis, RowAxis, fitting, margin } from '#web/charts/axis.tsx'
import { Mark } from '#web/charts/mark.tsx'
import { Plot } from '#web/charts/plot.tsx'

export interface Bin {
  readonly from: number
  /** Up to, not including. */
  readonly to: number
  readonly count: number
  readonly href?: string
}

interface HistogramProps {
  readonly label: string
  readonly bins: readonly Bin[]
  readonly xText: (x: number) => string
  readonly format: (count: number) => string
  readonly markers?: readonly { readonly x: number; readonly label: string }[]
  readonly height?: number
}

/** How many lie in each span. */
export function Histogram({ label, bins, xText, format, markers = [], height = 240 }: HistogramProps): ReactNode {
  return (
    <Plot label={label} height={height}>
      {(width, tall, paint) => {
        const [wide, high] = [width - margin.left - margin.right, tall - margin.top - margin.bottom]
        const x = scaleLinear([bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1], [0, wide])
        const y = scaleLinear([0, Math.max(1, ...bins.map(({ count }) => count))], [high, 0]).nice(4)
        const feet = [...bins.map(({ from }) => from), bins.at(-1)?.to ?? 1].map((at) => ({
          at: x(at),
          text: xText(at),
        }))
        return (
          <g transform={`translate(${margin.left} ${margin.top})`}>
            <RowAxis
              length={wide}
              ticks={y
                .ticks(4)
                .filter(Number.isInteger)
                .map((count) => ({ at: y(count), text: format(count) }))}
            />
            {bins.map(({ from, to, count, href }) => (
              <Mark key={from} text={`${xText(from)} – ${xText(to)} · ${format(count)}`} href={href}>
                <rect className="mark-room" x={x(from)} y={0} width={Math.max(1, x(to) - x(from))} height={high} />
                <rect
                  className="mark-shape"
                  x={x(from) + 0.5}
                  y={y(count)}
                  width={Math.max(1, x(to) - x(from) - 1)}
                  height={Math.max(0, high - y(count))}
                  fill={paint(1)}
                />
              </Mark>
            ))}
            {markers.map((marker) => (
              <g key={marker.label} transform={`translate(${x(marker.x)} 0)`} className="chart-marker">
                <path d={`M0 0V${high}`} />
                <text x={4} y={6}>
                  {marker.label}
                </text>
              </g>
            ))}
            <FootAxis length={high} ticks={fitting(feet, wide, 64)} />
          </g>
        )
      }}
    </Plot>
  )
}
