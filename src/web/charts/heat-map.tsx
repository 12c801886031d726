import type { ReactNode } from 'react'
import { useReadout } from '#web/charts/readout.ts'
import { Unknown } from '#web/ui/unknown.tsx'
import '#web/charts/charts.css'

export interface HeatCell {
  readonly row: string
  readonly column: string
  /** Sets the shade; null: not known. */
  readonly value: number | null
  readonly text: string
  readonly href?: string
  /** Said at the head of the frame: with what the number is of. */
  readonly title?: string
}

interface HeatMapProps {
  readonly label: string
  /** What the rows are, over their names. */
  readonly corner: string
  readonly rows: readonly { readonly id: string; readonly label: string; readonly note?: string }[]
  readonly columns: readonly { readonly id: string; readonly label: string }[]
  readonly cells: readonly HeatCell[]
  /** What has the deepest shade; the greatest value where it is absent. */
  readonly max?: number
}

/** Shades of a table whose every cell has its number: cohorts, RFM. A table for the keyboard and for the ear. */
export function HeatMap({ label, corner, rows, columns, cells, max }: HeatMapProps): ReactNode {
  const top = max ?? Math.max(1e-9, ...cells.map(({ value }) => value ?? 0))
  const byPlace = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  return (
    // It scrolls sideways on a phone: the keyboard has to get into it.
    <div className="heat" role="region" aria-label={label} tabIndex={0}>
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.label} {row.note !== undefined && <small>{row.note}</small>}
              </th>
              {columns.map((column) => (
                <Shade key={column.id} cell={byPlace.get(`${row.id} ${column.id}`) ?? null} top={top} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Shade({ cell, top }: { readonly cell: HeatCell | null; readonly top: number }): ReactNode {
  const say = useReadout()
  if (cell === null) return <td />
  const { value, text, href, title = text } = cell
  if (value === null) {
    return (
      <td>
        <Unknown />
      </td>
    )
  }
  const shade = Math.max(0, Math.min(5, Math.ceil((value / top) * 5)))
  return (
    <td className={`heat-${shade}`} onPointerEnter={() => say(title)} onPointerLeave={() => say(null)}>
      {href === undefined ? (
        <span>{text}</span>
      ) : (
        <a href={href} aria-label={title} onFocus={() => say(title)} onBlur={() => say(null)}>
          {text}
        </a>
      )}
    </td>
  )
}
