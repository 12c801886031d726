import { useState, type ComponentProps, type ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { IconButton } from '#web/ui/button.tsx'
import { Field, type FieldProps } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icons.tsx'

interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'url'
  readonly placeholder?: string
  readonly autoComplete?: string
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly inputMode?: ComponentProps<'input'>['inputMode']
  /** More than one line: so many are shown. */
  readonly lines?: number
}

export function TextField({ value, onChange, type = 'text', lines = 1, ...props }: TextFieldProps): ReactNode {
  const [isShown, setShown] = useState(false)
  const words = useUiPhrases()
  const { placeholder, autoComplete, autoFocus = false, maxLength, inputMode, ...field } = props
  const extras = { placeholder, autoComplete, autoFocus, maxLength, inputMode, value, className: 'input' }
  return (
    <Field {...field}>
      {(ties) =>
        lines > 1 ? (
          <textarea {...ties} {...extras} rows={lines} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <span className="input-with">
            <input
              {...ties}
              {...extras}
              type={isShown ? 'text' : type}
              onChange={(event) => onChange(event.target.value)}
            />
            {type === 'password' && (
              <span className="input-after">
                <IconButton
                  icon="eye"
                  size="small"
                  label={isShown ? words.hidePassword : words.showPassword}
                  onPress={() => setShown(!isShown)}
                />
              </span>
            )}
          </span>
        )
      }
    </Field>
  )
}

interface NumberFieldProps extends FieldProps {
  /** Null: nothing filled in. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number | 'any'
  /** Stands behind the number: 元, %, 天. */
  readonly unit?: string
}

export function NumberField({ value, onChange, min, max, step = 'any', unit, ...field }: NumberFieldProps): ReactNode {
  return (
    <Field {...field}>
      {(ties) => (
        <span className={unit === undefined ? 'input-with' : 'input-with input-with-unit'}>
          <input
            {...ties}
            className="input input-number"
            type="number"
            inputMode="decimal"
            value={value ?? ''}
            min={min}
            max={max}
            step={step}
            onChange={({ target }) => onChange(Number.isNaN(target.valueAsNumber) ? null : target.valueAsNumber)}
          />
          {unit !== undefined && <span className="input-unit">{unit}</span>}
        </span>
      )}
    </Field>
  )
}

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly min?: string
  readonly max?: string
}

export function DateField({ value, onChange, min, max, ...field }: DateFieldProps): ReactNode {
  return (
    <Field {...field}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="date"
          value={value}
          min={min}
          max={max}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface SearchFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

export function SearchField({
  value,
  onChange,
  placeholder,
  autoFocus = false,
  ...field
}: SearchFieldProps): ReactNode {
  return (
    <Field hidesLabel {...field}>
      {(ties) => (
        <span className="input-with input-with-before">
          <span className="input-before">
            <Icon name="search" size={16} />
          </span>
          <input
            {...ties}
            className="input"
            type="search"
            autoComplete="off"
            autoFocus={autoFocus}
            value={value}
            placeholder={placeholder}
            onChange={(event) => onChange(event.target.value)}
          />
        </span>
      )}
    </Field>
  )
}
