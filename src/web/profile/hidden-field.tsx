import type { ReactNode } from 'react'
import type { HiddenDraft } from '#web/profile/person-draft.ts'
import { useProfilePhrases } from '#web/profile/profile-of.ts'
import { CheckField } from '#web/ui/choice-field.tsx'
import { TextField } from '#web/ui/text-field.tsx'

interface HiddenFieldProps {
  readonly label: string
  readonly value: HiddenDraft
  readonly onChange: (value: HiddenDraft) => void
  /** What stands there now, as far as it is told: masked, or that there is something; null = nothing. */
  readonly kept: string | null
  readonly type?: 'tel' | 'email'
  readonly problem?: string | null
}

/** A value that is not told: left empty it stays, a new one takes its place, and emptying it is a tick of its own. */
export function HiddenField({ label, value, onChange, kept, type, problem = null }: HiddenFieldProps): ReactNode {
  const words = useProfilePhrases()
  return (
    <div>
      <TextField
        label={label}
        value={value ?? ''}
        placeholder={kept ?? ''}
        onChange={onChange}
        isDisabled={value === null}
        problem={problem}
        {...(type === undefined ? {} : { type })}
        {...(kept === null ? {} : { hint: words.keptHint })}
      />
      {kept !== null && (
        <CheckField
          label={words.emptyOut(label)}
          isChecked={value === null}
          onChange={(isEmptied) => onChange(isEmptied ? null : '')}
        />
      )}
    </div>
  )
}
