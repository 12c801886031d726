import { useEffect, useRef, type ReactNode } from 'react'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { TaskLine } from '#web/worklist/task-line.tsx'
import { useWords } from '#web/worklist/use-words.ts'

interface QueueProps {
  readonly rows: readonly TaskRow[]
  readonly openId: number | null
  readonly onOpen: (taskId: number) => void
}

/** The tasks in order of work; j and k move through them. */
export function Queue({ rows, openId, onOpen }: QueueProps): ReactNode {
  const words = useWords()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [openId])
  return (
    <nav className="queue" aria-label={words.queue}>
      <ul ref={list}>
        {rows.map((row) => (
          <li key={row.taskId}>
            <button
              type="button"
              className="queue-row"
              aria-current={row.taskId === openId ? 'true' : undefined}
              onClick={() => onOpen(row.taskId)}
            >
              <TaskLine row={row} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
