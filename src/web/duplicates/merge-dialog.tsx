import type { ReactNode } from 'react'
import { useChange } from '#web/api/use-ask.ts'
import type { FieldName, Side } from '#web/duplicates/side.ts'
import { duplicatesEn } from '#web/phrases/duplicates.en.ts'
import { duplicatesZh } from '#web/phrases/duplicates.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface MergeDialogProps {
  readonly kept: Side
  readonly merged: Side
  readonly taken: readonly FieldName[]
  readonly onClose: () => void
}

/** Says what a merge moves and what becomes of consents, before it is done. */
export function MergeDialog({ kept, merged, taken, onClose }: MergeDialogProps): ReactNode {
  const words = usePhrases(duplicatesZh, duplicatesEn)
  const format = useFormat()
  const merge = useChange('POST /merges', ['GET /duplicates'])
  const onSuccess = (): void => {
    showToast({ text: words.mergedDone, kind: 'done' })
    onClose()
  }
  const body = { keptId: kept.customerId, mergedId: merged.customerId, taken: [...taken] }
  const footer = (
    <>
      <Button onPress={onClose}>{words.cancel}</Button>
      <Button variant="primary" isBusy={merge.isPending} onPress={() => merge.mutate({ body }, { onSuccess })}>
        {words.mergeNow}
      </Button>
    </>
  )
  return (
    <Dialog title={words.mergeTitle} isOpen onClose={onClose} footer={footer} isGrave>
      <p>{words.mergeText(kept.customerNo, merged.customerNo, format.number(merged.visits), merged.cars.length)}</p>
      <p>{words.mergeConsent}</p>
      <p className="muted">{words.mergeSplit}</p>
      {merge.error !== null && <ProblemNote problem={merge.error} />}
    </Dialog>
  )
}
