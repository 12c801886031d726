import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { ask, type Asked, type Route } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import type { Count } from '#web/api/use-ask.ts'
import { useLanguage } from '#web/phrases/language.ts'

export interface FoundCustomer {
  readonly customerId: number
  readonly name: string | null
  readonly phoneMasked: string | null
  readonly plate: string | null
  readonly model: string | null
  readonly centre: string | null
}

interface Found {
  readonly rows: readonly FoundCustomer[]
  readonly count: Count
}

/** Customers by name, pinyin, phone, plate or VIN; asked from two characters on. */
export function useFoundCustomers(q: string): UseQueryResult<Found, Problem> {
  const language = useLanguage()
  return useQuery<Found, Problem>({
    queryKey: ['GET /search', q, language],
    queryFn: async ({ signal }) => {
      const found: unknown = await ask(
        'GET /search' as Route,
        { params: null, query: { q } } as unknown as Asked<Route>,
        { signal },
      )
      return found as Found
    },
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  })
}
