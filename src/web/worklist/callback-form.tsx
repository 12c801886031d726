import { useState, type ReactNode } from 'react'
import { fieldText, instantOfField, usualMoments } from '#web/worklist/moments.ts'
import { useNow } from '#web/worklist/use-now.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'

/** When the customer wants to be called: a usual time saves at once, any other is typed. */
export function CallbackForm({ onChoose }: { readonly onChoose: (at: string) => void }): ReactNode {
  const words = useWords()
  const now = useNow()
  const moments = usualMoments(now, words)
  const [text, setText] = useState(fieldText(moments.at(-1)?.at ?? now))
  const at = instantOfField(text)
  return (
    <fieldset className="callback">
      <legend>{words.callbackWhen}</legend>
      <div className="row">
        {moments.map((moment) => (
          <Button key={moment.id} onPress={() => onChoose(moment.at)}>
            {moment.label}
          </Button>
        ))}
      </div>
      <div className="row callback-exact">
        <Field label={words.callbackAt}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              type="datetime-local"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Button variant="primary" isDisabled={at === null} onPress={() => at !== null && onChoose(at)}>
          {words.callbackSave}
        </Button>
      </div>
    </fieldset>
  )
}
