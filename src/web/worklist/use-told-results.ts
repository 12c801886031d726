import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { ask } from '#web/api/client.ts'
import { useLabel } from '#web/phrases/language.ts'
import type { Settled, WaitingResult } from '#web/worklist/result-outbox.ts'
import type { Worklist } from '#web/worklist/shapes.ts'
import { toastProblem } from '#web/worklist/toast-problem.ts'
import { useMoment } from '#web/worklist/use-moment.ts'
import { useSettled } from '#web/worklist/use-outbox.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { showToast } from '#web/ui/toasts.tsx'

/** As a result arrives: its task leaves the lists, they are asked again, and for ten minutes it can be taken back. */
export function useToldResults(): void {
  const words = useWords()
  const label = useLabel()
  const moment = useMoment()
  const { drop, again } = useLists()
  const takeBack = async ({ taskId }: WaitingResult, resultId: number): Promise<void> => {
    try {
      await ask('DELETE /tasks/{taskId}/results/{resultId}', { params: { taskId, resultId } })
      showToast({ text: words.undone })
    } catch (error) {
      toastProblem(error)
    }
    await again()
  }
  useSettled(({ of, booked }: Settled) => {
    if (booked === null) return void again()
    drop(of.taskId)
    void again()
    const { resultId, comesBackAt } = booked
    const back = comesBackAt === null ? '' : words.comesBack(moment(comesBackAt))
    const text = `${words.saved(of.customerName, label(taskResultLabels[of.result]))}${back}`
    showToast({ text, onUndo: () => void takeBack(of, resultId) })
  })
}

function useLists() {
  const queries = useQueryClient()
  const again = useCallback(async (): Promise<void> => {
    const old = ['GET /worklist', 'GET /board', 'GET /tasks/{taskId}'].map((route) =>
      queries.invalidateQueries({ queryKey: [route] }),
    )
    await Promise.all(old)
  }, [queries])
  const drop = useCallback(
    (taskId: number): void => {
      queries.setQueriesData<Worklist>({ queryKey: ['GET /worklist'] }, (told) =>
        told === undefined ? told : { ...told, rows: told.rows.filter((row) => row.taskId !== taskId) },
      )
    },
    [queries],
  )
  return { again, drop }
}
