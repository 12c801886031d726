import type { ReactNode } from 'react'
import type { Reply } from '#web/api/client.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh } from '#web/phrases/imports.zh.ts'
import { hrefTo } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface UndoDialogProps {
  readonly importId: number
  readonly onClose: () => void
}

/** Says what undoing takes back, or what stands against it, before anybody decides. */
export function UndoDialog({ importId, onClose }: UndoDialogProps): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const params = { importId }
  const preview = useAsk('GET /imports/{importId}/undo', { params })
  const undo = useChange('POST /imports/{importId}/undo', ['GET /imports', 'GET /imports/{importId}'])
  const { data } = preview
  const isFree = data !== undefined && isFreeToGo(data)
  const onSuccess = (): void => {
    showToast({ text: words.undone, kind: 'done' })
    onClose()
  }
  const footer = (
    <>
      <Button onPress={onClose}>{words.cancel}</Button>
      <Button
        variant="danger"
        isDisabled={!isFree}
        isBusy={undo.isPending}
        onPress={() => undo.mutate({ params }, { onSuccess })}
      >
        {words.undoNow}
      </Button>
    </>
  )
  return (
    <Dialog title={words.undoTitle} isOpen onClose={onClose} footer={footer} isGrave>
      {preview.error !== null && <ProblemNote problem={preview.error} />}
      {data === undefined ? <Skeleton lines={2} /> : <Consequences preview={data} isFree={isFree} />}
      {undo.error !== null && <ProblemNote problem={undo.error} />}
    </Dialog>
  )
}

type Preview = Reply<'GET /imports/{importId}/undo'>

function isFreeToGo({ counts, builtOn, heldBy }: Preview): boolean {
  return counts !== null && builtOn.length === 0 && heldBy.length === 0
}

/** What it takes back, or who built on it. */
function Consequences({ preview, isFree }: { readonly preview: Preview; readonly isFree: boolean }): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const format = useFormat()
  const { counts, builtOn, heldBy } = preview
  return (
    <>
      {isFree && counts !== null && (
        <>
          <p>{words.undoText(format.number(counts.made), format.number(counts.changed))}</p>
          {counts.takenUp > 0 && <p>{words.undoTakenUp(format.number(counts.takenUp))}</p>}
        </>
      )}
      {builtOn.length > 0 && (
        <Note tone="fair">
          {words.undoBlocked}
          <ul className="sentences">
            {[...Map.groupBy(builtOn, ({ importId }) => importId)].map(([by, rows]) => (
              <li key={by}>
                {by === null ? words.byPerson : <RunLink importId={by} />}
                {words.builtOn(
                  rows.slice(0, 3).map(({ known }) => known),
                  rows.length > 3,
                )}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {heldBy.length > 0 && (
        <Note tone="fair">
          {words.undoHeld}
          <ul className="sentences">
            {heldBy.map((by) => (
              <li key={by}>
                <RunLink importId={by} />
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  )
}

function RunLink({ importId }: { readonly importId: number }): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const { data } = useAsk('GET /imports/{importId}', { params: { importId } })
  return (
    <a href={hrefTo('importRun', { params: { importId } })}>
      {words.run(importId)}
      {data !== undefined && ` · ${data.fileName}`}
    </a>
  )
}
