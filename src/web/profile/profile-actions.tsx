import { useState, type ReactNode } from 'react'
import { Numbers } from '#web/profile/numbers.tsx'
import { PersonForm } from '#web/profile/person-form.tsx'
import { PrivacyMenu } from '#web/profile/privacy-menu.tsx'
import { useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { WriteForm } from '#web/profile/write-form.tsx'
import type { Writing } from '#web/profile/writing.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import type { IconName } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/menu.tsx'

const writings: readonly (readonly [Writing, IconName])[] = [
  ['contact', 'phone'],
  ['note', 'edit'],
  ['key_event', 'flag'],
  ['interest', 'star'],
  ['promise', 'heart'],
  ['task', 'checklist'],
  ['complaint', 'alert'],
  ['preferences', 'settings'],
]

/** What lies open beside the profile. */
type Opened = 'numbers' | 'person' | Writing

interface OpenProps {
  readonly onOpen: (opened: Opened) => void
}

/** What can be done with a customer, always in reach: open, choose, save. */
export function ProfileActions(): ReactNode {
  const { mayEdit } = useProfile()
  const [opened, setOpened] = useState<Opened | null>(null)
  const may = useMayHere()
  if (!mayEdit && !may('contacts.read') && !may('privacy.manage')) return null
  return (
    <div className="profile-actions">
      {may('contacts.read') && <LookButton onOpen={setOpened} />}
      {mayEdit && <EditButtons onOpen={setOpened} />}
      {may('privacy.manage') && <PrivacyMenu />}
      {opened !== null && <Beside opened={opened} onOpen={setOpened} onClose={() => setOpened(null)} />}
    </div>
  )
}

/** Rights that hold for customers of one's own centre. */
function useMayHere(): (right: 'contacts.read' | 'privacy.manage') => boolean {
  const { rights } = useMe()
  const { isVisitor, person } = useProfile()
  return (right) => rights.includes(right) && !isVisitor && !person.isDeleted
}

function LookButton({ onOpen }: OpenProps): ReactNode {
  const words = useProfilePhrases()
  return (
    <Button icon="phone" onPress={() => onOpen('numbers')}>
      {words.call}
    </Button>
  )
}

function EditButtons({ onOpen }: OpenProps): ReactNode {
  const words = useProfilePhrases()
  return (
    <>
      <Button icon="edit" onPress={() => onOpen('person')}>
        {words.edit}
      </Button>
      <Menu
        label={words.write}
        entries={writings.map(([id, icon]) => ({ id, icon, label: words.writes[id], onPress: () => onOpen(id) }))}
      >
        <Button variant="primary" icon="plus">
          {words.write}
        </Button>
      </Menu>
    </>
  )
}

interface BesideProps extends OpenProps {
  readonly opened: Opened
  readonly onClose: () => void
}

function Beside({ opened, onOpen, onClose }: BesideProps): ReactNode {
  if (opened === 'numbers') return <Numbers onClose={onClose} onLog={() => onOpen('contact')} />
  if (opened === 'person') return <PersonForm onClose={onClose} />
  return <WriteForm writing={opened} onClose={onClose} />
}
