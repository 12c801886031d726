import { createContext, type DragEvent, useContext, useState } from 'react'
import type { TaskRow } from '#web/worklist/shapes.ts'
import type { Giving, Taker } from '#web/worklist/use-give.ts'

export interface Handing extends Giving {
  /** Who can take tasks here. */
  readonly takers: readonly Taker[]
  /** The task that is being dragged. */
  readonly dragged: TaskRow | null
  readonly drag: (row: TaskRow | null) => void
}

const context = createContext<Handing | null>(null)

export const HandingProvider = context.Provider

/** How tasks change hands on this board; null for those who only look. */
export function useHanding(): Handing | null {
  return useContext(context)
}

/** Makes a column a place to drop tasks of others. */
export function useDrop(to: Taker) {
  const handing = useHanding()
  const [isOver, setOver] = useState(false)
  const dragged = handing?.dragged ?? null
  const meant = dragged !== null && (dragged.staff?.staffId ?? null) !== to.staffId ? dragged : null
  return {
    isOver: isOver && meant !== null,
    onDragOver: (event: DragEvent) => {
      if (meant === null) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      if (meant !== null) void handing?.give([meant], to)
    },
  }
}
