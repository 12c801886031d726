import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { area, curveLinear, curveStepAfter, line } from 'd3-shape'
import type { ReactNode } from 'react'
import { FootAxis, RowAxis, fitting, margin } from '#web/charts/axis.tsx'
import { Mark } from '#web/charts/mark.tsx'
import { dashOf, seriesColour } from '#web/charts/patterns.tsx'
import { Plot } from '#web/charts/plot.tsx'
import { widthOf } from '#web/charts/text-width.ts'

export interface LinePoint {
  readonly x: number
  /** Null: a gap. */
  readonly y: number | null
  /** The interval around it. */
  readonly low?: number
  readonly high?: number
  readonly href?: string
  /** Read out instead of x and y. */
  readonly text?: string
}

export interface LineSeries {
  readonly id: string
  readonly label: string
  readonly series?: number
  readonly points: readonly LinePoint[]
  /** Survival curves stay level until something happens. */
  readonly isStep?: boolean
  /** A benchmark, a forecast. */
  readonly isDashed?: boolean
  /** A line to compare with: nothing to read off it. */
  readonly hidesPoints?: boolean
}

interface LineChartProps {
  readonly label: string
  readonly series: readonly LineSeries[]
  readonly xText: (x: number) => string
  readonly yText: (y: number) => string
  readonly yDomain?: readonly [number, number]
  readonly xDomain?: readonly [number, number]
  /** Lines from top to foot with a word. */
  readonly markers?: readonly { readonly x: number; readonly label: string }[]
  readonly height?: number
  /** No stops on the way: for curves of many points, whose table says it. */
  readonly hidesPoints?: boolean
}

/** Lines with their names at their ends. */
export function LineChart(props: LineChartProps): ReactNode {
  const { label, series, xText, yText, markers = [], height = 260, hidesPoints = false } = props
  const points = series.flatMap((one) => one.points)
  const names = Math.min(140, Math.max(0, ...series.map((one) => widthOf(one.label))) + 12)
  return (
    <Plot label={label} height={height}>
      {(width, tall) => {
        const room = series.length > 1 && width > 420 ? names : margin.right
        const [wide, high] = [width - margin.left - room, tall - margin.top - margin.bottom]
        const x = scaleLinear(props.xDomain ?? extentOf(points.map((point) => point.x)), [0, wide])
        const y = scaleLinear(props.yDomain ?? extentOf([0, ...points.flatMap(valuesOf)]), [high, 0])
        if (props.yDomain === undefined) y.nice(4)
        const feet = x
          .ticks(Math.max(2, Math.floor(wide / 90)))
          .map((value) => ({ at: x(value), text: xText(value) }))
          .filter(({ at, text }) => at + widthOf(text) / 2 <= wide + room)
        return (
          <g transform={`translate(${margin.left} ${margin.top})`}>
            <RowAxis length={wide} ticks={y.ticks(4).map((value) => ({ at: y(value), text: yText(value) }))} />
            <FootAxis length={high} ticks={fitting(feet, wide, 44)} />
            {markers.map((marker, row) => (
              <g key={marker.label} transform={`translate(${x(marker.x)} 0)`} className="chart-marker">
                <path d={`M0 0V${high}`} />
                <text {...(x(marker.x) > wide * 0.6 ? { x: -4, textAnchor: 'end' } : { x: 4 })} y={8 + row * 14}>
                  {marker.label}
                </text>
              </g>
            ))}
            {series.map((one, number) => (
              <Line key={one.id} one={one} number={one.series ?? number + 1} x={x} y={y} />
            ))}
            {room === names &&
              endsOf(series, y).map((end) => (
                <text
                  key={end.id}
                  className="chart-end"
                  x={wide + 6}
                  y={end.at}
                  dy="0.32em"
                  style={{ fill: seriesColour(end.number) }}
                >
                  {end.label}
                </text>
              ))}
            {!hidesPoints &&
              series.map((one, number) =>
                one.hidesPoints === true ? null : (
                  <Points
                    key={one.id}
                    one={one}
                    number={one.series ?? number + 1}
                    x={x}
                    y={y}
                    xText={xText}
                    yText={yText}
                  />
                ),
              )}
          </g>
        )
      }}
    </Plot>
  )
}

type Scale = ScaleLinear<number, number>

interface LineProps {
  readonly one: LineSeries
  readonly number: number
  readonly x: Scale
  readonly y: Scale
}

function Line({ one, number, x, y }: LineProps): ReactNode {
  const curve = one.isStep === true ? curveStepAfter : curveLinear
  const band = area<LinePoint>(
    (point) => x(point.x),
    (point) => y(point.low ?? 0),
    (point) => y(point.high ?? 0),
  )
    .defined(({ low, high }) => low !== undefined && high !== undefined)
    .curve(curve)
  const path = line<LinePoint>(
    (point) => x(point.x),
    (point) => y(point.y ?? 0),
  )
    .defined((point) => point.y !== null)
    .curve(curve)
  return (
    <g aria-hidden="true">
      <path d={band(one.points) ?? ''} className="chart-band" style={{ fill: seriesColour(number) }} />
      <path
        d={path(one.points) ?? ''}
        className="chart-line"
        style={{ stroke: seriesColour(number) }}
        strokeDasharray={one.isDashed === true ? '4 4' : dashOf(number)}
      />
    </g>
  )
}

interface PointsProps extends LineProps {
  readonly xText: (x: number) => string
  readonly yText: (y: number) => string
}

function Points({ one, number, x, y, xText, yText }: PointsProps): ReactNode {
  return one.points.map((point) => {
    if (point.y === null) return null
    const interval =
      point.low === undefined || point.high === undefined ? '' : ` (${yText(point.low)}–${yText(point.high)})`
    const said = point.text ?? `${xText(point.x)} ${yText(point.y)}${interval}`
    return (
      <Mark key={point.x} text={`${one.label} · ${said}`} href={point.href}>
        <circle className="mark-room" cx={x(point.x)} cy={y(point.y)} r={12} />
        <circle
          className="chart-point"
          cx={x(point.x)}
          cy={y(point.y)}
          r={3}
          style={{ stroke: seriesColour(number) }}
        />
      </Mark>
    )
  })
}

/** Names at the ends of the lines, pushed apart where they would cover each other. */
function endsOf(
  series: readonly LineSeries[],
  y: Scale,
): readonly { id: string; label: string; number: number; at: number }[] {
  const ends = series
    .map(({ id, label, points, series: fixed }, number) => ({
      id,
      label,
      number: fixed ?? number + 1,
      at: y(points.findLast((point) => point.y !== null)?.y ?? 0),
    }))
    .toSorted((a, b) => a.at - b.at)
  for (const [number, end] of ends.entries()) {
    const above = ends[number - 1]
    if (above !== undefined) end.at = Math.max(end.at, above.at + 16)
  }
  return ends
}

function valuesOf({ y, low, high }: LinePoint): number[] {
  return [y, low, high].filter((value) => value !== null && value !== undefined)
}

function extentOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high ? [low, low + 1] : [low, high]
}
