import type { ReactNode } from 'react'
import { taskResultLabels, type TaskResult } from '#domain/task/task-result.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useLabel } from '#web/phrases/language.ts'
import { toastProblem } from '#web/worklist/toast-problem.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { showToast } from '#web/ui/toasts.tsx'

interface UndoLastProps {
  readonly taskId: number
  readonly tried: readonly {
    readonly resultId: number
    readonly result: TaskResult
    readonly undoUntil: string | null
  }[]
}

/** Takes back the latest result of a task while that is possible. */
export function UndoLast({ taskId, tried }: UndoLastProps): ReactNode {
  const words = useWords()
  const label = useLabel()
  const undo = useChange('DELETE /tasks/{taskId}/results/{resultId}', [
    'GET /worklist',
    'GET /board',
    'GET /tasks/{taskId}',
  ])
  const [last] = tried
  if (last === undefined || last.undoUntil === null) return null
  const takeBack = async (): Promise<void> => {
    await undo.mutateAsync({ params: { taskId, resultId: last.resultId } })
    showToast({ text: words.undone })
  }
  return (
    <Button icon="history" isBusy={undo.isPending} onPress={() => void takeBack().catch(toastProblem)}>
      {words.undo} {label(taskResultLabels[last.result])}
    </Button>
  )
}
