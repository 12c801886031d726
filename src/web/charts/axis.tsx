import type { ReactNode } from 'react'

/** Room around a plot: names below, numbers at the start. */
export const margin = { top: 14, right: 16, bottom: 26, left: 52 }

interface AxisProps {
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
  readonly length: number
}

/** Hairlines across with their numbers at the start. */
export function RowAxis({ ticks, length }: AxisProps): ReactNode {
  return (
    <g className="axis" aria-hidden="true">
      {ticks.map(({ at, text }) => (
        <g key={at} transform={`translate(0 ${at})`}>
          <path d={`M0 0H${length}`} />
          <text x={-8} textAnchor="end" dy="0.32em">
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Names along the foot. */
export function FootAxis({ ticks, length }: AxisProps): ReactNode {
  return (
    <g className="axis" aria-hidden="true" transform={`translate(0 ${length})`}>
      {ticks.map(({ at, text }) => (
        <text key={`${at} ${text}`} x={at} y={18} textAnchor="middle">
          {text}
        </text>
      ))}
    </g>
  )
}

/** As many of the names as stand beside each other without touching. */
export function fitting<T>(all: readonly T[], width: number, each: number): readonly T[] {
  const step = Math.max(1, Math.ceil((all.length * each) / Math.max(1, width)))
  return all.filter((_, at) => at % step === 0)
}
