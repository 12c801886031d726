import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import type { Told } from '#web/complaints/told.ts'
import { useStep } from '#web/complaints/use-step.ts'
import { complaintsEn } from '#web/phrases/complaints.en.ts'
import { complaintsZh } from '#web/phrases/complaints.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { SelectField } from '#web/ui/choice-field.tsx'
import { ProblemNote } from '#web/ui/note.tsx'

/** Whose complaint it is; handed over by choosing somebody else. */
export function OwnerField({ told }: { readonly told: Told }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const { data } = useAsk('GET /customers/choices', {})
  const { take, isBusy, problem } = useStep(told)
  const others = (data?.advisors ?? []).filter(({ staffId }) => staffId !== told.owner?.staffId)
  const known = told.owner === null ? others : [told.owner, ...others]
  return (
    <>
      <SelectField
        label={words.owner}
        value={told.owner === null ? '' : String(told.owner.staffId)}
        none={words.nobody}
        isDisabled={isBusy}
        choices={known.map(({ staffId, name }) => ({ value: String(staffId), label: name }))}
        onChange={(staffId) => take({ do: 'assign', ownerStaffId: staffId === '' ? null : Number(staffId) })}
      />
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  )
}
