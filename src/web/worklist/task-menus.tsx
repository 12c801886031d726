import type { ReactNode } from 'react'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { usualMoments } from '#web/worklist/moments.ts'
import { useNow } from '#web/worklist/now.ts'
import type { TaskDetail, TaskRow } from '#web/worklist/shapes.ts'
import { toastProblem } from '#web/worklist/toast-problem.ts'
import { UndoLast } from '#web/worklist/undo-last.tsx'
import { useGive } from '#web/worklist/use-give.ts'
import { useMoment } from '#web/worklist/use-moment.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { showToast } from '#web/ui/toasts.tsx'

interface TaskMenusProps {
  readonly row: TaskRow
  readonly tried: TaskDetail['tried']
  /** The task has left this list. */
  readonly onGone: () => void
}

/** What else can be done with a task: later, somebody else's, the last result back. */
export function TaskMenus({ row, tried, onGone }: TaskMenusProps): ReactNode {
  return (
    <div className="row task-menus">
      <Snooze row={row} onGone={onGone} />
      <HandOver row={row} onGone={onGone} />
      <UndoLast taskId={row.taskId} tried={tried} />
    </div>
  )
}

type MenuProps = Omit<TaskMenusProps, 'tried'>

function Snooze({ row, onGone }: MenuProps): ReactNode {
  const words = useWords()
  const now = useNow()
  const moment = useMoment()
  const rest = useChange('PUT /tasks/{taskId}/rest', ['GET /worklist', 'GET /board', 'GET /tasks/{taskId}'])
  const set = (until: string | null): Promise<unknown> =>
    rest.mutateAsync({ params: { taskId: row.taskId }, body: { until } })
  const takeUp = (): void => void set(null).catch(toastProblem)
  const putOff = async (until: string): Promise<void> => {
    await set(until)
    showToast({ text: words.snoozed(moment(until)), onUndo: takeUp })
    onGone()
  }
  if (row.waitsUntil !== null) {
    return (
      <Button icon="clock" isBusy={rest.isPending} onPress={takeUp}>
        {words.takeUp}
      </Button>
    )
  }
  return (
    <Menu
      label={words.snooze}
      entries={usualMoments(now, words).map(({ id, label, at }) => ({
        id,
        label: `${label} · ${moment(at)}`,
        onPress: () => void putOff(at).catch(toastProblem),
      }))}
    >
      <Button icon="clock" isBusy={rest.isPending}>
        {words.snooze}
      </Button>
    </Menu>
  )
}

function HandOver({ row, onGone }: MenuProps): ReactNode {
  const words = useWords()
  const { data } = useAsk('GET /customers/choices', {})
  const { give, isBusy } = useGive()
  const colleagues = (data?.advisors ?? []).filter(({ staffId }) => staffId !== row.staff?.staffId)
  if (colleagues.length === 0) return null
  return (
    <Menu
      label={words.handOver}
      entries={colleagues.map((to) => ({
        id: String(to.staffId),
        label: to.name,
        onPress: () => void give([row], to).then((isGiven) => isGiven && onGone()),
      }))}
    >
      <Button icon="person" isBusy={isBusy}>
        {words.handOver}
      </Button>
    </Menu>
  )
}
