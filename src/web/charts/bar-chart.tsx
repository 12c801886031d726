import { scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'
import type { Bar, BarChartProps, BarPart } from '#web/charts/bar.ts'
import { ColumnBars } from '#web/charts/column-bars.tsx'
import { Mark } from '#web/charts/mark.tsx'
import type { Paint } from '#web/charts/patterns.tsx'
import { Plot } from '#web/charts/plot.tsx'
import { widthOf } from '#web/charts/text-width.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'

const rowHeight = 30

/** Bars across, one under the other with their names and values; or columns, where time goes along. */
export function BarChart(props: BarChartProps): ReactNode {
  const { label, bars, direction = 'across', height } = props
  if (direction === 'up') return <ColumnBars {...props} top={topOf(props)} />
  return (
    <Plot label={label} height={height ?? bars.length * rowHeight + 4}>
      {(width, _, paint) => <Across {...props} width={width} paint={paint} />}
    </Plot>
  )
}

function topOf({ bars, max }: BarChartProps): number {
  return max ?? Math.max(1e-9, ...bars.flatMap(({ value, expected }) => [value ?? 0, ...(expected ?? [])]))
}

function Across(props: BarChartProps & { readonly width: number; readonly paint: Paint }): ReactNode {
  const { bars, format, width, paint } = props
  const names = Math.min(width * 0.34, 16 + Math.max(0, ...bars.map(({ label }) => widthOf(label))))
  const scale = scaleLinear([0, topOf(props)], [0, Math.max(20, width - names - 92)])
  return bars.map((bar, row) => (
    <g key={bar.id} transform={`translate(0 ${row * rowHeight + 4})`}>
      <text className="chart-name-text" x={names - 10} y={rowHeight / 2} textAnchor="end">
        {bar.label}
      </text>
      <g transform={`translate(${names} 0)`}>
        <OneBar bar={bar} scale={scale} paint={paint} format={format} />
      </g>
    </g>
  ))
}

interface OneBarProps {
  readonly bar: Bar
  readonly scale: (value: number) => number
  readonly paint: Paint
  readonly format: (value: number) => string
}

function OneBar({ bar, scale, paint, format }: OneBarProps): ReactNode {
  const words = useUiPhrases()
  const { label, value, href, series = 1, expected, parts } = bar
  const said = bar.text ?? (value === null ? words.unknown : format(value))
  const usual = expected === undefined ? '' : ` · ${words.expected} ${format(expected[0])}–${format(expected[1])}`
  const end = scale(value ?? 0)
  return (
    <>
      {parts === undefined ? (
        <Mark text={`${label} ${said}${usual}`} href={href}>
          <rect className="mark-room" x={0} y={0} width={end + 60} height={rowHeight - 2} />
          <rect
            className="mark-shape"
            x={0}
            y={5}
            width={Math.max(1, end)}
            height={rowHeight - 12}
            rx={2}
            fill={paint(series)}
          />
        </Mark>
      ) : (
        <Parts label={label} parts={parts} scale={scale} paint={paint} format={format} />
      )}
      {expected !== undefined && <Expected from={scale(expected[0])} to={scale(expected[1])} />}
      <text
        className="chart-value"
        x={Math.max(end, expected === undefined ? 0 : scale(expected[1])) + 8}
        y={rowHeight / 2 - 1}
      >
        {said}
      </text>
    </>
  )
}

/** A bracket under the bar: from here to there is usual. */
function Expected({ from, to }: { readonly from: number; readonly to: number }): ReactNode {
  return <path className="chart-expected" d={`M${from} ${rowHeight - 9}v6H${to}v-6`} />
}

interface PartsProps extends Omit<OneBarProps, 'bar'> {
  readonly label: string
  readonly parts: readonly BarPart[]
}

function Parts({ label, parts, scale, paint, format }: PartsProps): ReactNode {
  const starts = parts.map((_, at) => scale(parts.slice(0, at).reduce((sum, { value }) => sum + value, 0)))
  return parts.map((part, at) => (
    <Mark key={part.id} text={`${label} · ${part.label} ${format(part.value)}`} href={part.href}>
      <rect
        className="mark-shape mark-part"
        x={starts[at]}
        y={5}
        width={Math.max(0, scale(part.value))}
        height={rowHeight - 12}
        fill={paint(part.series)}
      />
    </Mark>
  ))
}
