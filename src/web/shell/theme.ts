import { useSyncExternalStore } from 'react'
import { keep, kept } from '#web/kept.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const listeners = new Set<() => void>()
let current: Theme = themes.find((theme) => theme === kept('theme')) ?? 'system'

/** Puts the chosen theme on the page; `system` leaves it to the machine. */
export function showTheme(): void {
  if (current === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = current
}

export function switchTheme(theme: Theme): void {
  current = theme
  keep('theme', theme)
  showTheme()
  for (const listener of listeners) listener()
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
