import { useChange } from '#web/api/use-ask.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { useMe } from '#web/shell/me.ts'
import { toastProblem } from '#web/worklist/toast-problem.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { showToast } from '#web/ui/toasts.tsx'

export interface Taker {
  /** Null: nobody, so the managers. */
  readonly staffId: number | null
  readonly name: string
}

export interface Giving {
  /**
   * Gives tasks to somebody, says so, and takes it back on demand; false where it was refused. Messages stay where they
   * are: they lie in their advisor's own account.
   */
  readonly give: (rows: readonly TaskRow[], to: Taker) => Promise<boolean>
  readonly isBusy: boolean
}

export function useGive(): Giving {
  const words = useWords()
  // An advisor gives away what is theirs, and then it is not: only who assigns tasks can take one back.
  const mayTakeBack = useMe().rights.includes('tasks.assign')
  const owners = useChange('PUT /tasks/owners', ['GET /worklist', 'GET /board', 'GET /tasks/{taskId}'])
  const give: Giving['give'] = async (given, { staffId, name }) => {
    const rows = given.filter(({ message }) => message === null)
    const reasonIds = rows.flatMap(({ reasons }) => reasons.map(({ reasonId }) => reasonId))
    try {
      const { before } = await owners.mutateAsync({ body: { changes: [{ reasonIds, staffId }] } })
      const takeBack = (): Promise<unknown> => owners.mutateAsync({ body: { changes: before } }).catch(toastProblem)
      const text = words.handedOver(rows.length, name)
      showToast(mayTakeBack ? { text, onUndo: () => void takeBack() } : { text: text + words.givenForGood })
      return true
    } catch (problem) {
      toastProblem(problem)
      return false
    }
  }
  return { give, isBusy: owners.isPending }
}
