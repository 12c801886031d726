import { useState, type ReactNode } from 'react'
import { type CalculatorInput, unitLabels } from '#domain/calculator/calculator.ts'
import { policyProblemLabels, problemWith } from '#domain/check-setting.ts'
import type { SettingValue } from '#domain/settings.ts'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { SelectField } from '#web/ui/choice-field.tsx'
import { NumberField } from '#web/ui/text-field.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface InputFieldProps {
  readonly name: string
  readonly input: CalculatorInput
  readonly value: SettingValue
  readonly usual: SettingValue
  /** Whether `usual` is the centre's own figure. */
  readonly isOwn: boolean
  readonly onChange: (value: SettingValue) => void
}

/** One input with its unit, and where its value comes from. */
export function InputField({ name, input, value, usual, isOwn, onChange }: InputFieldProps): ReactNode {
  const label = useLabel()
  const origin = useOrigin(input, { value, usual, isOwn })
  if ('choices' in input) {
    const choices = Object.entries(input.choices).map(([id, words]) => ({ value: id, label: label(words) }))
    return (
      <SelectField
        name={name}
        label={label(input.label)}
        hint={origin}
        value={String(value)}
        choices={choices}
        onChange={onChange}
      />
    )
  }
  return <Amount name={name} input={input} value={Number(value)} hint={origin} onChange={onChange} />
}

interface AmountProps {
  readonly name: string
  readonly input: CalculatorInput
  readonly value: number
  readonly hint: string
  readonly onChange: (value: number) => void
}

/** What is being typed stays as it is typed; only what can be is worked with. Shares are typed as percent. */
function Amount({ name, input, value, hint, onChange }: AmountProps): ReactNode {
  const label = useLabel()
  const words = usePhrases(calculatorsZh, calculatorsEn)
  const [draft, setDraft] = useState<{ readonly of: number; readonly typed: number | null } | null>(null)
  const scale = input.unit === 'share' ? 100 : 1
  const shown = draft !== null && draft.of === value ? draft.typed : tidy(value * scale)
  const problemOf = (typed: number | null) => problemWith(typed === null ? null : tidy(typed / scale), input)
  const problem = problemOf(shown)
  const change = (typed: number | null): void => {
    const next = typed === null ? null : tidy(typed / scale)
    const isFit = next !== null && problemOf(typed) === null
    setDraft({ of: isFit ? next : value, typed })
    if (isFit) onChange(next)
  }
  return (
    <NumberField
      name={name}
      label={label(input.label)}
      hint={hint}
      unit={label(unitLabels[input.unit])}
      value={shown}
      {...('choices' in input ? {} : { min: input.min * scale, max: input.max * scale })}
      problem={
        problem === null
          ? null
          : words.unfit(label(policyProblemLabels[problem]), `${tidy(value * scale)}`, boundsOf(input, scale))
      }
      onChange={change}
    />
  )
}

function boundsOf(input: CalculatorInput, scale: number): string {
  return 'choices' in input ? '' : `${tidy(input.min * scale)}–${tidy(input.max * scale)}`
}

/** Without the dust of binary fractions: 0.07 × 100 is 7. */
function tidy(value: number): number {
  return Number(value.toFixed(8))
}

function useOrigin(
  input: CalculatorInput,
  { value, usual, isOwn }: Pick<InputFieldProps, 'value' | 'usual' | 'isOwn'>,
): string {
  const words = usePhrases(calculatorsZh, calculatorsEn)
  const label = useLabel()
  const format = useFormat()
  const told = (): string => {
    if ('choices' in input) return label(input.choices[String(usual)] ?? { zh: String(usual), en: String(usual) })
    if (input.unit === 'share') return format.percent(Number(usual), Number.isInteger(Number(usual) * 100) ? 0 : 1)
    return format.number(Number(usual), Number.isInteger(usual) ? 0 : 1)
  }
  if (value !== usual) return words.origins.yours(told())
  if (isOwn) return words.origins.own
  return typeof input.origin === 'string' ? words.origins[input.origin] : words.origins.policy
}
