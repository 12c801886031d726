import type { ReactNode } from 'react'
import { type ChurnReason, churnReasonLabels } from '#domain/task/churn-reason.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useWords } from '#web/worklist/use-words.ts'

const reasons = Object.keys(churnReasonLabels) as ChurnReason[]

/** Why somebody said no: a reason saves at once; without one there is the button below. */
export function DeclineReasons({ onChoose }: { readonly onChoose: (reason: ChurnReason) => void }): ReactNode {
  const words = useWords()
  const label = useLabel()
  return (
    <fieldset className="callback">
      <legend>{words.whyDeclined}</legend>
      <div className="result-buttons">
        {reasons.map((reason) => (
          <button key={reason} type="button" className="result-button" onClick={() => onChoose(reason)}>
            {label(churnReasonLabels[reason])}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
