import { useEffect, useRef, type ReactNode } from 'react'
import { isTyping } from '#web/worklist/keys.ts'
import { ResultButton, ResultFrame } from '#web/worklist/result-frame.tsx'
import { type MessageEnd, sendTyped } from '#web/worklist/result-outbox.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'

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
    <ResultFrame
      isWide
      buttons={ends.map((end, at) => (
        <ResultButton key={end} at={at} label={words.messageEnds[end]} onPress={() => say(end)} />
      ))}
    />
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
