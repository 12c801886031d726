import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, type ReactNode } from 'react'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { ask } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { useLabel } from '#web/phrases/language.ts'
import { DoneList } from '#web/worklist/done-list.tsx'
import { OutboxNote } from '#web/worklist/outbox-note.tsx'
import { Progress } from '#web/worklist/progress.tsx'
import { Queue } from '#web/worklist/queue.tsx'
import type { Arrived } from '#web/worklist/result-outbox.ts'
import { readWorklist, type WorklistTab, worklistTabs } from '#web/worklist/search.ts'
import type { Worklist as Told } from '#web/worklist/shapes.ts'
import { TaskDesk } from '#web/worklist/task-desk.tsx'
import { useArrivals, useOutbox } from '#web/worklist/use-outbox.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Answered } from '#web/ui/answered.tsx'
import { instantText } from '#web/ui/format.ts'
import { Empty } from '#web/ui/note.tsx'
import { Page } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useNarrow } from '#web/ui/use-narrow.ts'
import { useFormat } from '#web/ui/use-format.ts'
import { useSearch } from '#web/use-search.ts'
import '#web/worklist/worklist.css'

/** Somebody's day, worked through task by task: queue, customer and result side by side; on a phone one card at a time. */
export function Worklist(): ReactNode {
  const words = useWords()
  const format = useFormat()
  const [{ tab = 'today', staff }, setSearch] = useSearch(readWorklist)
  const query = { tab, ...(staff === undefined ? {} : { staff: Number(staff) }) }
  const asked = useAsk('GET /worklist', { query }, { keepsLast: true })
  useToldArrivals()
  const { data } = asked
  return (
    <Page
      title={staff === undefined || data === undefined ? words.title : words.of(data.staff.name)}
      {...(data === undefined ? {} : { subtitle: <Progress of={data} /> })}
    >
      <OutboxNote />
      <Tabs
        label={words.tabsLabel}
        tabs={(Object.keys(worklistTabs) as WorklistTab[]).map((id) => ({
          id,
          label: data === undefined ? words.tabs[id] : words.tab(words.tabs[id], format.number(data.counts[id])),
        }))}
        chosen={tab}
        onChoose={(next: WorklistTab) => setSearch({ tab: next === 'today' ? undefined : next, task: undefined })}
      >
        <Answered of={asked}>
          {(told) => (tab === 'done' ? <DoneList rows={told.done} /> : <Work told={told} tab={tab} />)}
        </Answered>
      </Tabs>
    </Page>
  )
}

function Work({ told, tab }: { readonly told: Told; readonly tab: Exclude<WorklistTab, 'done'> }): ReactNode {
  const words = useWords()
  const isNarrow = useNarrow()
  const [{ task }, setSearch] = useSearch(readWorklist)
  const { waiting } = useOutbox()
  const rows = useMemo(() => {
    const sent = new Set(waiting.map(({ taskId }) => taskId))
    return told.rows.filter(({ taskId }) => !sent.has(taskId))
  }, [told.rows, waiting])
  const at = rows.findIndex(({ taskId }) => String(taskId) === task)
  const open = rows[at] ?? (isNarrow ? undefined : rows[0])
  const go = useCallback(
    (taskId: number | undefined) =>
      setSearch({ task: taskId === undefined ? undefined : String(taskId) }, { replace: true }),
    [setSearch],
  )
  if (rows.length === 0) {
    return (
      <Empty title={words.none[tab]} icon="check">
        {words.noneNext[tab]}
      </Empty>
    )
  }
  return (
    <div className="worklist">
      {(!isNarrow || open === undefined) && (
        <Queue rows={rows} openId={open?.taskId ?? null} isLater={tab === 'later'} onOpen={go} />
      )}
      {open !== undefined && <TaskDesk key={open.taskId} rows={rows} row={open} onGo={go} />}
    </div>
  )
}

/** As a result arrives: the lists are asked again, and for ten minutes it can be taken back. */
function useToldArrivals(): void {
  const words = useWords()
  const label = useLabel()
  const queries = useQueryClient()
  const again = useCallback(
    () => Promise.all(['GET /worklist', 'GET /board'].map((route) => queries.invalidateQueries({ queryKey: [route] }))),
    [queries],
  )
  const hear = useCallback(
    ({ waiting: { taskId, customerName, result }, resultId, comesBackAt }: Arrived) => {
      void again()
      const takeBack = async (): Promise<void> => {
        try {
          await ask('DELETE /tasks/{taskId}/results/{resultId}', { params: { taskId, resultId } })
          showToast({ text: words.undone })
        } catch {
          showToast({ text: words.undoTooLate, kind: 'problem' })
        }
        await again()
      }
      const back = comesBackAt === null ? '' : words.comesBack(instantText(comesBackAt))
      const text = `${words.saved(customerName, label(taskResultLabels[result]))}${back}`
      showToast({ text, onUndo: () => void takeBack() })
    },
    [again, label, words],
  )
  useArrivals(hear)
}
