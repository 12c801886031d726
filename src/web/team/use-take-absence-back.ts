import type { Day } from '#domain/calendar.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useWords } from '#web/team/use-words.ts'
import { toastProblem } from '#web/worklist/toast-problem.ts'
import { showToast } from '#web/ui/toasts.tsx'

/** Takes an absence back and says so; answers false where it was refused. */
export function useTakeAbsenceBack() {
  const words = useWords()
  const remove = useChange('DELETE /absences/{staffId}/{fromOn}', ['GET /absences', 'GET /board', 'GET /worklist'])
  const takeBack = async (staffId: number, fromOn: Day): Promise<boolean> => {
    try {
      await remove.mutateAsync({ params: { staffId, fromOn } })
      showToast({ text: words.undone })
      return true
    } catch (problem) {
      toastProblem(problem)
      return false
    }
  }
  return { takeBack, isBusy: remove.isPending }
}
