import { useState, type ReactNode } from 'react'
import { parseDay } from '#domain/calendar.ts'
import { isWholePhone } from '#domain/customer/phone.ts'
import type { Asked } from '#web/api/client.ts'
import { etagOf } from '#web/api/etag.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { EditSheet } from '#web/profile/edit-sheet.tsx'
import { type Profile, staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { ReleaseFields } from '#web/profile/release-fields.tsx'
import { CheckField, SelectField } from '#web/ui/choice-field.tsx'
import { DateField, TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'

type Change = NonNullable<Asked<'PATCH /customers/{customerId}'>['body']>

interface Draft {
  readonly name: string
  /** Empty: as it is; it is masked here. */
  readonly phone: string
  readonly city: string
  readonly birthdayOn: string
  readonly advisorId: string
  readonly tags: string
  readonly isVipByHand: boolean
  readonly doNotContact: boolean
}

export function PersonForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useProfilePhrases()
  const profile = useProfile()
  const before = draftOf(profile.person)
  const [draft, setDraft] = useState(before)
  const { data } = useAsk('GET /customers/choices', {})
  const save = useChange('PATCH /customers/{customerId}', staleRoutes)
  const change = changeOf(before, draft)
  const isPhoneFit = draft.phone.trim() === '' || isWholePhone(draft.phone.replaceAll(/[\s-]/g, ''))
  const set = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }))
  const send = (): void =>
    save.mutate(
      { params: { customerId: profile.customerId }, body: change, ifMatch: etagOf(profile) },
      {
        onSuccess: () => {
          showToast({ text: words.saved })
          onClose()
        },
      },
    )
  const advisors = (data?.advisors ?? []).map(({ staffId, name }) => ({ value: String(staffId), label: name }))
  return (
    <EditSheet
      title={words.edit}
      onClose={onClose}
      onSave={send}
      isBusy={save.isPending}
      isUnfit={Object.keys(change).length === 0 || draft.name.trim() === '' || !isPhoneFit}
      problem={save.error}
    >
      <TextField label={words.name} value={draft.name} onChange={(name) => set({ name })} isRequired />
      <TextField
        label={words.phone}
        value={draft.phone}
        type="tel"
        placeholder={profile.person.phoneMasked ?? ''}
        problem={isPhoneFit ? null : words.phoneUnfit}
        onChange={(phone) => set({ phone })}
      />
      <TextField label={words.city} value={draft.city} onChange={(city) => set({ city })} />
      <DateField label={words.birthday} value={draft.birthdayOn} onChange={(birthdayOn) => set({ birthdayOn })} />
      <SelectField
        label={words.advisor}
        value={draft.advisorId}
        onChange={(advisorId) => set({ advisorId })}
        choices={advisors}
        none={words.byVisits}
      />
      <TextField label={words.tags} hint={words.tagsHint} value={draft.tags} onChange={(tags) => set({ tags })} />
      <CheckField
        label={words.vipByHand}
        isChecked={draft.isVipByHand}
        onChange={(isVipByHand) => set({ isVipByHand })}
      />
      <CheckField
        label={words.doNotContact}
        hint={words.doNotContactHint}
        isChecked={draft.doNotContact}
        onChange={(doNotContact) => set({ doNotContact })}
      />
      <ReleaseFields onDone={onClose} />
    </EditSheet>
  )
}

function draftOf(person: Profile['person']): Draft {
  return {
    name: person.name ?? '',
    phone: '',
    city: person.city ?? '',
    birthdayOn: person.birthdayOn ?? '',
    advisorId: person.advisorId === null ? '' : String(person.advisorId),
    tags: person.tags.join('、'),
    isVipByHand: person.isVipByHand,
    doNotContact: person.doNotContact,
  }
}

const read: { readonly [K in keyof Draft]: (value: Draft[K]) => unknown } = {
  name: (name) => name.trim(),
  phone: (phone) => (phone.trim() === '' ? undefined : phone.trim()),
  city: (city) => (city.trim() === '' ? null : city.trim()),
  birthdayOn: (on) => (on === '' ? null : parseDay(on)),
  advisorId: (advisorId) => (advisorId === '' ? null : Number(advisorId)),
  tags: (tags) => [...new Set(tags.split(/[、,，]/).map((tag) => tag.trim()))].filter((tag) => tag !== ''),
  isVipByHand: (is) => is,
  doNotContact: (is) => is,
}

/** Only what differs is sent: what others change meanwhile of the rest is theirs. */
function changeOf(before: Draft, after: Draft): Change {
  const changed = (Object.keys(read) as (keyof Draft)[]).filter((name) => before[name] !== after[name])
  return Object.fromEntries(changed.map((name) => [name, read[name](after[name] as never)])) as Change
}
