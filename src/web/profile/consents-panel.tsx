import { useState, type ReactNode } from 'react'
import { etagOf } from '#web/api/etag.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { type Profile, staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { RadioField, SelectField } from '#web/ui/choice-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Consent = Profile['consents'][number]

export function ConsentsPanel(): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const { today } = useMe().group
  const { consents, mayEdit } = useProfile()
  const [isSetting, setSetting] = useState(false)
  const button = (
    <Button size="small" variant="quiet" onPress={() => setSetting(true)}>
      {words.setConsent}
    </Button>
  )
  return (
    <Panel title={words.consents} {...(mayEdit ? { actions: button } : {})}>
      {consents.length === 0 && <p className="muted">{words.noConsents}</p>}
      <ul className="profile-notes">
        {consents.map(({ channel, purpose, state, since, isHeld }) => (
          <li key={channel + purpose} className="row">
            <Badge tone={state === 'granted' ? 'good' : 'bad'} sign={state === 'granted' ? '✓' : '✕'}>
              {words.states[state]}
            </Badge>
            <span>
              {words.purposes[purpose]} · {words.consentChannels[channel]}
            </span>
            <span className="muted">
              {[since === null ? null : format.day(since, today), isHeld ? words.heldHere : null]
                .filter((each) => each !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {isSetting && <ConsentForm onClose={() => setSetting(false)} />}
    </Panel>
  )
}

function ConsentForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useProfilePhrases()
  const ui = useUiPhrases()
  const profile = useProfile()
  const [channel, setChannel] = useState<Consent['channel']>('any')
  const [purpose, setPurpose] = useState<Consent['purpose']>('marketing')
  const [state, setState] = useState<Consent['state']>('granted')
  const [how, setHow] = useState('')
  const save = useChange('PUT /customers/{customerId}/consents', staleRoutes)
  const send = (): void =>
    save.mutate(
      {
        params: { customerId: profile.customerId },
        body: { channel, purpose, state, how: how.trim() },
        ifMatch: etagOf(profile),
      },
      {
        onSuccess: () => {
          showToast({ text: words.written })
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={words.setConsent}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button variant="primary" isBusy={save.isPending} isDisabled={how.trim() === ''} onPress={send}>
            {ui.save}
          </Button>
        </>
      }
    >
      <div className="stack">
        <RadioField
          label={words.consents}
          name="state"
          value={state}
          onChange={setState}
          choices={choicesOf(words.states)}
        />
        <SelectField
          label={words.purpose}
          value={purpose}
          onChange={(value) => value !== '' && setPurpose(value)}
          choices={choicesOf(words.purposes)}
        />
        <SelectField
          label={words.channel}
          value={channel}
          onChange={(value) => value !== '' && setChannel(value)}
          choices={choicesOf(words.consentChannels)}
        />
        <TextField label={words.consentHow} hint={words.consentHowHint} value={how} onChange={setHow} isRequired />
        {save.error !== null && <ProblemNote problem={save.error} />}
      </div>
    </Dialog>
  )
}

function choicesOf<K extends string>(labels: Readonly<Record<K, string>>): { value: K; label: string }[] {
  return (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }))
}
