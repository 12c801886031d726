import { useEffect, useRef, type ReactNode } from 'react'
import { useChange } from '#web/api/use-ask.ts'
import { isTyping } from '#web/worklist/keys.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { toastProblem } from '#web/worklist/toast-problem.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { showToast } from '#web/ui/toasts.tsx'

/** What may be said of a message in one's hands, in the order of the number keys. */
const ends = ['sent', 'not_sent'] as const

type End = (typeof ends)[number]

interface MessagePaneProps {
  readonly row: TaskRow
  readonly messageId: number
  readonly onSaved: () => void
}

/** Whether it was sent, with one tap or key; what WeCom reports takes it off the list by itself. */
export function MessagePane({ row, messageId, onSaved }: MessagePaneProps): ReactNode {
  const words = useWords()
  const change = useChange('PUT /messages/{messageId}/state', ['GET /worklist', 'GET /board', 'GET /messages'])
  const say = (state: End): void => {
    if (change.isPending) return
    change.mutate(
      { params: { messageId }, body: { state } },
      {
        onSuccess: () => {
          showToast({ text: words.saved(row.name ?? row.customerNo, words.messageEnds[state]) })
          onSaved()
        },
        onError: (problem) => {
          toastProblem(problem)
          // Somebody, or WeCom, was first.
          if (problem.code === 'message-gone-on') onSaved()
        },
      },
    )
  }
  useNumberKeys(say)
  return (
    <section className="result" aria-label={words.result}>
      <h3>
        {words.result} <small className="muted">{words.resultHint}</small>
      </h3>
      <div className="result-buttons message-ends" role="group" aria-label={words.result}>
        {ends.map((end, at) => (
          <button
            key={end}
            type="button"
            className="result-button"
            aria-disabled={change.isPending}
            onClick={() => say(end)}
          >
            <Kbd>{String(at + 1)}</Kbd> {words.messageEnds[end]}
          </button>
        ))}
      </div>
    </section>
  )
}

function useNumberKeys(say: (end: End) => void): void {
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
