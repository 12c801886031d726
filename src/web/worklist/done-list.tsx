import type { ReactNode } from 'react'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import type { DoneRow } from '#web/worklist/shapes.ts'
import { UndoLast } from '#web/worklist/undo-last.tsx'
import { useMoment } from '#web/worklist/use-moment.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Empty } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PersonName } from '#web/ui/person-name.tsx'

/** What was done today, the latest first; for ten minutes each can be taken back. */
export function DoneList({ rows }: { readonly rows: readonly DoneRow[] }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const moment = useMoment()
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
              <p>
                <PersonName name={row.name} href={hrefTo('profile', { params: { customerId: row.customerId } })} />{' '}
                <b>{label(taskResultLabels[row.result])}</b>
                {row.callbackAt !== null && ` ${words.agreed(moment(row.callbackAt))}`}
              </p>
              <p className="muted">
                {[moment(row.at), ...row.reasons.map((reason) => label(reason.label)), row.note ?? '']
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
            </div>
            {row.reasons[0] !== undefined && <UndoLast taskId={row.reasons[0].reasonId} tried={[row]} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
