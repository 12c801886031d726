import { useEffect, useRef } from 'react'
import { type TaskResult, taskResultLabels } from '#domain/task/task-result.ts'
import { isInMenu, isOnPress, isTyping } from '#web/worklist/keys.ts'

/** In the order of the number keys. */
export const taskResults = Object.keys(taskResultLabels) as TaskResult[]

interface Keys {
  readonly choose: (result: TaskResult) => void
  readonly save: () => void
  readonly cancel: () => void
  readonly isActive: boolean
}

/** 1–7 choose, Enter saves, Escape cancels; in a note Ctrl or ⌘ with Enter saves, and digits are digits. */
export function useResultKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (latest.current.isActive && !event.repeat) press(event, latest.current)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}

function press(event: KeyboardEvent, { choose, save, cancel }: Keys): void {
  const { key } = event
  if (isInMenu(event)) return
  if (key === 'Escape') cancel()
  if (key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
  if (isTyping(event)) return
  const result = taskResults[Number(key) - 1]
  if (result !== undefined) choose(result)
  if (key === 'Enter' && !isOnPress(event)) save()
}
