import { useState, type ReactNode } from 'react'
import { parseDay } from '#domain/calendar.ts'
import type { Asked } from '#web/api/client.ts'
import { etagOf } from '#web/api/etag.ts'
import { useChange } from '#web/api/use-ask.ts'
import { EditSheet } from '#web/profile/edit-sheet.tsx'
import { type Profile, staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { DateField, TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'

interface CarFormProps {
  readonly car: Profile['cars'][number]
  readonly onClose: () => void
}

type Change = NonNullable<Asked<'PATCH /customers/{customerId}/cars/{carId}'>['body']>

const texts = ['plate', 'model', 'color'] as const
const days = ['deliveredOn', 'warrantyEndsOn', 'batteryWarrantyEndsOn'] as const

export function CarForm({ car, onClose }: CarFormProps): ReactNode {
  const words = useProfilePhrases()
  const profile = useProfile()
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>({})
  const save = useChange('PATCH /customers/{customerId}/cars/{carId}', staleRoutes)
  const labels = {
    plate: words.plate,
    model: words.model,
    color: words.color,
    deliveredOn: words.delivered,
    warrantyEndsOn: words.warrantyEnds,
    batteryWarrantyEndsOn: words.batteryEnds,
  }
  const change = changeOf(draft, car)
  const field = (name: (typeof texts)[number] | (typeof days)[number]) => ({
    label: labels[name],
    value: draft[name] ?? car[name] ?? '',
    onChange: (value: string) => setDraft((now) => ({ ...now, [name]: value })),
  })
  const send = (): void =>
    save.mutate(
      { params: { customerId: profile.customerId, carId: car.carId }, body: change, ifMatch: etagOf(profile) },
      {
        onSuccess: () => {
          showToast({ text: words.saved })
          onClose()
        },
      },
    )
  return (
    <EditSheet
      title={words.editCar}
      onClose={onClose}
      onSave={send}
      isBusy={save.isPending}
      isUnfit={Object.keys(change).length === 0}
      problem={save.error}
    >
      {texts.map((name) => (
        <TextField key={name} {...field(name)} />
      ))}
      {days.map((name) => (
        <DateField key={name} {...field(name)} />
      ))}
    </EditSheet>
  )
}

/** What differs from the car as it is; an emptied field is null. */
function changeOf(draft: Readonly<Record<string, string>>, car: CarFormProps['car']): Change {
  const changed = [...texts, ...days].flatMap((name) => {
    const value = draft[name]
    if (value === undefined || value === (car[name] ?? '')) return []
    const isDay = days.some((each) => each === name)
    return [[name, value === '' ? null : isDay ? parseDay(value) : value.trim()]]
  })
  return Object.fromEntries(changed) as Change
}
