import type { ReactNode } from 'react'
import { ComplaintForm } from '#web/profile/complaint-form.tsx'
import { ContactForm } from '#web/profile/contact-form.tsx'
import { DatedTextForm } from '#web/profile/dated-text-form.tsx'
import { InterestForm } from '#web/profile/interest-form.tsx'
import { PreferencesForm } from '#web/profile/preferences-form.tsx'
import type { Writing } from '#web/profile/writing.ts'

interface WriteFormProps {
  readonly writing: Writing
  readonly onClose: () => void
}

export function WriteForm({ writing, onClose }: WriteFormProps): ReactNode {
  if (writing === 'contact') return <ContactForm onClose={onClose} />
  if (writing === 'complaint') return <ComplaintForm onClose={onClose} />
  if (writing === 'interest') return <InterestForm onClose={onClose} />
  if (writing === 'preferences') return <PreferencesForm onClose={onClose} />
  return <DatedTextForm writing={writing} onClose={onClose} />
}
