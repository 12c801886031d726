import { useNavigate, useSearch as useRouterSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { parseSearch, searchReader, stringifySearch, anyText } from '#web/search-reader.ts'

/** Changes some parameters of the address; undefined takes one out. */
export type SetSearch<S> = (
  change: { readonly [K in keyof S]?: S[K] | undefined },
  how?: { readonly replace?: boolean },
) => void

/** Filters, sort and page of a screen: what its address says, read by the screen's reader. */
export function useSearch<S extends object>(
  read: (raw: Readonly<Record<string, unknown>>) => S,
): readonly [S, SetSearch<S>] {
  const raw: Readonly<Record<string, unknown>> = useRouterSearch({ strict: false })
  const navigate = useNavigate()
  const key = stringifySearch(raw)
  const search = useMemo(() => read(parseSearch(key)), [read, key])
  const set = useCallback<SetSearch<S>>(
    (change, { replace = false } = {}) => {
      const { pathname, search: now } = window.location
      const next = { ...parseSearch(now), ...change }
      void navigate({ href: `${pathname}${stringifySearch(next)}`, replace, resetScroll: false })
    },
    [navigate],
  )
  return [search, set]
}

const readScope = searchReader({ centre: anyText })

/** The centre that the reader looks at; undefined for all of theirs. */
export function useCentre(): string | undefined {
  return useSearch(readScope)[0].centre
}
