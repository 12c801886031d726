import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Asked, Reply } from '#web/api/client.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { keep, kept } from '#web/kept.ts'
import { useMe } from '#web/shell/me.ts'
import { showToast } from '#web/ui/toasts.tsx'

/** A list whose columns and views the server keeps for everybody. */
export type ListName = Asked<'GET /views'>['query']['list']

/** What this browser remembers of a person's columns; null = the usual ones. */
export function keptColumns(staffId: number, list: ListName): readonly string[] | null {
  const ids = kept(placeOf(staffId, list))
  return ids === null || ids === '' ? null : ids.split(',')
}

function placeOf(staffId: number, list: ListName): string {
  return `columns.${staffId}.${list}`
}

/** The columns that this person chose, on whichever machine: shown at once as they were here, and then as the server has them. */
export function useChosenColumns(
  list: ListName,
): readonly [chosen: readonly string[] | null, choose: (ids: readonly string[]) => void] {
  const { staffId } = useMe()
  const queries = useQueryClient()
  const { data } = useAsk('GET /views', { query: { list } })
  const send = useChange('PUT /views/columns', ['GET /views'])
  const said = data?.columns ?? null
  useEffect(() => {
    if (said !== null) keep(placeOf(staffId, list), said.join(','))
  }, [said, staffId, list])
  const choose = (ids: readonly string[]): void => {
    const columns = [...ids]
    keep(placeOf(staffId, list), columns.join(','))
    // An answer that is under way may be older than this.
    void queries.cancelQueries({ queryKey: ['GET /views', { query: { list } }] })
    queries.setQueriesData<Reply<'GET /views'>>({ queryKey: ['GET /views', { query: { list } }] }, (views) => ({
      rows: views?.rows ?? [],
      columns,
    }))
    send.mutate(
      { body: { list, columns } },
      { onError: (problem) => showToast({ text: problem.title, kind: 'problem' }) },
    )
  }
  return [said ?? keptColumns(staffId, list), choose]
}
