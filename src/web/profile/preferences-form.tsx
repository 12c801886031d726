import { useState, type ReactNode } from 'react'
import {
  mainUseLabels,
  preferredChannelLabels,
  preferredTimeLabels,
  type Preferences,
  priceSensitivityLabels,
  wantLabels,
} from '#domain/customer/preferences.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useChoices } from '#web/profile/choices.ts'
import { EditSheet } from '#web/profile/edit-sheet.tsx'
import { staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { CheckField, type Choice, SelectField } from '#web/ui/choice-field.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'

const nothing: Preferences = { times: [], channel: null, priceSensitivity: null, wants: [], drink: null, mainUse: null }

export function PreferencesForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useProfilePhrases()
  const { customerId, preferences } = useProfile()
  const [draft, setDraft] = useState<Preferences>(preferences ?? nothing)
  const save = useChange('PUT /customers/{customerId}/preferences', staleRoutes)
  const set = (part: Partial<Preferences>): void => setDraft((now) => ({ ...now, ...part }))
  const [times, channels, prices] = [
    useChoices(preferredTimeLabels),
    useChoices(preferredChannelLabels),
    useChoices(priceSensitivityLabels),
  ]
  const [wants, uses] = [useChoices(wantLabels), useChoices(mainUseLabels)]
  const send = (): void => {
    const drink = draft.drink?.trim() ?? ''
    const body = { ...draft, times: [...draft.times], wants: [...draft.wants], drink: drink === '' ? null : drink }
    save.mutate(
      { params: { customerId }, body },
      {
        onSuccess: () => {
          showToast({ text: words.written })
          onClose()
        },
      },
    )
  }
  return (
    <EditSheet
      title={words.writes.preferences}
      onClose={onClose}
      onSave={send}
      isBusy={save.isPending}
      problem={save.error}
    >
      <Checks label={words.times} choices={times} chosen={draft.times} onChoose={(chosen) => set({ times: chosen })} />
      <SelectField
        label={words.channel}
        value={draft.channel ?? ''}
        onChange={(value) => set({ channel: value === '' ? null : value })}
        choices={channels}
        none="—"
      />
      <Checks label={words.wants} choices={wants} chosen={draft.wants} onChoose={(chosen) => set({ wants: chosen })} />
      <SelectField
        label={words.priceSensitivity}
        value={draft.priceSensitivity ?? ''}
        onChange={(value) => set({ priceSensitivity: value === '' ? null : value })}
        choices={prices}
        none="—"
      />
      <SelectField
        label={words.mainUse}
        value={draft.mainUse ?? ''}
        onChange={(value) => set({ mainUse: value === '' ? null : value })}
        choices={uses}
        none="—"
      />
      <TextField label={words.drink} value={draft.drink ?? ''} onChange={(drink) => set({ drink })} maxLength={50} />
    </EditSheet>
  )
}

interface ChecksProps<V extends string> {
  readonly label: string
  readonly choices: readonly Choice<V>[]
  readonly chosen: readonly V[]
  readonly onChoose: (chosen: readonly V[]) => void
}

function Checks<V extends string>({ label, choices, chosen, onChoose }: ChecksProps<V>): ReactNode {
  return (
    <fieldset className="profile-checks">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <CheckField
          key={choice.value}
          label={choice.label}
          isChecked={chosen.includes(choice.value)}
          onChange={(is) => onChoose(is ? [...chosen, choice.value] : chosen.filter((each) => each !== choice.value))}
        />
      ))}
    </fieldset>
  )
}
