import type { ReactNode } from 'react'
import { useLabel } from '#web/phrases/language.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { CopyButton } from '#web/ui/copy-button.tsx'
import { Note } from '#web/ui/note.tsx'

export type MessageInHand = NonNullable<TaskRow['message']>

/** What to send, ready to read and to copy, and how it is sent. */
export function MessageText({ message }: { readonly message: MessageInHand }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const { body, isReported, mayNotSend } = message
  return (
    <section className="help message-text">
      {mayNotSend !== null && (
        <Note tone="bad">
          <b>{words.doNotSend}</b> {label(mayNotSend)}
        </Note>
      )}
      <div className="help-head">
        <h3>{words.messageReady}</h3>
        {body !== null && mayNotSend === null && <CopyButton text={body} label={words.copy} />}
      </div>
      <p className="script">{body ?? words.messageHidden}</p>
      {mayNotSend === null && <p className="muted">{isReported ? words.messageReported : words.messageByHand}</p>}
    </section>
  )
}
