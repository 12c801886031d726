import { useEffect, useState, type ReactNode } from 'react'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import { dismissRefused } from '#web/worklist/result-outbox.ts'
import { useOutbox } from '#web/worklist/use-outbox.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Note } from '#web/ui/note.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** What waits to be sent, and what was not taken and why, with what had been noted: neither is lost. */
export function OutboxNote(): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { waiting, refused } = useOutbox()
  const isSlow = useLingering(waiting.length > 0)
  return (
    <div role="status" className="outbox">
      {isSlow && <Note>{words.waiting(format.number(waiting.length))}</Note>}
      {refused.map(({ key, customerId, customerName, result, why, body: { note } }) => (
        <Note
          key={key}
          tone="bad"
          actions={
            <Button size="small" onPress={() => dismissRefused(key)}>
              {words.dismiss}
            </Button>
          }
        >
          <a href={hrefTo('profile', { params: { customerId } })}>{customerName}</a>{' '}
          {words.refused(label(taskResultLabels[result]), why)}
          {typeof note === 'string' && <span className="outbox-note">{words.noteWas(note)}</span>}
        </Note>
      ))}
    </div>
  )
}

const usualMillis = 2_000

/** True once something has held for longer than sending usually takes: what is sent at once needs no telling. */
function useLingering(holds: boolean): boolean {
  const [lingers, setLingers] = useState(false)
  useEffect(() => {
    if (!holds) return
    const timer = setTimeout(() => setLingers(true), usualMillis)
    return () => {
      clearTimeout(timer)
      setLingers(false)
    }
  }, [holds])
  return holds && lingers
}
