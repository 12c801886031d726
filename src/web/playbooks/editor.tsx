import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { Reply } from '#web/api/client.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useLabel } from '#web/phrases/language.ts'
import type { Told } from '#web/playbooks/told.ts'
import { SimulationPanel } from '#web/playbooks/simulation-panel.tsx'
import { useWords } from '#web/playbooks/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Fault = Reply<'POST /playbooks/check'>['faults'][number]

/** So long after the last key the text is checked. */
const checkAfterMillis = 400

/** The text of a playbook, checked as it is written, with what it would bring beside it. */
export function Editor({ told }: { readonly told: Told }): ReactNode {
  const words = useWords()
  const [source, setSource] = useState(told.source)
  const faults = useFaults(source)
  const area = useRef<HTMLTextAreaElement>(null)
  const save = useChange('POST /playbooks', ['GET /playbooks', 'GET /playbooks/{playbookId}'])
  const isChanged = source !== told.source
  const onSuccess = ({ version }: { version: number }): void => showToast({ text: words.saved(version), kind: 'done' })
  return (
    <div className="playbook-editor">
      <Panel
        title={words.source}
        subtitle={words.sourceHint}
        actions={
          told.mayEdit && (
            <>
              <Button isDisabled={!isChanged} onPress={() => setSource(told.source)}>
                {words.revert}
              </Button>
              <Button
                variant="primary"
                isBusy={save.isPending}
                isDisabled={!isChanged || faults === null || faults.length > 0}
                onPress={() => save.mutate({ body: { source, saw: told.version } }, { onSuccess })}
              >
                {words.save}
              </Button>
            </>
          )
        }
      >
        {save.error !== null && <ProblemNote problem={save.error} />}
        <textarea
          ref={area}
          className="playbook-source"
          aria-label={words.source}
          value={source}
          readOnly={!told.mayEdit}
          spellCheck={false}
          rows={28}
          onChange={(event) => setSource(event.target.value)}
        />
        <FaultList faults={faults} onGo={(fault) => goTo(area.current, fault)} />
      </Panel>
      <SimulationPanel source={source} isFit={faults?.length === 0} />
    </div>
  )
}

/** Null while it is being looked at. */
function useFaults(source: string): readonly Fault[] | null {
  const { mutate } = useChange('POST /playbooks/check')
  const [found, setFound] = useState<{ source: string; faults: readonly Fault[] } | null>(null)
  useEffect(() => {
    const later = setTimeout(
      () => mutate({ body: { source } }, { onSuccess: ({ faults }) => setFound({ source, faults }) }),
      checkAfterMillis,
    )
    return () => clearTimeout(later)
  }, [source, mutate])
  return found?.source === source ? found.faults : null
}

interface FaultListProps {
  readonly faults: readonly Fault[] | null
  readonly onGo: (fault: Fault) => void
}

function FaultList({ faults, onGo }: FaultListProps): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const id = useId()
  const state =
    faults === null ? words.checking : faults.length === 0 ? words.fine : words.faults(format.number(faults.length))
  return (
    <div className="playbook-faults">
      <p id={id} role="status" className={faults?.length === 0 ? 'playbook-fine' : undefined}>
        {state}
      </p>
      {faults !== null && faults.length > 0 && (
        <ul aria-labelledby={id}>
          {faults.map((fault, at) => (
            <li key={at}>
              <button type="button" className="playbook-fault" onClick={() => onGo(fault)}>
                <b>{words.at(fault.line, fault.column)}</b> {label(fault.problem)}
                {fault.expected !== null && ` · ${words.expected(label(fault.expected))}`}
                {fault.nearest !== null && ` · ${words.meant(fault.nearest)}`}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Puts the cursor where the fault is. */
function goTo(area: HTMLTextAreaElement | null, { line, column }: Fault): void {
  if (area === null) return
  const rows = area.value.split('\n')
  const before = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0)
  area.focus()
  area.setSelectionRange(before + column - 1, before + (rows[line - 1]?.length ?? 0))
  area.scrollTop = (area.scrollHeight / Math.max(1, rows.length)) * Math.max(0, line - 6)
}
