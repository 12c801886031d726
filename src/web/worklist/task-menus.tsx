import type { ReactNode } from 'react'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { usualMoments } from '#web/worklist/moments.ts'
import type { TaskDetail, TaskRow } from '#web/worklist/shapes.ts'
import { UndoLast } from '#web/worklist/undo-last.tsx'
import { useNow } from '#web/worklist/now.ts'
import { useMoment } from '#web/worklist/use-moment.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
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
  const rest = useChange('PUT /tasks/{taskId}/rest', ['GET /worklist', 'GET /board'])
  const params = { taskId: row.taskId }
  if (row.waitsUntil !== null) {
    return (
      <Button icon="clock" isBusy={rest.isPending} onPress={() => rest.mutate({ params, body: { until: null } })}>
        {words.takeUp}
      </Button>
    )
  }
  const putOff = (until: string): void =>
    rest.mutate(
      { params, body: { until } },
      {
        onSuccess: () => {
          showToast({
            text: words.snoozed(moment(until)),
            onUndo: () => rest.mutate({ params, body: { until: null } }),
          })
          onGone()
        },
      },
    )
  return (
    <>
      <Menu
        label={words.snooze}
        entries={usualMoments(now, words).map(({ id, label, at }) => ({
          id,
          label: `${label} · ${moment(at)}`,
          onPress: () => putOff(at),
        }))}
      >
        <Button icon="clock" isBusy={rest.isPending}>
          {words.snooze}
        </Button>
      </Menu>
      {rest.error !== null && <ProblemNote problem={rest.error} />}
    </>
  )
}

function HandOver({ row, onGone }: MenuProps): ReactNode {
  const words = useWords()
  const { data } = useAsk('GET /customers/choices', {})
  const owners = useChange('PUT /tasks/owners', ['GET /worklist', 'GET /board'])
  const colleagues = (data?.advisors ?? []).filter(({ staffId }) => staffId !== row.staff?.staffId)
  if (colleagues.length === 0) return null
  const give = (staffId: number, name: string): void =>
    owners.mutate(
      { body: { changes: [{ reasonIds: row.reasons.map(({ reasonId }) => reasonId), staffId }] } },
      {
        onSuccess: ({ before }) => {
          showToast({
            text: words.handedOver(name),
            onUndo: () => owners.mutate({ body: { changes: before } }),
          })
          onGone()
        },
      },
    )
  return (
    <>
      <Menu
        label={words.handOver}
        entries={colleagues.map(({ staffId, name }) => ({
          id: String(staffId),
          label: name,
          onPress: () => give(staffId, name),
        }))}
      >
        <Button icon="person" isBusy={owners.isPending}>
          {words.handOver}
        </Button>
      </Menu>
      {owners.error !== null && <ProblemNote problem={owners.error} />}
    </>
  )
}
