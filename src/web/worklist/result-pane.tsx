import { useEffect, useRef, useState, type ReactNode } from 'react'
import { type TaskResult, taskResultLabels } from '#domain/task/task-result.ts'
import { useLabel } from '#web/phrases/language.ts'
import { CallbackForm } from '#web/worklist/callback-form.tsx'
import { ResultDetails, type Details, noDetails } from '#web/worklist/result-details.tsx'
import { sendResult } from '#web/worklist/result-outbox.ts'
import type { TaskDetail, TaskRow } from '#web/worklist/shapes.ts'
import { TaskMenus } from '#web/worklist/task-menus.tsx'
import { isTyping } from '#web/worklist/is-typing.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import { Kbd } from '#web/ui/kbd.tsx'

const results = Object.keys(taskResultLabels) as TaskResult[]

interface ResultPaneProps {
  readonly row: TaskRow
  /** Undefined while it is fetched: a result can be given all the same. */
  readonly detail: TaskDetail | undefined
  readonly onSaved: () => void
}

/** What came of it: one tap where there is nothing to add, two where there may be. Number keys do the same. */
export function ResultPane({ row, detail, onSaved }: ResultPaneProps): ReactNode {
  const words = useWords()
  const label = useLabel()
  const mayEdit = useMe().rights.includes('customers.edit')
  const [chosen, setChosen] = useState<TaskResult | null>(null)
  const [details, setDetails] = useState<Details>(noDetails)
  const save = (result: TaskResult, callbackAt: string | null = null): void => {
    const note = details.note.trim()
    sendResult({
      taskId: row.taskId,
      customerName: row.name ?? row.customerNo,
      result,
      body: { ...details, note: note === '' ? null : note, result, callbackAt, seenResultId: row.lastResultId },
    })
    onSaved()
  }
  // Nobody answered: there is nothing to add, and the next attempt plans itself.
  const choose = (result: TaskResult): void => (result === 'no_answer' ? save(result) : setChosen(result))
  useResultKeys({
    choose,
    save: () => chosen !== null && chosen !== 'callback' && save(chosen),
    cancel: () => setChosen(null),
  })
  if (!mayEdit) return null
  return (
    <section className="result" aria-label={words.result}>
      <h3>
        {words.result} <small className="muted">{words.resultHint}</small>
      </h3>
      <div className="result-buttons" role="group" aria-label={words.result}>
        {results.map((result, at) => (
          <button
            key={result}
            type="button"
            className={`result-button result-${result}`}
            aria-pressed={chosen === result}
            onClick={() => choose(result)}
          >
            <Kbd>{String(at + 1)}</Kbd> {label(taskResultLabels[result])}
          </button>
        ))}
      </div>
      {chosen === 'callback' && <CallbackForm onChoose={(at) => save('callback', at)} />}
      {chosen !== null && (
        <ResultDetails
          result={chosen}
          asksReason={
            chosen === 'declined' || row.reasons.some(({ playbook }) => playbook === 'P5' || playbook === 'P13')
          }
          details={details}
          onChange={setDetails}
        />
      )}
      {chosen !== null && (
        <div className="row result-save">
          <Button variant="quiet" onPress={() => setChosen(null)}>
            {words.cancel}
          </Button>
          {chosen !== 'callback' && (
            <Button variant="primary" onPress={() => save(chosen)}>
              {words.saveNext}
            </Button>
          )}
        </div>
      )}
      <TaskMenus row={row} tried={detail?.tried ?? []} onGone={onSaved} />
      <p className="muted keys-hint">{words.keys}</p>
    </section>
  )
}

interface Keys {
  readonly choose: (result: TaskResult) => void
  readonly save: () => void
  readonly cancel: () => void
}

function useResultKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') latest.current.cancel()
      if (isTyping(event)) return
      const result = results[Number(event.key) - 1]
      if (result !== undefined) latest.current.choose(result)
      const isOnButton = event.target instanceof Element && event.target.closest('button, a') !== null
      if (event.key === 'Enter' && !isOnButton) latest.current.save()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
