import type { ReactNode } from 'react'
import { etagOf } from '#web/api/etag.ts'
import { useChange } from '#web/api/use-ask.ts'
import type { Asked } from '#web/api/client.ts'
import { staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { Button } from '#web/ui/button.tsx'
import { Note, ProblemNote } from '#web/ui/note.tsx'
import { showToast } from '#web/ui/toasts.tsx'

type Field = NonNullable<Asked<'POST /customers/{customerId}/released-fields'>['body']>['fields'][number]

/** The field that a held column belongs to. */
const fieldOf: Readonly<Record<string, Field>> = {
  name: 'name',
  phone: 'phone',
  other_phones: 'otherPhones',
  wechat: 'wechat',
  email: 'email',
  gender: 'gender',
  birthday: 'birthdayOn',
  city: 'city',
  address: 'address',
  named_centre_id: 'centreId',
  named_advisor_id: 'advisorId',
  tags: 'tags',
  vip_by_hand: 'isVipByHand',
  do_not_contact: 'doNotContact',
}

/** What was changed here outranks imports until somebody lets them have it again. */
export function ReleaseFields({ onDone }: { readonly onDone: () => void }): ReactNode {
  const words = useProfilePhrases()
  const profile = useProfile()
  const release = useChange('POST /customers/{customerId}/released-fields', staleRoutes)
  const fields = profile.person.held.flatMap((column) => fieldOf[column] ?? [])
  if (fields.length === 0) return null
  const send = (): void =>
    release.mutate(
      { params: { customerId: profile.customerId }, body: { fields }, ifMatch: etagOf(profile) },
      {
        onSuccess: () => {
          showToast({ text: words.released })
          onDone()
        },
      },
    )
  return (
    <Note
      actions={
        <Button size="small" isBusy={release.isPending} onPress={send}>
          {words.releaseAll}
        </Button>
      }
    >
      {words.held}
      {release.error !== null && <ProblemNote problem={release.error} />}
    </Note>
  )
}
