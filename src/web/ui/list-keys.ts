import { useEffect, useRef, type RefObject } from 'react'

interface ListKeys {
  readonly at: number
  readonly count: number
  readonly move: (index: number) => void
  readonly open: (index: number) => void
  readonly toggle: (index: number) => void
}

/** j and k from anywhere on the page; the arrows, Enter and Space on a row. */
export function useListKeys(list: RefObject<HTMLElement | null>, keys: ListKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null
      if (event.altKey || event.ctrlKey || event.metaKey || isElsewhere(target, list.current)) return
      const isOnRow = target?.matches('[role="row"]') === true
      if (act(event.key, isOnRow, latest.current, list.current)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [list])
}

function isElsewhere(target: Element | null, list: HTMLElement | null): boolean {
  if (target === null || list === null) return true
  if (list.contains(target)) return target.matches('input:not([type="checkbox"]), textarea, select')
  return target.closest('input, textarea, select, button, [role="dialog"], [role="menu"], [role="table"]') !== null
}

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 }
const stepsOnRow: Readonly<Record<string, number>> = { ...steps, ArrowDown: 1, ArrowUp: -1 }

/** Whether the key meant something here. */
function act(key: string, isOnRow: boolean, keys: ListKeys, list: HTMLElement | null): boolean {
  const step = (isOnRow ? stepsOnRow : steps)[key]
  if (step !== undefined) {
    walk(isOnRow ? step : 0, keys, list)
    return true
  }
  if (!isOnRow || (key !== 'Enter' && key !== ' ')) return false
  if (key === 'Enter') keys.open(keys.at)
  else keys.toggle(keys.at)
  return true
}

function walk(step: number, { at, count, move }: ListKeys, list: HTMLElement | null): void {
  const next = Math.max(0, Math.min(count - 1, at + step))
  move(next)
  requestAnimationFrame(() => list?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus())
}
