import { useState, type FormEvent, type ReactNode } from 'react'
import { rootCauses, type RootCause } from '#domain/complaint/root-cause.ts'
import type { Told } from '#web/complaints/told.ts'
import { useStep } from '#web/complaints/use-step.ts'
import { complaintsEn } from '#web/phrases/complaints.en.ts'
import { complaintsZh } from '#web/phrases/complaints.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioField, SelectField } from '#web/ui/choice-field.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { NumberField, TextField } from '#web/ui/text-field.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Act = 'respond' | 'note' | 'compensate' | 'resolve' | 'reopen'

/** What can be done next, the likeliest first: answer, then settle. */
function actsOf({ resolution, response }: Told): readonly Act[] {
  if (resolution.state === 'met' || resolution.state === 'missed') return ['reopen', 'note']
  const isAnswered = response.state === 'met' || response.state === 'missed'
  return isAnswered ? ['resolve', 'note', 'compensate'] : ['respond', 'note', 'compensate', 'resolve']
}

/** The next step about a complaint, in one form. */
export function StepForm({ told }: { readonly told: Told }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const label = useLabel()
  const format = useFormat()
  const acts = actsOf(told)
  const [act, setAct] = useState<Act>(acts[0] ?? 'note')
  const [text, setText] = useState('')
  const [yuan, setYuan] = useState<number | null>(null)
  const [cause, setCause] = useState<RootCause | ''>('')
  const { take, isBusy, problem } = useStep(told)
  const isUnfit = text.trim() === '' || (act === 'compensate' && !yuan) || (act === 'resolve' && cause === '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isUnfit) return
    const said = text.trim()
    if (act === 'compensate') take({ do: act, amountFen: Math.round((yuan ?? 0) * 100), text: said })
    else if (act === 'resolve' && cause !== '') take({ do: act, rootCause: cause, text: said })
    else if (act !== 'resolve') take({ do: act, text: said })
  }
  return (
    <form className="stack complaint-step" onSubmit={submit}>
      <RadioField
        name="act"
        label={words.doing}
        value={act}
        choices={acts.map((value) => ({ value, label: words.acts[value] }))}
        onChange={setAct}
      />
      {act === 'compensate' && (
        <NumberField
          label={words.amount}
          unit={words.yuan}
          value={yuan}
          min={0}
          onChange={setYuan}
          hint={words.beyond(format.exactMoney(told.grantsUpToFen))}
        />
      )}
      {act === 'resolve' && (
        <SelectField
          label={words.rootCause}
          value={cause}
          none="—"
          choices={(Object.keys(rootCauses) as RootCause[]).map((value) => ({
            value,
            label: label(rootCauses[value]),
          }))}
          onChange={setCause}
        />
      )}
      <TextField label={words.text[act]} value={text} onChange={setText} lines={3} maxLength={2000} isRequired />
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="row">
        <Button type="submit" variant="primary" isBusy={isBusy} isDisabled={isUnfit}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
