import type { ReactNode } from 'react'
import type { Told } from '#web/complaints/told.ts'
import { useStep } from '#web/complaints/use-step.ts'
import { complaintsEn } from '#web/phrases/complaints.en.ts'
import { complaintsZh } from '#web/phrases/complaints.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Note, ProblemNote } from '#web/ui/note.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** A compensation that waits for a yes or no; the buttons are for whoever may say it. */
export function Decision({ told }: { readonly told: Told }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const format = useFormat()
  const { take, isBusy, problem } = useStep(told)
  const mayDecide = (told.wantedCompensationFen ?? 0) <= told.grantsUpToFen
  return (
    <>
      <Note
        tone="fair"
        {...(mayDecide
          ? {
              actions: (
                <>
                  <Button isBusy={isBusy} onPress={() => take({ do: 'decide', isGranted: false, text: null })}>
                    {words.decline}
                  </Button>
                  <Button
                    variant="primary"
                    isBusy={isBusy}
                    onPress={() => take({ do: 'decide', isGranted: true, text: null })}
                  >
                    {words.grant}
                  </Button>
                </>
              ),
            }
          : {})}
      >
        {words.wanted(format.exactMoney(told.wantedCompensationFen))}
      </Note>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  )
}
