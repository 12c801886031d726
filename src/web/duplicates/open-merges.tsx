import { type ReactNode, useState } from 'react'
import type { Reply } from '#web/api/client.ts'
import { useChange } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { duplicatesEn } from '#web/phrases/duplicates.en.ts'
import { duplicatesZh } from '#web/phrases/duplicates.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Merge = Reply<'GET /duplicates'>['merges'][number]

/** Merges of the last thirty days, and the way back. */
export function OpenMerges({ merges }: { readonly merges: readonly Merge[] }): ReactNode {
  const words = usePhrases(duplicatesZh, duplicatesEn)
  const format = useFormat()
  const [chosen, setChosen] = useState<Merge | null>(null)
  const split = useChange('DELETE /merges/{mergeId}', ['GET /duplicates'])
  const onSuccess = (): void => {
    showToast({ text: words.splitDone, kind: 'done' })
    setChosen(null)
  }
  return (
    <Panel title={words.recent}>
      <ul className="merges">
        {merges.map((merge) => (
          <li key={merge.mergeId}>
            <a href={hrefTo('profile', { params: { customerId: merge.keptId } })}>
              {merge.keptName} {merge.keptNo}
            </a>
            <span>← {merge.mergedNo}</span>
            <span className="muted">
              {words.splitUntil(format.day(merge.splitUntilOn as Parameters<typeof format.day>[0]))}
            </span>
            <Button size="small" icon="split" onPress={() => setChosen(merge)}>
              {words.split}
            </Button>
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <Dialog
          title={words.splitTitle}
          isOpen
          isGrave
          onClose={() => setChosen(null)}
          footer={
            <>
              <Button onPress={() => setChosen(null)}>{words.cancel}</Button>
              <Button
                variant="primary"
                isBusy={split.isPending}
                onPress={() => split.mutate({ params: { mergeId: chosen.mergeId } }, { onSuccess })}
              >
                {words.split}
              </Button>
            </>
          }
        >
          <p>{words.splitText(chosen.keptNo, chosen.mergedNo)}</p>
          {split.error !== null && <ProblemNote problem={split.error} />}
        </Dialog>
      )}
    </Panel>
  )
}
