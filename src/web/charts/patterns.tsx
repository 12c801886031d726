import type { ReactNode } from 'react'

/** The fill of a series, 1–8: a colour and a pattern, so that black and white tells them apart. */
export type Paint = (series: number) => string

export function seriesColour(series: number): string {
  return `var(--series-${((series - 1) % 8) + 1})`
}

/** Strokes over the colour, on a tile of 8; the first series is plain. */
const strokes = ['', 'M0 8 8 0', 'M0 4H8', 'M2 2h.1M6 6h.1', 'M0 0 8 8', 'M4 0V8', 'M0 8 8 0M0 0 8 8', 'M0 2H8M0 6H8']

export function Patterns({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      {strokes.map((path, number) => (
        <pattern key={path} id={`${id}-${number + 1}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <rect width={8} height={8} style={{ fill: seriesColour(number + 1) }} />
          {path !== '' && <path d={path} className="pattern-stroke" />}
        </pattern>
      ))}
    </defs>
  )
}

/** A small field with the fill of a series, for legends. */
export function Swatch({ series, isLine = false }: { readonly series: number; readonly isLine?: boolean }): ReactNode {
  return (
    <svg width={16} height={12} aria-hidden="true" className="swatch">
      {isLine ? (
        <path d="M0 6H16" style={{ stroke: seriesColour(series) }} strokeWidth={2.5} strokeDasharray={dashOf(series)} />
      ) : (
        <>
          <rect width={16} height={12} rx={2} style={{ fill: seriesColour(series) }} />
          <path d={strokes[(series - 1) % 8]} className="pattern-stroke" />
          <path d={strokes[(series - 1) % 8]} className="pattern-stroke" transform="translate(8 0)" />
        </>
      )}
    </svg>
  )
}

const dashes = [undefined, '7 4', '2 3', '9 3 2 3', '5 2', '1 4', '12 4', '3 6']

/** Lines differ by their dashes too. */
export function dashOf(series: number): string | undefined {
  return dashes[(series - 1) % 8]
}
