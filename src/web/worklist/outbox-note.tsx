import { useEffect, useState, type ReactNode } from 'react'
import { hrefTo } from '#web/paths.ts'
import { dismissRefused, type Refused } from '#web/worklist/result-outbox.ts'
import { useOutbox } from '#web/worklist/use-outbox.ts'
import { useSaid } from '#web/worklist/use-said.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Note } from '#web/ui/note.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** What waits to be sent, and what was not taken and why, with what had been noted: neither is lost. */
export function OutboxNote(): ReactNode {
  const words = useWords()
  const format = useFormat()
  const { waiting, refused } = useOutbox()
  const isSlow = useLingering(waiting.length > 0)
  return (
    <div role="status" className="outbox">
      {isSlow && <Note>{words.waiting(format.number(waiting.length))}</Note>}
      {refused.map((each) => (
        <RefusedNote key={each.key} refused={each} />
      ))}
    </div>
  )
}

function RefusedNote({ refused }: { readonly refused: Refused }): ReactNode {
  const words = useWords()
  const said = useSaid()
  const { key, customerId, customerName, why } = refused
  const note = 'body' in refused ? refused.body.note : null
  return (
    <Note
      tone="bad"
      actions={
        <Button size="small" onPress={() => dismissRefused(key)}>
          {words.dismiss}
        </Button>
      }
    >
      <a href={hrefTo('profile', { params: { customerId } })}>{customerName}</a> {words.refused(said(refused), why)}
      {typeof note === 'string' && <span className="outbox-note">{words.noteWas(note)}</span>}
    </Note>
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
