import { useState, type ReactNode } from 'react'
import { type Severity, severityLabels } from '#domain/complaint/severity.ts'
import { type TouchChannel, touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { useChange } from '#web/api/use-ask.ts'
import { complaintsEn } from '#web/phrases/complaints.en.ts'
import { complaintsZh } from '#web/phrases/complaints.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { EditSheet } from '#web/profile/edit-sheet.tsx'
import { staleRoutes, useProfile } from '#web/profile/profile-of.ts'
import { SelectField } from '#web/ui/choice-field.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'

/** A complaint, as it comes in: what it is about, how bad, by which way. Its clocks run from saving. */
export function ComplaintForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const label = useLabel()
  const { customerId } = useProfile()
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [channel, setChannel] = useState<TouchChannel>('phone')
  const [severity, setSeverity] = useState<Severity>('medium')
  const [orderNo, setOrderNo] = useState('')
  const open = useChange('POST /customers/{customerId}/complaints', [...staleRoutes, 'GET /complaints'])
  const save = (): void =>
    open.mutate(
      {
        params: { customerId },
        body: {
          channel,
          severity,
          reason: reason.trim(),
          text: text.trim() === '' ? null : text.trim(),
          orderNo: orderNo.trim() === '' ? null : orderNo.trim(),
          ownerStaffId: null,
        },
      },
      {
        onSuccess: () => {
          showToast({ text: words.form.saved, kind: 'done' })
          onClose()
        },
      },
    )
  return (
    <EditSheet
      title={words.form.title}
      onClose={onClose}
      onSave={save}
      isBusy={open.isPending}
      isUnfit={reason.trim() === ''}
      problem={open.error}
    >
      <TextField
        label={words.form.reason}
        hint={words.form.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isRequired
        autoFocus
      />
      <SelectField
        label={words.severity}
        value={severity}
        choices={choicesOf(severityLabels, label)}
        onChange={(value) => setSeverity(value === '' ? severity : value)}
      />
      <SelectField
        label={words.form.channel}
        value={channel}
        choices={choicesOf(touchChannelLabels, label)}
        onChange={(value) => setChannel(value === '' ? channel : value)}
      />
      <TextField label={words.form.text} value={text} onChange={setText} lines={4} maxLength={2000} isOptional />
      <TextField label={words.form.order} value={orderNo} onChange={setOrderNo} maxLength={100} isOptional />
    </EditSheet>
  )
}

function choicesOf<K extends string>(
  labels: Readonly<Record<K, { zh: string; en: string }>>,
  label: (of: { zh: string; en: string }) => string,
): { value: K; label: string }[] {
  return (Object.keys(labels) as K[]).map((value) => ({ value, label: label(labels[value]) }))
}
