import type { ReactNode } from 'react'
import type { Worklist } from '#web/worklist/shapes.ts'
import '#web/worklist/load-bar.css'

/** Minutes worked and planned as shares of the day, or of both together where they go beyond it. Words stand beside it. */
export function LoadBar({ of }: { readonly of: Worklist['progress'] }): ReactNode {
  const { capacityMinutes, workedMinutes, plannedMinutes } = of
  const all = Math.max(capacityMinutes, workedMinutes + plannedMinutes, 1)
  const widthOf = (minutes: number): { width: string } => ({ width: `${(minutes / all) * 100}%` })
  return (
    <span className="load" aria-hidden="true">
      <i className="load-worked" style={widthOf(workedMinutes)} />
      <i className="load-planned" style={widthOf(plannedMinutes)} />
    </span>
  )
}
