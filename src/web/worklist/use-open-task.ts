import { useCallback, useEffect, useState } from 'react'
import { readWorklist } from '#web/worklist/search.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { useNarrow } from '#web/ui/use-narrow.ts'
import { useSearch } from '#web/use-search.ts'

interface OpenTask {
  /** Undefined: none; on a phone the queue shows then. */
  readonly open: TaskRow | undefined
  readonly go: (taskId: number | undefined) => void
}

/**
 * The task that lies open, as the address names it; beside the queue one always does. It stays open while its reader
 * works on it, though the list moves on or somebody else takes it: nothing half written is swept away. `said`: tasks
 * whose results wait to be sent, maybe from another window.
 */
export function useOpenTask(rows: readonly TaskRow[], said: ReadonlySet<number>): OpenTask {
  const isNarrow = useNarrow()
  const [{ task }, setSearch] = useSearch(readWorklist)
  const [held, setHeld] = useState<TaskRow>()
  const isNamed = ({ reasons }: TaskRow): boolean => reasons.some(({ reasonId }) => String(reasonId) === task)
  const found = rows.find(isNamed)
  if (found !== undefined && found !== held) setHeld(found)
  if (held !== undefined && said.has(held.taskId)) setHeld(undefined)
  const open = found ?? (held !== undefined && isNamed(held) && !said.has(held.taskId) ? held : undefined)
  const go = useCallback(
    (taskId: number | undefined) => {
      const opensPage = isNarrow && task === undefined
      setSearch({ task: taskId === undefined ? undefined : String(taskId) }, { replace: !opensPage })
    },
    [setSearch, isNarrow, task],
  )
  const first = rows[0]?.taskId
  useEffect(() => {
    if (open === undefined && !isNarrow && first !== undefined) go(first)
  }, [open, isNarrow, first, go])
  return { open, go }
}
