import type { ReactNode } from 'react'
import { Field, type FieldProps } from '#web/ui/field.tsx'

export interface Choice<V extends string = string> {
  readonly value: V
  readonly label: string
}

interface SelectFieldProps<V extends string> extends FieldProps {
  readonly value: V | ''
  readonly onChange: (value: V | '') => void
  readonly choices: readonly Choice<V>[]
  /** What no choice is called; without it one has to be chosen. */
  readonly none?: string
}

export function SelectField<V extends string>({
  value,
  onChange,
  choices,
  none,
  ...field
}: SelectFieldProps<V>): ReactNode {
  return (
    <Field {...field}>
      {(ties) => (
        <select
          {...ties}
          className="input"
          value={value}
          onChange={({ target }) => onChange(choices.find((choice) => choice.value === target.value)?.value ?? '')}
        >
          {none !== undefined && <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface CheckProps {
  readonly label: ReactNode
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly hint?: string
  readonly isDisabled?: boolean
  readonly name?: string
}

export function CheckField({ label, isChecked, onChange, hint, isDisabled = false, name }: CheckProps): ReactNode {
  return (
    <label className="check">
      <input
        type="checkbox"
        name={name}
        checked={isChecked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <span className="field-hint"> {hint}</span>}
      </span>
    </label>
  )
}

/** For what takes effect at once; what waits for "save" is a `CheckField`. */
export function SwitchField({ label, isChecked, onChange, hint, isDisabled = false, name }: CheckProps): ReactNode {
  return (
    <label className="check switch">
      <input
        type="checkbox"
        role="switch"
        name={name}
        checked={isChecked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <span className="field-hint"> {hint}</span>}
      </span>
    </label>
  )
}

interface RadioFieldProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly onChange: (value: V) => void
  readonly choices: readonly Choice<V>[]
  readonly name: string
}

export function RadioField<V extends string>({ label, value, onChange, choices, name }: RadioFieldProps<V>): ReactNode {
  return (
    <fieldset className="radios">
      <legend className="field-label">{label}</legend>
      {choices.map((choice) => (
        <label className="check" key={choice.value}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
