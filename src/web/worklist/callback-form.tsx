import { useEffect, useRef, useState, type ReactNode } from 'react'
import { fieldText, instantOfField, usualMoments } from '#web/worklist/moments.ts'
import { useNow } from '#web/worklist/now.ts'
import { useMoment } from '#web/worklist/use-moment.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'

/** When the customer wants to be called: a usual time saves at once, any other is typed. */
export function CallbackForm({ onChoose }: { readonly onChoose: (at: string) => void }): ReactNode {
  const words = useWords()
  const moment = useMoment()
  const now = useNow()
  const moments = usualMoments(now, words)
  const [text, setText] = useState(fieldText(moments[0]?.at ?? now))
  const usual = useRef<HTMLDivElement>(null)
  useEffect(() => usual.current?.querySelector('button')?.focus({ preventScroll: true }), [])
  const at = instantOfField(text)
  const isFit = at !== null && at > now
  return (
    <fieldset className="callback">
      <legend>{words.callbackWhen}</legend>
      <div className="callback-usual" ref={usual}>
        {moments.map((each) => (
          <button key={each.id} type="button" className="result-button" onClick={() => onChoose(each.at)}>
            {each.label} <small className="muted">{moment(each.at)}</small>
          </button>
        ))}
      </div>
      <div className="row callback-exact">
        <Field label={words.callbackAt}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              type="datetime-local"
              min={fieldText(now)}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Button variant="primary" isDisabled={!isFit} onPress={() => isFit && onChoose(at)}>
          {words.callbackSave}
        </Button>
      </div>
    </fieldset>
  )
}
