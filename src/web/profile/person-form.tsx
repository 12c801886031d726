import { useState, type ReactNode } from 'react'
import { genderLabels } from '#domain/customer/gender.ts'
import { etagOf } from '#web/api/etag.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useChoices } from '#web/profile/choices.ts'
import { EditSheet } from '#web/profile/edit-sheet.tsx'
import { HiddenField } from '#web/profile/hidden-field.tsx'
import { changeOf, draftOf, isEmailFit, isPhoneFit, type PersonDraft } from '#web/profile/person-draft.ts'
import { staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { ReleaseFields } from '#web/profile/release-fields.tsx'
import { CheckField, SelectField } from '#web/ui/choice-field.tsx'
import { DateField, TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useGo } from '#web/use-go.ts'

/** Who a customer is, to be put right: what is changed here outranks imports. */
export function PersonForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useProfilePhrases()
  const profile = useProfile()
  const go = useGo()
  const before = draftOf(profile.person)
  const [draft, setDraft] = useState(before)
  const save = useChange('PATCH /customers/{customerId}', staleRoutes)
  const change = changeOf(before, draft)
  const isFit = draft.name.trim() !== '' && isPhoneFit(draft.phone) && isEmailFit(draft.email)
  const set = (part: Partial<PersonDraft>): void => setDraft((now) => ({ ...now, ...part }))
  const submit = (): void =>
    save.mutate(
      { params: { customerId: profile.customerId }, body: change, ifMatch: etagOf(profile) },
      {
        onSuccess: () => {
          showToast({ text: words.saved })
          onClose()
          // Whoever is at home elsewhere may be out of sight from now on.
          if (typeof change.centreId === 'number') go(hrefTo('customers'))
        },
      },
    )
  return (
    <EditSheet
      title={words.edit}
      onClose={onClose}
      onSave={submit}
      isBusy={save.isPending}
      isUnfit={Object.keys(change).length === 0 || !isFit}
      problem={save.error}
    >
      <TextField label={words.name} value={draft.name} onChange={(name) => set({ name })} isRequired />
      <WaysToReach draft={draft} set={set} />
      <About draft={draft} set={set} />
      <Whose draft={draft} set={set} />
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

interface PartProps {
  readonly draft: PersonDraft
  readonly set: (part: Partial<PersonDraft>) => void
}

function WaysToReach({ draft, set }: PartProps): ReactNode {
  const words = useProfilePhrases()
  const { phoneMasked, hasWechat, hasEmail, hasAddress } = useProfile().person
  return (
    <>
      <HiddenField
        label={words.phone}
        value={draft.phone}
        type="tel"
        kept={phoneMasked}
        problem={isPhoneFit(draft.phone) ? null : words.phoneUnfit}
        onChange={(phone) => set({ phone })}
      />
      <HiddenField
        label={words.wechat}
        value={draft.wechat}
        kept={hasWechat ? words.onFile : null}
        onChange={(wechat) => set({ wechat })}
      />
      <HiddenField
        label={words.email}
        value={draft.email}
        type="email"
        kept={hasEmail ? words.onFile : null}
        problem={isEmailFit(draft.email) ? null : words.emailUnfit}
        onChange={(email) => set({ email })}
      />
      <HiddenField
        label={words.address}
        value={draft.address}
        kept={hasAddress ? words.onFile : null}
        onChange={(address) => set({ address })}
      />
    </>
  )
}

function About({ draft, set }: PartProps): ReactNode {
  const words = useProfilePhrases()
  return (
    <>
      <TextField label={words.city} value={draft.city} onChange={(city) => set({ city })} />
      <SelectField
        label={words.gender}
        value={draft.gender}
        onChange={(gender) => set({ gender })}
        choices={useChoices(genderLabels)}
        none={words.notSaid}
      />
      <DateField label={words.birthday} value={draft.birthdayOn} onChange={(birthdayOn) => set({ birthdayOn })} />
    </>
  )
}

/** At which centre they are at home, and who looks after them. */
function Whose({ draft, set }: PartProps): ReactNode {
  const words = useProfilePhrases()
  const { person } = useProfile()
  const { data } = useAsk('GET /customers/choices', {})
  const advisors = (data?.advisors ?? []).map(({ staffId, name }) => ({ value: String(staffId), label: name }))
  const centres = (data?.centres ?? []).map(({ centreId, name }) => ({ value: String(centreId), label: name }))
  const isMoving = draft.centreId !== '' && draft.centreId !== String(person.centreId)
  return (
    <>
      <SelectField
        label={words.centre}
        value={draft.centreId}
        onChange={(centreId) => set({ centreId })}
        choices={centres}
        none={words.byFirstVisit}
        {...(isMoving ? { hint: words.movesAway } : {})}
      />
      <SelectField
        label={words.advisor}
        value={draft.advisorId}
        onChange={(advisorId) => set({ advisorId })}
        choices={advisors}
        none={words.byVisits}
      />
    </>
  )
}
