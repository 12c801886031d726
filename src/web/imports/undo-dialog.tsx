import type { ReactNode } from 'react'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh } from '#web/phrases/imports.zh.ts'
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
  const format = useFormat()
  const params = { importId }
  const preview = useAsk('GET /imports/{importId}/undo', { params })
  const undo = useChange('POST /imports/{importId}/undo', ['GET /imports', 'GET /imports/{importId}'])
  const { data } = preview
  const isFree = data !== undefined && data.counts !== null && data.builtOn.length === 0 && data.heldBy.length === 0
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
      {data === undefined && preview.error === null && <Skeleton lines={2} />}
      {preview.error !== null && <ProblemNote problem={preview.error} />}
      {isFree && <p>{words.undoText(format.number(data.counts?.made), format.number(data.counts?.changed))}</p>}
      {isFree && (data.counts?.takenUp ?? 0) > 0 && <p>{words.undoTakenUp(format.number(data.counts?.takenUp))}</p>}
      {data !== undefined && data.builtOn.length > 0 && (
        <Note tone="fair">
          {words.undoBlocked}
          <ul className="sentences">
            {data.builtOn.map(({ table, known, importId: by }) => (
              <li key={`${table} ${known}`}>
                {known} · {by === null ? words.byPerson : words.undoHeldImport(by)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {data !== undefined && data.heldBy.length > 0 && (
        <Note tone="fair">{words.undoHeld(data.heldBy.map(words.undoHeldImport).join('、'))}</Note>
      )}
      {undo.error !== null && <ProblemNote problem={undo.error} />}
    </Dialog>
  )
}
