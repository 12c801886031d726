import {
  keepPreviousData,
  replaceEqualDeep,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { ask, type Asked, type Reply, type Route, type Sending } from '#web/api/client.ts'
import { etagOf, keepTag } from '#web/api/etag.ts'
import type { Routes } from '#web/api/generated/api.ts'
import type { Problem } from '#web/api/problem.ts'
import { currentLanguage, useLanguage } from '#web/phrases/language.ts'

export interface Options {
  /** False: not asked yet. */
  readonly isEnabled?: boolean
  /** Asked again so often, in milliseconds. */
  readonly every?: number | false
  /** While something else is asked, the last answer stays on the screen. */
  readonly keepsLast?: boolean
  /** How long an answer is fresh, in milliseconds. */
  readonly staleAfter?: number
}

/** The answer of a `GET` route, kept and shared by whoever asks the same. */
export function useAsk<R extends Route>(
  route: R,
  asked: Asked<R>,
  { isEnabled = true, every = false, keepsLast = false, staleAfter }: Options = {},
): UseQueryResult<Reply<R>, Problem> {
  const language = useLanguage()
  return useQuery<Reply<R>, Problem>({
    queryKey: [route, asked, language],
    queryFn: ({ signal }) => ask(route, asked, { signal }),
    enabled: isEnabled,
    refetchInterval: every,
    structuralSharing: shareWithTag,
    ...(keepsLast ? { placeholderData: keepPreviousData } : {}),
    ...(staleAfter === undefined ? {} : { staleTime: staleAfter }),
  })
}

/** Asks before anything that needs the answer is there; `useAsk` of the same finds it. */
export function askAhead<R extends Route>(queries: QueryClient, route: R, asked: Asked<R>): void {
  void queries.prefetchQuery({
    queryKey: [route, asked, currentLanguage()],
    queryFn: ({ signal }) => ask(route, asked, { signal }),
    structuralSharing: shareWithTag,
  })
}

/** Equal parts stay the same objects, and the whole keeps its version. */
function shareWithTag(before: unknown, after: unknown): unknown {
  const shared: unknown = replaceEqualDeep(before, after)
  keepTag(shared, etagOf(after))
  return shared
}

export type Changing<R extends Route> = Asked<R> & Sending

/**
 * A route that changes something: `const save = useChange('POST /visits', ['GET /visits'])`, then `save.mutate({ body })`.
 * `stale`: routes whose answers it makes old; they are asked again.
 */
export function useChange<R extends Route>(route: R, stale: readonly Route[] = []): Change<R> {
  const queries = useQueryClient()
  const mutation = useMutation<Reply<R>, Problem, Changing<R>>({
    mutationFn: (changing) => ask(route, changing, changing),
    onSuccess: () => Promise.all(stale.map((old) => queries.invalidateQueries({ queryKey: [old] }))),
  })
  const { mutateAsync } = mutation
  // What was changed is told also where the new answer has taken the button away meanwhile, as a list does with a row.
  const mutate = useCallback<Mutate<R>>(
    (changing, told) => {
      void mutateAsync(changing)
        .then(
          (reply) => told?.onSuccess?.(reply),
          (problem: Problem) => told?.onError?.(problem),
        )
        .then(told?.onSettled)
    },
    [mutateAsync],
  )
  return { ...mutation, mutate }
}

type Mutate<R extends Route> = (
  changing: Changing<R>,
  told?: {
    readonly onSuccess?: (reply: Reply<R>) => void
    readonly onError?: (problem: Problem) => void
    readonly onSettled?: () => void
  },
) => void

/** A change under way, and how to begin one. */
export type Change<R extends Route> = Omit<UseMutationResult<Reply<R>, Problem, Changing<R>>, 'mutate'> & {
  readonly mutate: Mutate<R>
}

/** `1,000+` is honest: `atLeast` so many, and exactly so many only where it was counted out. */
export interface Count {
  readonly atLeast: number
  readonly isExact: boolean
}

/** Routes that answer in pages. */
export type PagedRoute = {
  [R in Route]: Routes[R]['reply'] extends { rows: unknown[]; next: string | null } ? R : never
}[Route]

export type RowOf<R extends PagedRoute> = Reply<R> extends { rows: (infer Row)[] } ? Row : never

export interface Pages<Row> {
  readonly rows: readonly Row[]
  readonly count: Count | null
  readonly hasMore: boolean
  readonly more: () => void
  readonly isLoading: boolean
  readonly isLoadingMore: boolean
  readonly problem: Problem | null
  readonly again: () => void
}

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly count?: Count
}

/** All pages read so far of a route that answers `{ rows, next, count }`. */
export function usePages<R extends PagedRoute>(route: R, asked: Asked<R>, isEnabled = true): Pages<RowOf<R>> {
  const language = useLanguage()
  const found = useInfiniteQuery({
    queryKey: [route, asked, language, 'pages'],
    queryFn: async ({ signal, pageParam }) => {
      const first: object = asked.query ?? {}
      const query = pageParam === null ? first : { ...first, cursor: pageParam }
      const reply: unknown = await ask(route, { ...asked, query } as Asked<R>, { signal })
      return reply as Page<RowOf<R>>
    },
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  })
  return usePagesOf(found as UseInfiniteQueryResult<{ pages: Page<RowOf<R>>[] }, Problem>)
}

const firstPage: string | null = null

function usePagesOf<Row>(found: UseInfiniteQueryResult<{ pages: Page<Row>[] }, Problem>): Pages<Row> {
  const pages = found.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages])
  return {
    rows,
    count: pages?.[0]?.count ?? null,
    hasMore: found.hasNextPage,
    more: () => {
      if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
    },
    isLoading: found.isPending,
    isLoadingMore: found.isFetchingNextPage,
    problem: found.error,
    again: () => void found.refetch(),
  }
}
