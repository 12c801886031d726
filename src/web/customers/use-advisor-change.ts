import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { type CustomersQuery, exceptOf } from '#web/customers/query.ts'
import { customersEn } from '#web/phrases/customers.en.ts'
import { customersZh } from '#web/phrases/customers.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import type { Selected } from '#web/ui/selection.ts'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** Some customers, or all whom a query lists but some. */
export interface AdvisorTarget {
  readonly query: CustomersQuery
  readonly selected: Selected
}

interface Advisor {
  readonly staffId: number
  readonly name: string
}

/** For how many it was done, and what takes it back: answers for how many somebody was there since. */
interface Done {
  readonly customers: number
  readonly takeBack: () => Promise<{ readonly changed: number; readonly back: number }>
}

async function changeSome(keys: ReadonlySet<string>, { staffId }: Advisor): Promise<Done> {
  const changes = [{ advisorId: staffId, isHeld: true, customerIds: [...keys].map(Number) }]
  const { before } = await ask('PUT /customers/advisors', { body: { changes } })
  const takeBack: Done['takeBack'] = async () => {
    await ask('PUT /customers/advisors', { body: { changes: before } })
    return { changed: keys.size, back: keys.size }
  }
  return { customers: keys.size, takeBack }
}

async function changeAll(
  query: CustomersQuery,
  selected: Extract<Selected, { kind: 'all' }>,
  { staffId }: Advisor,
): Promise<Done> {
  const { sort: _, ...filters } = query
  const asked = { query: { ...filters, ...exceptOf(selected) }, body: { advisorId: staffId } }
  const { changeId, matching } = await ask('POST /advisor-changes', asked)
  return { customers: matching, takeBack: () => ask('DELETE /advisor-changes/{changeId}', { params: { changeId } }) }
}

interface AdvisorChange {
  readonly send: (advisor: Advisor) => void
  readonly isBusy: boolean
  readonly problem: Problem | null
}

/** Names an advisor, says for how many, and offers to take it back. */
export function useAdvisorChange({ query, selected }: AdvisorTarget, onDone: () => void): AdvisorChange {
  const words = usePhrases(customersZh, customersEn)
  const format = useFormat()
  const queries = useQueryClient()
  const lookAgain = async (): Promise<void> => {
    for (const route of ['GET /customers', 'GET /customers/{customerId}'])
      await queries.invalidateQueries({ queryKey: [route] })
  }
  // The dialog is gone when this is pressed.
  const undo = async (takeBack: Done['takeBack']): Promise<void> => {
    const { changed, back } = await takeBack()
    await lookAgain()
    const partly = words.advisorPartlyUndone(format.number(back), format.number(changed - back))
    showToast({ text: back === changed ? words.advisorUndone : partly })
  }
  const failed = ({ title }: Problem): void => showToast({ text: title, kind: 'problem' })
  const change = useMutation<Done, Problem, Advisor>({
    mutationFn: (advisor) =>
      selected.kind === 'some' ? changeSome(selected.keys, advisor) : changeAll(query, selected, advisor),
    onSuccess: async ({ customers, takeBack }, { name }) => {
      showToast({
        text: words.advisorSet(format.number(customers), name),
        onUndo: () => void undo(takeBack).catch(failed),
      })
      onDone()
      await lookAgain()
    },
  })
  return { send: (advisor) => change.mutate(advisor), isBusy: change.isPending, problem: change.error }
}
