import type { ReactNode } from 'react'
import { Moved } from '#web/ui/moved.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/cockpit/stand-list.css'

export interface Standing {
  readonly id: string
  readonly label: ReactNode
  readonly customers: number
  readonly before: number | null
  /** The list behind it. */
  readonly href: string
  /** What stands behind the number: a share, an amount. */
  readonly note?: string
  /** The usual share of the whole, 0–1. */
  readonly expected?: readonly [number, number]
}

interface StandListProps {
  readonly label: string
  readonly rows: readonly Standing[]
  /** All customers: what shares are of. */
  readonly of: number
}

/** Where customers stand: a line for each place, as long as it has customers; each leads to its list. */
export function StandList({ label, rows, of }: StandListProps): ReactNode {
  const most = Math.max(
    0.01,
    ...rows.map(({ customers, expected }) => Math.max(shareOf(customers, of), expected?.[1] ?? 0)),
  )
  return (
    <ul className="stand" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id}>
          <Line row={row} share={shareOf(row.customers, of) / most} most={most} />
        </li>
      ))}
    </ul>
  )
}

function shareOf(customers: number, of: number): number {
  return of === 0 ? 0 : customers / of
}

function Line({
  row,
  share,
  most,
}: {
  readonly row: Standing
  readonly share: number
  readonly most: number
}): ReactNode {
  const format = useFormat()
  const { expected } = row
  return (
    <a className="stand-line" href={row.href}>
      <span className="stand-name">{row.label}</span>
      <span className="stand-track" aria-hidden="true">
        {expected !== undefined && (
          <span
            className="stand-usual"
            style={{ left: `${(expected[0] / most) * 100}%`, width: `${((expected[1] - expected[0]) / most) * 100}%` }}
          />
        )}
        <span className="stand-bar" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="stand-count">{format.number(row.customers)}</span>
      <span className="stand-note">{row.note}</span>
      <span className="stand-change">{row.before === null ? '' : <Moved by={row.customers - row.before} />}</span>
    </a>
  )
}
