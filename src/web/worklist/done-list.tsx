import type { ReactNode } from 'react'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import type { DoneRow } from '#web/worklist/shapes.ts'
import { UndoLast } from '#web/worklist/undo-last.tsx'
import { useWords } from '#web/worklist/use-words.ts'
import { instantText } from '#web/ui/format.ts'
import { Empty } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PersonName } from '#web/ui/person-name.tsx'

/** What was done today, the latest first; for ten minutes each can be taken back. */
export function DoneList({ rows }: { readonly rows: readonly DoneRow[] }): ReactNode {
  const words = useWords()
  const label = useLabel()
  if (rows.length === 0) {
    return (
      <Empty title={words.none.done} icon="checklist">
        {words.noneNext.done}
      </Empty>
    )
  }
  return (
    <Panel>
      <ul className="done-list">
        {rows.map((row) => (
          <li key={row.resultId}>
            <div>
              <PersonName name={row.name} href={hrefTo('profile', { params: { customerId: row.customerId } })} />{' '}
              {words.doneAt(instantText(row.at), label(taskResultLabels[row.result]))}
              <p className="muted">
                {row.reasons.map((reason) => label(reason.label)).join(' · ')}
                {row.note !== null && ` · ${row.note}`}
              </p>
            </div>
            {row.reasons[0] !== undefined && <UndoLast taskId={row.reasons[0].reasonId} tried={[row]} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
