import { useState, type ReactNode } from 'react'
import { parseDay } from '#domain/calendar.ts'
import { touchChannelLabels, type TouchChannel } from '#domain/touch/touch-channel.ts'
import { touchPurposeLabels, type TouchPurpose } from '#domain/touch/touch-purpose.ts'
import { touchResultLabels, type TouchResult } from '#domain/touch/touch-result.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useChoices } from '#web/profile/choices.ts'
import { EditSheet } from '#web/profile/edit-sheet.tsx'
import { staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { RadioField, SelectField } from '#web/ui/choice-field.tsx'
import { DateField, TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'

/** A contact that somebody had: mostly a call that was answered, and what was said. */
export function ContactForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useProfilePhrases()
  const { customerId } = useProfile()
  const { today } = useMe().group
  const [channel, setChannel] = useState<TouchChannel>('phone')
  const [direction, setDirection] = useState<'in' | 'out'>('out')
  const [purpose, setPurpose] = useState<TouchPurpose | ''>('value')
  const [result, setResult] = useState<TouchResult>('reached')
  const [note, setNote] = useState('')
  const [on, setOn] = useState<string>(today)
  const save = useChange('POST /customers/{customerId}/contacts', staleRoutes)
  const day = parseDay(on)
  const [channels, purposes, results] = [
    useChoices(touchChannelLabels),
    useChoices(touchPurposeLabels),
    useChoices(touchResultLabels),
  ]
  const send = (): void => {
    const said = { channel, direction, purpose: purpose === '' ? null : purpose, result }
    save.mutate(
      { params: { customerId }, body: { ...said, note: note.trim() === '' ? null : note.trim(), on: day ?? today } },
      {
        onSuccess: () => {
          showToast({ text: words.written })
          onClose()
        },
      },
    )
  }
  const directions = [
    { value: 'out' as const, label: words.directions.out },
    { value: 'in' as const, label: words.directions.in },
  ]
  return (
    <EditSheet
      title={words.writes.contact}
      onClose={onClose}
      onSave={send}
      isBusy={save.isPending}
      isUnfit={day === null || day > today}
      problem={save.error}
    >
      <SelectField
        label={words.result}
        value={result}
        onChange={(value) => value !== '' && setResult(value)}
        choices={results}
      />
      <TextField
        label={words.contactNote}
        value={note}
        onChange={setNote}
        lines={3}
        maxLength={2000}
        isOptional
        autoFocus
      />
      <SelectField
        label={words.contactChannel}
        value={channel}
        onChange={(value) => value !== '' && setChannel(value)}
        choices={channels}
      />
      <SelectField label={words.purpose} value={purpose} onChange={setPurpose} choices={purposes} none="—" />
      <RadioField
        label={words.direction}
        name="direction"
        value={direction}
        onChange={setDirection}
        choices={directions}
      />
      <DateField label={words.day} value={on} onChange={setOn} max={today} />
    </EditSheet>
  )
}
