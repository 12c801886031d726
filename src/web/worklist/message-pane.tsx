import { useEffect, useRef, type ReactNode } from 'react'
import { isTyping } from '#web/worklist/keys.ts'
import { type MessageEnd, sendTyped } from '#web/worklist/result-outbox.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Kbd } from '#web/ui/kbd.tsx'

/** What may be said of a message in one's hands, in the order of the number keys. */
const ends: readonly MessageEnd[] = ['sent', 'not_sent']

interface MessagePaneProps {
  readonly row: TaskRow
  readonly messageId: number
  readonly onSaved: () => void
}

/** Whether it was sent, with one tap or key; what WeCom reports takes it off the list by itself. */
export function MessagePane({ row, messageId, onSaved }: MessagePaneProps): ReactNode {
  const words = useWords()
  const { taskId, customerId, name, customerNo } = row
  const say = (end: MessageEnd): void => {
    sendTyped({ taskId, customerId, customerName: name ?? customerNo, messageId, end })
    onSaved()
  }
  useNumberKeys(say)
  return (
    <section className="result" aria-label={words.result}>
      <h3>
        {words.result} <small className="muted">{words.resultHint}</small>
      </h3>
      <div className="result-buttons message-ends" role="group" aria-label={words.result}>
        {ends.map((end, at) => (
          <button key={end} type="button" className="result-button" onClick={() => say(end)}>
            <Kbd>{String(at + 1)}</Kbd> {words.messageEnds[end]}
          </button>
        ))}
      </div>
    </section>
  )
}

function useNumberKeys(say: (end: MessageEnd) => void): void {
  const latest = useRef(say)
  useEffect(() => {
    latest.current = say
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const end = ends[Number(event.key) - 1]
      if (end !== undefined && !event.repeat && !isTyping(event)) latest.current(end)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
