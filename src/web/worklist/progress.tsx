import type { ReactNode } from 'react'
import type { Worklist } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { useFormat } from '#web/ui/use-format.ts'

/** How far the day is: time used, time planned, what does not fit. */
export function Progress({ of }: { readonly of: Worklist }): ReactNode {
  const words = useWords()
  const format = useFormat()
  const { capacityMinutes, workedMinutes, plannedMinutes, overCapacity, booked } = of.progress
  return (
    <span className="worklist-progress">
      <meter
        min={0}
        max={Math.max(capacityMinutes, workedMinutes + plannedMinutes, 1)}
        value={workedMinutes}
        aria-label={words.progress(format.number(workedMinutes), format.number(plannedMinutes))}
      />
      <span>{words.progress(format.number(workedMinutes), format.number(plannedMinutes))}</span>
      <span>{words.capacity(format.number(capacityMinutes))}</span>
      {booked > 0 && <span>{words.booked(format.number(booked))}</span>}
      {overCapacity > 0 && <span className="worklist-over">{words.over(format.number(overCapacity))}</span>}
    </span>
  )
}
