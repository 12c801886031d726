import type { ReactNode } from 'react'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { useLabel } from '#web/phrases/language.ts'
import { dismissRefused } from '#web/worklist/result-outbox.ts'
import { useOutbox } from '#web/worklist/use-outbox.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Note } from '#web/ui/note.tsx'

/** What waits to be sent, and what was not taken and why: neither is lost. */
export function OutboxNote(): ReactNode {
  const words = useWords()
  const label = useLabel()
  const { waiting, refused } = useOutbox()
  return (
    <div role="status">
      {waiting.length > 0 && <Note>{words.waiting(String(waiting.length))}</Note>}
      {refused.map(({ key, customerName, result, why }) => (
        <Note
          key={key}
          tone="bad"
          actions={
            <Button size="small" onPress={() => dismissRefused(key)}>
              {words.dismiss}
            </Button>
          }
        >
          {words.refusedOne(customerName, label(taskResultLabels[result]), why)}
        </Note>
      ))}
    </div>
  )
}
