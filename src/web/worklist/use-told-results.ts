import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Settled, Taken } from '#web/worklist/result-outbox.ts'
import type { Worklist } from '#web/worklist/shapes.ts'
import { toastProblem } from '#web/worklist/toast-problem.ts'
import { useMoment } from '#web/worklist/use-moment.ts'
import { useSettled } from '#web/worklist/use-outbox.ts'
import { useSaid } from '#web/worklist/use-said.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { showToast } from '#web/ui/toasts.tsx'

/** As a result arrives: its task leaves the lists, they are asked again, and for ten minutes it can be taken back. */
export function useToldResults(): void {
  const words = useWords()
  const said = useSaid()
  const moment = useMoment()
  const { drop, again } = useLists()
  const undo = async (takeBack: Taken['takeBack']): Promise<void> => {
    try {
      await takeBack()
      showToast({ text: words.undone })
    } catch (error) {
      toastProblem(error)
    }
    await again()
  }
  useSettled(({ of, taken }: Settled) => {
    if (taken === null) return void again()
    drop(of.taskId)
    void again()
    const { takeBack, comesBackAt } = taken
    const back = comesBackAt === null ? '' : words.comesBack(moment(comesBackAt))
    showToast({ text: `${words.saved(of.customerName, said(of))}${back}`, onUndo: () => void undo(takeBack) })
  })
}

function useLists() {
  const queries = useQueryClient()
  const again = useCallback(async (): Promise<void> => {
    const old = ['GET /worklist', 'GET /board', 'GET /tasks/{taskId}', 'GET /messages'].map((route) =>
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
