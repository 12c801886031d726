import { useEffect, useRef } from 'react'
import { type TaskResult, taskResultLabels } from '#domain/task/task-result.ts'
import { isInMenu, isOnPress, isTyping } from '#web/worklist/keys.ts'

/** In the order of the number keys. */
export const taskResults = Object.keys(taskResultLabels) as TaskResult[]

interface Keys {
  readonly chosen: TaskResult | null
  readonly choose: (result: TaskResult) => void
  readonly save: (chosen: TaskResult) => void
  readonly cancel: () => void
}

/** 1–7 choose, Enter saves, Escape cancels; in a note Ctrl or ⌘ with Enter saves, and digits are digits. */
export function useResultKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!event.repeat) press(event, latest.current)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}

function press(event: KeyboardEvent, keys: Keys): void {
  if (isInMenu(event)) return
  if (event.key === 'Escape') keys.cancel()
  if (event.key === 'Enter' && savesBy(event)) saveChosen(keys)
  const result = taskResults[Number(event.key) - 1]
  if (result !== undefined && !isTyping(event)) keys.choose(result)
}

function savesBy(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || !(isTyping(event) || isOnPress(event))
}

/** A callback is saved with its time. */
function saveChosen({ chosen, save }: Keys): void {
  if (chosen !== null && chosen !== 'callback') save(chosen)
}
