import { useAsk } from '#web/api/use-ask.ts'

/** The moment that counts as now for the group, as the worklist was last told it; a demo's day stands still. */
export function useNow(): string {
  const { data } = useAsk('GET /worklist', { query: {} }, { staleAfter: 60_000 })
  return data?.now ?? new Date().toISOString()
}
