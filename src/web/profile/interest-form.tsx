import { useState, type ReactNode } from 'react'
import { interestLength, usualInterests } from '#domain/relationship/interest.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useLabel } from '#web/phrases/language.ts'
import { EditSheet } from '#web/profile/edit-sheet.tsx'
import { staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'

/** What a customer would like to have: one tap for what is usual, or a few words. What is open already is not offered. */
export function InterestForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const { customerId, interests } = useProfile()
  const [text, setText] = useState('')
  const record = useChange('POST /customers/{customerId}/interests', staleRoutes)
  const save = (interest: string): void =>
    record.mutate(
      { params: { customerId }, body: { text: interest } },
      {
        onSuccess: () => {
          showToast({ text: words.written })
          onClose()
        },
      },
    )
  const offered = usualInterests.map(say).filter((usual) => interests.every((each) => each.text !== usual))
  return (
    <EditSheet
      title={words.writes.interest}
      onClose={onClose}
      onSave={() => save(text.trim())}
      isBusy={record.isPending}
      isUnfit={text.trim() === ''}
      problem={record.error}
    >
      <p className="muted">{words.interestHint}</p>
      <div className="row">
        {offered.map((usual) => (
          <Button key={usual} isDisabled={record.isPending} onPress={() => save(usual)}>
            {usual}
          </Button>
        ))}
      </div>
      <TextField label={words.otherInterest} value={text} onChange={setText} maxLength={interestLength} />
    </EditSheet>
  )
}
