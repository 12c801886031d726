import { useId, type ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import '#web/ui/field.css'

/** What every field of a form has in common. */
export interface FieldProps {
  readonly label: string
  /** How to fill it in; stays visible. */
  readonly hint?: ReactNode
  /** Why it cannot stay as it is. */
  readonly problem?: string | null | undefined
  readonly isOptional?: boolean
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly name?: string
  /** The label is read out, but not shown: where its place says it. */
  readonly hidesLabel?: boolean
}

/** What an input needs so that its label, hint and problem are its own. */
export interface InputTies {
  readonly id: string
  readonly name: string | undefined
  readonly disabled: boolean
  readonly required: boolean
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

interface Props extends FieldProps {
  readonly children: (ties: InputTies) => ReactNode
}

export function Field(props: Props): ReactNode {
  const { label, hint, problem, hidesLabel = false, children } = props
  const id = useId()
  const words = useUiPhrases()
  return (
    <div className="field">
      <label htmlFor={id} className={hidesLabel ? 'hidden-text' : 'field-label'}>
        {label}
        {props.isOptional === true && <small>{words.optional}</small>}
      </label>
      {children(tiesOf(id, props))}
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {isSaid(problem) && (
        <p className="field-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function tiesOf(id: string, { hint, problem, name, isDisabled = false, isRequired = false }: FieldProps): InputTies {
  const described = [hint === undefined ? '' : `${id}-hint`, isSaid(problem) ? `${id}-problem` : ''].join(' ').trim()
  return {
    id,
    name,
    disabled: isDisabled,
    required: isRequired,
    'aria-invalid': isSaid(problem),
    'aria-describedby': described === '' ? undefined : described,
  }
}

function isSaid(problem: string | null | undefined): boolean {
  return problem !== undefined && problem !== null && problem !== ''
}
