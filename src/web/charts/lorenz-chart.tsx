import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { ReactNode } from 'react'
import { FootAxis, RowAxis, margin } from '#web/charts/axis.tsx'
import { Mark } from '#web/charts/mark.tsx'
import { dashOf, seriesColour } from '#web/charts/patterns.tsx'
import { Plot } from '#web/charts/plot.tsx'
import { percentText } from '#web/ui/format.ts'

interface LorenzChartProps {
  readonly label: string
  /** Shares 0–1: of customers, from the least, and of what they have. */
  readonly curves: readonly {
    readonly id: string
    readonly label: string
    readonly series?: number
    readonly points: readonly (readonly [number, number])[]
  }[]
  readonly xLabel: string
  readonly yLabel: string
  /** What the diagonal is called. */
  readonly equalLabel: string
  readonly marker?: { readonly x: number; readonly y: number; readonly label: string }
}

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** How unequally it is shared out: the further from the diagonal, the more unequally. */
export function LorenzChart({ label, curves, xLabel, yLabel, equalLabel, marker }: LorenzChartProps): ReactNode {
  return (
    <Plot label={label} height={(width) => Math.min(420, Math.max(240, width * 0.7))}>
      {(width, tall) => {
        const [wide, high] = [width - margin.left - margin.right, tall - margin.top - margin.bottom - 18]
        const x = scaleLinear([0, 1], [0, wide])
        const y = scaleLinear([0, 1], [high, 0])
        const path = line<readonly [number, number]>(
          ([share]) => x(share),
          ([, held]) => y(held),
        )
        return (
          <g transform={`translate(${margin.left} ${margin.top})`}>
            <RowAxis length={wide} ticks={ticks.map((share) => ({ at: y(share), text: percentText(share, 0) }))} />
            <FootAxis length={high} ticks={ticks.map((share) => ({ at: x(share), text: percentText(share, 0) }))} />
            <text x={wide / 2} y={high + 38} textAnchor="middle">
              {xLabel}
            </text>
            <text x={6} y={4}>
              {yLabel}
            </text>
            <path className="waterfall-tie" d={`M0 ${high}L${wide} 0`} />
            <text x={x(0.5) - 8} y={y(0.5) - 8} textAnchor="end">
              {equalLabel}
            </text>
            {curves.map(({ id, label: name, series, points }, number) => {
              const colour = seriesColour(series ?? number + 1)
              const [share, held] = points[Math.floor(points.length * 0.6)] ?? [0, 0]
              return (
                <Mark key={id} text={name}>
                  <path
                    d={path(points) ?? ''}
                    className="chart-line"
                    style={{ stroke: colour }}
                    strokeDasharray={dashOf(series ?? number + 1)}
                  />
                  <text
                    className="chart-end"
                    x={x(share) + (number === 0 ? -10 : 10)}
                    y={y(held) + (number === 0 ? -6 : 14)}
                    textAnchor={number === 0 ? 'end' : 'start'}
                    style={{ fill: colour }}
                  >
                    {name}
                  </text>
                </Mark>
              )
            })}
            {marker !== undefined && (
              <Mark text={marker.label}>
                <path className="chart-expected" d={`M${x(marker.x)} ${high}V${y(marker.y)}H${wide}`} />
                <circle
                  cx={x(marker.x)}
                  cy={y(marker.y)}
                  r={4}
                  className="chart-point"
                  style={{ stroke: 'var(--ink)' }}
                />
                <text className="chart-value" x={x(marker.x) - 8} y={y(marker.y) - 10} textAnchor="end">
                  {marker.label}
                </text>
              </Mark>
            )}
          </g>
        )
      }}
    </Plot>
  )
}
