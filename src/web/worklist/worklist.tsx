import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { DoneList } from '#web/worklist/done-list.tsx'
import { NowProvider, useGoingOn } from '#web/worklist/now.ts'
import { OutboxNote } from '#web/worklist/outbox-note.tsx'
import { Progress } from '#web/worklist/progress.tsx'
import { Queue } from '#web/worklist/queue.tsx'
import { readWorklist, type WorklistTab, worklistTabs } from '#web/worklist/search.ts'
import type { Worklist as Told } from '#web/worklist/shapes.ts'
import { TaskDesk } from '#web/worklist/task-desk.tsx'
import { useOpenTask } from '#web/worklist/use-open-task.ts'
import { useOutbox } from '#web/worklist/use-outbox.ts'
import { useToldResults } from '#web/worklist/use-told-results.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Page } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
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
  useToldResults()
  const { data } = asked
  const now = useGoingOn(data?.now, asked.dataUpdatedAt)
  return (
    <NowProvider value={now}>
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
            {(told) => (tab === 'done' ? <DoneList rows={told.done} /> : <Work key={tab} told={told} tab={tab} />)}
          </Answered>
        </Tabs>
      </Page>
    </NowProvider>
  )
}

function Work({ told, tab }: { readonly told: Told; readonly tab: Exclude<WorklistTab, 'done'> }): ReactNode {
  const isNarrow = useNarrow()
  const said = useSaid()
  const rows = useMemo(() => told.rows.filter(({ taskId }) => !said.has(taskId)), [told.rows, said])
  const { open, go } = useOpenTask(rows, said)
  const [savedTo, setSavedTo] = useState<number | null>(null)
  const goSaved = (next: number | undefined): void => {
    setSavedTo(next ?? nobody)
    go(next)
    if (isNarrow) window.scrollTo(0, 0)
  }
  if (rows.length === 0 && open === undefined) return <AllDone tab={tab} takesFocus={savedTo !== null} />
  return (
    <div className="worklist">
      {(!isNarrow || open === undefined) && <Queue rows={rows} openId={open?.taskId ?? null} onOpen={go} />}
      {open !== undefined && (
        <TaskDesk
          key={open.taskId}
          rows={rows}
          row={open}
          takesFocus={savedTo === open.taskId}
          onGo={go}
          onSaved={goSaved}
        />
      )}
    </div>
  )
}

/** No task has this number. */
const nobody = 0

/** Tasks whose results wait to be sent: they are no longer to be done. */
function useSaid(): ReadonlySet<number> {
  const { waiting } = useOutbox()
  return useMemo(() => new Set(waiting.map(({ taskId }) => taskId)), [waiting])
}

interface AllDoneProps {
  readonly tab: Exclude<WorklistTab, 'done'>
  readonly takesFocus: boolean
}

function AllDone({ tab, takesFocus }: AllDoneProps): ReactNode {
  const words = useWords()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) place.current?.focus()
  }, [takesFocus])
  return (
    <div ref={place} tabIndex={-1} className="all-done">
      <Empty title={words.none[tab]} icon="check">
        {words.noneNext[tab]}
      </Empty>
    </div>
  )
}
