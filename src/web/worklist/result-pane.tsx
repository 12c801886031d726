import { useState, type ReactNode } from 'react'
import { type TaskResult, taskResultLabels } from '#domain/task/task-result.ts'
import { useLabel } from '#web/phrases/language.ts'
import { CallbackForm } from '#web/worklist/callback-form.tsx'
import { DeclineReasons } from '#web/worklist/decline-reasons.tsx'
import { ResultDetails, type Details, noDetails } from '#web/worklist/result-details.tsx'
import { ResultButton, ResultFrame } from '#web/worklist/result-frame.tsx'
import { sendTyped, type TypedResult } from '#web/worklist/result-outbox.ts'
import type { TaskDetail, TaskRow } from '#web/worklist/shapes.ts'
import { TaskMenus } from '#web/worklist/task-menus.tsx'
import { taskResults, useResultKeys } from '#web/worklist/use-result-keys.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { useNarrow } from '#web/ui/use-narrow.ts'

interface ResultPaneProps {
  readonly row: TaskRow
  /** Undefined while it is fetched: a result can be given all the same. */
  readonly detail: TaskDetail | undefined
  readonly onSaved: () => void
}

/** What came of it: one tap where there is nothing to add, two where there may be. Number keys do the same. */
export function ResultPane({ row, detail, onSaved }: ResultPaneProps): ReactNode {
  const words = useWords()
  const isNarrow = useNarrow()
  const [chosen, setChosen] = useState<TaskResult | null>(null)
  const [showsMore, setShowsMore] = useState(false)
  const [details, setDetails] = useState<Details>(noDetails)
  const save: Save = (result, callbackAt = null, more = {}) => {
    sendTyped(typedOf(row, { result, details: { ...details, ...more }, callbackAt }))
    onSaved()
  }
  // Nobody answered: there is nothing to add, and the next attempt plans itself.
  const choose = (result: TaskResult): void => (result === 'no_answer' ? save(result) : setChosen(result))
  const cancel = (): void => setChosen(null)
  useResultKeys({ chosen, choose, save: (result) => save(result), cancel })
  return (
    <ResultFrame
      buttons={
        <>
          <ResultButtons chosen={chosen} onChoose={choose} />
          {isNarrow && <MoreButton isOpen={showsMore} onOpen={setShowsMore} />}
        </>
      }
    >
      {chosen !== null && (
        <>
          <Quick of={chosen} onSave={save} />
          <ResultDetails of={row} result={chosen} details={details} onChange={setDetails} />
          <SaveRow onSave={chosen === 'callback' ? null : () => save(chosen)} onCancel={cancel} />
        </>
      )}
      {(!isNarrow || showsMore) && <TaskMenus row={row} tried={detail?.tried ?? []} onGone={onSaved} />}
      {!isNarrow && <p className="muted keys-hint">{words.keys}</p>}
    </ResultFrame>
  )
}

type Save = (result: TaskResult, callbackAt?: string | null, more?: Partial<Details>) => void

/** What a second tap saves: when to call back, why somebody declined. */
function Quick({ of, onSave }: { readonly of: TaskResult; readonly onSave: Save }): ReactNode {
  if (of === 'callback') return <CallbackForm onChoose={(at) => onSave('callback', at)} />
  if (of !== 'declined') return null
  return <DeclineReasons onChoose={(churnReason) => onSave('declined', null, { churnReason })} />
}

interface MoreButtonProps {
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

/** On a phone what else can be done with a task stands behind one more tap. */
function MoreButton({ isOpen, onOpen }: MoreButtonProps): ReactNode {
  const words = useWords()
  return (
    <button type="button" className="result-button" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
      {words.more}
    </button>
  )
}

interface SaveRowProps {
  /** Null: something above saves. */
  readonly onSave: (() => void) | null
  readonly onCancel: () => void
}

function SaveRow({ onSave, onCancel }: SaveRowProps): ReactNode {
  const words = useWords()
  return (
    <div className="row result-save">
      <Button variant="quiet" onPress={onCancel}>
        {words.cancel}
      </Button>
      {onSave !== null && (
        <Button variant="primary" onPress={onSave}>
          {words.saveNext}
        </Button>
      )}
    </div>
  )
}

interface ResultButtonsProps {
  readonly chosen: TaskResult | null
  readonly onChoose: (result: TaskResult) => void
}

function ResultButtons({ chosen, onChoose }: ResultButtonsProps): ReactNode {
  const label = useLabel()
  return taskResults.map((result, at) => (
    <ResultButton
      key={result}
      at={at}
      label={label(taskResultLabels[result])}
      isChosen={chosen === result}
      tone={result}
      onPress={() => onChoose(result)}
    />
  ))
}

interface Said {
  readonly result: TaskResult
  readonly details: Details
  readonly callbackAt: string | null
}

function typedOf(row: TaskRow, { result, details, callbackAt }: Said): TypedResult {
  const note = details.note.trim()
  return {
    taskId: row.taskId,
    customerId: row.customerId,
    customerName: row.name ?? row.customerNo,
    result,
    body: { ...details, note: note === '' ? null : note, result, callbackAt, seenResultId: row.lastResultId },
  }
}
