import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(width <= 640px)')

/** Whether the screen is a phone's, as the style sheets have it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => narrow.matches)
}

function listen(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}
