import { useMemo, useState } from 'react'
import type { Count } from '#web/api/use-ask.ts'

/** Some rows by their keys, or everything that the filters find but some: pages not yet read included. */
export type Selected =
  | { readonly kind: 'some'; readonly keys: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> }

export interface Selection {
  readonly selected: Selected
  readonly has: (key: string) => boolean
  readonly isEmpty: boolean
  readonly toggle: (key: string) => void
  readonly select: (keys: readonly string[]) => void
  readonly selectAll: () => void
  readonly clear: () => void
}

/** How many are selected of a list of so many; null: not counted yet. */
export function heldBy(selected: Selected, count: Count | null): Count {
  if (selected.kind === 'some') return { atLeast: selected.keys.size, isExact: true }
  const all = count ?? { atLeast: 0, isExact: false }
  return { ...all, atLeast: all.atLeast - selected.except.size }
}

const none: Selected = { kind: 'some', keys: new Set() }

/** What is selected in a list, across its pages. `of`: the filters; a selection does not outlive them. */
export function useSelection(of: string): Selection {
  const [held, setHeld] = useState({ of, selected: none })
  const selected = held.of === of ? held.selected : none
  return useMemo(() => {
    const set = (next: Selected): void => setHeld({ of, selected: next })
    return {
      selected,
      has: (key) => (selected.kind === 'some' ? selected.keys.has(key) : !selected.except.has(key)),
      isEmpty: selected.kind === 'some' && selected.keys.size === 0,
      toggle: (key) => set(toggled(selected, key)),
      select: (keys) => set({ kind: 'some', keys: new Set(keys) }),
      selectAll: () => set({ kind: 'all', except: new Set() }),
      clear: () => set(none),
    }
  }, [of, selected])
}

function toggled(selected: Selected, key: string): Selected {
  if (selected.kind === 'some') return { kind: 'some', keys: without(selected.keys, key) }
  return { kind: 'all', except: without(selected.except, key) }
}

/** The set without the key; with it where it was not in it. */
function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}
