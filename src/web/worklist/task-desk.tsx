import { useEffect, useRef, type ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { CallHead, CallWords } from '#web/worklist/call-card.tsx'
import { MessageText } from '#web/worklist/message-card.tsx'
import { MessagePane } from '#web/worklist/message-pane.tsx'
import { ResultPane } from '#web/worklist/result-pane.tsx'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { isTyping } from '#web/worklist/keys.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Button } from '#web/ui/button.tsx'
import { useNarrow } from '#web/ui/use-narrow.ts'
import { useFormat } from '#web/ui/use-format.ts'

interface TaskDeskProps {
  readonly rows: readonly TaskRow[]
  readonly row: TaskRow
  /** The one before was just saved. */
  readonly takesFocus: boolean
  /** Undefined: back to the queue. */
  readonly onGo: (taskId: number | undefined) => void
  /** Done with, put off or given away: on to that one; undefined: there is none. */
  readonly onSaved: (next: number | undefined) => void
}

/** One task: who and what to say or to send, and what came of it. Saved, the next one comes by itself. */
export function TaskDesk({ rows, row, takesFocus, onGo, onSaved }: TaskDeskProps): ReactNode {
  const at = rows.findIndex(({ taskId }) => taskId === row.taskId)
  const mayEdit = useMe().rights.includes('customers.edit')
  const previous = rows[at - 1]
  const next = rows[at + 1]
  const { message } = row
  const asked = useAsk('GET /tasks/{taskId}', { params: { taskId: row.taskId } }, { isEnabled: message === null })
  const onDone = (): void => onSaved((next ?? previous)?.taskId)
  useFetchedAhead(next)
  useWalkingKeys(
    () => previous !== undefined && onGo(previous.taskId),
    () => next !== undefined && onGo(next.taskId),
  )
  return (
    <>
      <section className="call" aria-label={row.name ?? row.customerNo}>
        <PhoneBar at={at} of={rows.length} onBack={() => onGo(undefined)} onGo={(by) => onGo(rows[at + by]?.taskId)} />
        <CallHead row={row} detail={asked.data} takesFocus={takesFocus} />
        {message === null ? (
          <Answered of={asked}>{(detail) => <CallWords detail={detail} />}</Answered>
        ) : (
          <MessageText message={message} />
        )}
      </section>
      {mayEdit && message === null && <ResultPane row={row} detail={asked.data} onSaved={onDone} />}
      {mayEdit && message !== null && <MessagePane row={row} messageId={message.messageId} onSaved={onDone} />}
    </>
  )
}

/** What the next call needs is there before it is wanted. */
function useFetchedAhead(next: TaskRow | undefined): void {
  const params = { taskId: next?.taskId ?? 0 }
  useAsk('GET /tasks/{taskId}', { params }, { isEnabled: next?.message === null })
}

interface PhoneBarProps {
  readonly at: number
  readonly of: number
  readonly onBack: () => void
  readonly onGo: (by: 1 | -1) => void
}

/** On a phone the queue is another page: back to it, or on to the next. */
function PhoneBar({ at, of, onBack, onGo }: PhoneBarProps): ReactNode {
  const words = useWords()
  const format = useFormat()
  if (!useNarrow()) return null
  return (
    <div className="phone-bar">
      <Button variant="quiet" icon="arrowLeft" onPress={onBack}>
        {words.back}
      </Button>
      <span className="muted">{at === -1 ? '' : words.position(format.number(at + 1), format.number(of))}</span>
      <Button variant="quiet" isDisabled={at + 1 >= of} onPress={() => onGo(1)}>
        {words.next}
      </Button>
    </div>
  )
}

/** j and k, but not where somebody types or chooses. */
function useWalkingKeys(back: () => void, on: () => void): void {
  const latest = useRef({ back, on })
  useEffect(() => {
    latest.current = { back, on }
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (isTyping(event)) return
      if (event.key === 'j') latest.current.on()
      if (event.key === 'k') latest.current.back()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
