import type { ReactNode } from 'react'
import { LoadBar } from '#web/worklist/load-bar.tsx'
import type { Worklist } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { useFormat } from '#web/ui/use-format.ts'

/** How far the day is: time used, time planned, what does not fit. */
export function Progress({ of }: { readonly of: Pick<Worklist, 'progress'> }): ReactNode {
  const words = useWords()
  const format = useFormat()
  const { capacityMinutes, workedMinutes, plannedMinutes, overCapacity, booked } = of.progress
  const said = words.progress(format.number(workedMinutes), format.number(plannedMinutes))
  return (
    <div className="worklist-progress">
      <LoadBar of={of.progress} />
      <span>{said}</span>
      <span className="worklist-capacity">{words.capacity(format.number(capacityMinutes))}</span>
      {booked > 0 && <span>{words.booked(format.number(booked))}</span>}
      {overCapacity > 0 && <span className="worklist-over">{words.over(format.number(overCapacity))}</span>}
    </div>
  )
}
