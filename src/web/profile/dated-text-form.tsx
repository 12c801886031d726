import { useState, type ReactNode } from 'react'
import { addDays, parseDay, type Day } from '#domain/calendar.ts'
import { useChange } from '#web/api/use-ask.ts'
import { EditSheet } from '#web/profile/edit-sheet.tsx'
import { staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import type { Writing } from '#web/profile/writing.ts'
import { useMe } from '#web/shell/me.ts'
import { DateField, TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'

type Dated = Exclude<Writing, 'contact' | 'interest' | 'complaint' | 'preferences'>

interface DatedTextFormProps {
  readonly writing: Dated
  readonly onClose: () => void
}

/** A note, a key event, a promise or a task: a text and a day. */
export function DatedTextForm({ writing, onClose }: DatedTextFormProps): ReactNode {
  const words = useProfilePhrases()
  const { today } = useMe().group
  const liesAhead = writing === 'promise' || writing === 'task'
  const [text, setText] = useState('')
  const [on, setOn] = useState<string>(liesAhead ? addDays(today, 1) : today)
  const { save, isBusy, problem } = useSave(writing, onClose)
  const day = parseDay(on)
  const hints = { note: words.noteHint, key_event: words.keyEventHint, promise: words.promiseHint, task: undefined }
  const hint = hints[writing]
  return (
    <EditSheet
      title={words.writes[writing]}
      onClose={onClose}
      onSave={() => day !== null && save(text.trim(), day)}
      isBusy={isBusy}
      isUnfit={text.trim() === '' || day === null}
      problem={problem}
    >
      <TextField
        label={words.text}
        value={text}
        onChange={setText}
        lines={4}
        maxLength={liesAhead ? 300 : 2000}
        isRequired
        autoFocus
        {...(hint === undefined ? {} : { hint })}
      />
      <DateField
        label={liesAhead ? words.dueOn : words.day}
        value={on}
        onChange={setOn}
        {...(liesAhead ? { min: today } : {})}
      />
    </EditSheet>
  )
}

function useSave(writing: Dated, onClose: () => void) {
  const words = useProfilePhrases()
  const { customerId } = useProfile()
  const note = useChange('POST /customers/{customerId}/notes', staleRoutes)
  const promise = useChange('POST /customers/{customerId}/promises', staleRoutes)
  const task = useChange('POST /customers/{customerId}/tasks', staleRoutes)
  const params = { customerId }
  const after = {
    onSuccess: () => {
      showToast({ text: words.written })
      onClose()
    },
  }
  const save = (text: string, on: Day): void => {
    if (writing === 'promise') promise.mutate({ params, body: { text, dueOn: on } }, after)
    else if (writing === 'task') task.mutate({ params, body: { text, dueOn: on } }, after)
    else note.mutate({ params, body: { kind: writing, text, on } }, after)
  }
  return {
    save,
    isBusy: note.isPending || promise.isPending || task.isPending,
    problem: note.error ?? promise.error ?? task.error,
  }
}
