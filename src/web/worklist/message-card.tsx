import type { ReactNode } from 'react'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { CopyButton } from '#web/ui/copy-button.tsx'

export type MessageInHand = NonNullable<TaskRow['message']>

/** What to send, ready to read and to copy, and how it is sent. */
export function MessageText({ message: { body, isReported } }: { readonly message: MessageInHand }): ReactNode {
  const words = useWords()
  return (
    <section className="help message-text">
      <div className="help-head">
        <h3>{words.messageReady}</h3>
        {body !== null && <CopyButton text={body} label={words.copy} />}
      </div>
      <p className="script">{body ?? words.messageHidden}</p>
      <p className="muted">{isReported ? words.messageReported : words.messageByHand}</p>
    </section>
  )
}
