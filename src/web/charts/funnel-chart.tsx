import type { ReactNode } from 'react'
import { percentText } from '#web/ui/format.ts'
import { Unknown } from '#web/ui/unknown.tsx'
import '#web/charts/charts.css'

interface FunnelStep {
  readonly id: string
  readonly label: string
  readonly value: number | null
  /** Of the first step, 0–1. */
  readonly share: number | null
  /** A badge: how good that is. */
  readonly rating?: ReactNode
  readonly note?: ReactNode
  readonly href?: string
}

interface FunnelChartProps {
  readonly label: string
  readonly steps: readonly FunnelStep[]
  readonly format: (value: number) => string
}

/** How many of the first step are still there in each one after it. */
export function FunnelChart({ label, steps, format }: FunnelChartProps): ReactNode {
  return (
    <ol className="funnel" aria-label={label}>
      {steps.map(({ id, label: name, value, share, rating, note, href }) => (
        <li key={id}>
          <span>{href === undefined ? name : <a href={href}>{name}</a>}</span>
          <span className="funnel-track" aria-hidden="true">
            <span className="funnel-fill" style={{ width: `${Math.min(1, share ?? 0) * 100}%` }} />
          </span>
          <span className="row funnel-numbers">
            <b>{share === null ? <Unknown /> : percentText(share)}</b>
            <span className="muted">{value === null ? <Unknown /> : format(value)}</span>
            {rating}
          </span>
          {note !== undefined && <span className="funnel-note">{note}</span>}
        </li>
      ))}
    </ol>
  )
}
