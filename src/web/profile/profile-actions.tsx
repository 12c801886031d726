import { useState, type ReactNode } from 'react'
import { PersonForm } from '#web/profile/person-form.tsx'
import { Numbers } from '#web/profile/numbers.tsx'
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
  ['promise', 'heart'],
  ['task', 'checklist'],
  ['preferences', 'settings'],
]

/** What can be done with a customer, always in reach: open, choose, save. */
export function ProfileActions(): ReactNode {
  const words = useProfilePhrases()
  const { rights } = useMe()
  const { isVisitor, mayEdit, person } = useProfile()
  const [isEditing, setEditing] = useState(false)
  const [isLooking, setLooking] = useState(false)
  const [writing, setWriting] = useState<Writing | null>(null)
  const mayLook = rights.includes('contacts.read') && !isVisitor && !person.isDeleted
  const mayManage = rights.includes('privacy.manage') && !isVisitor && !person.isDeleted
  if (!mayLook && !mayEdit && !mayManage) return null
  return (
    <div className="profile-actions">
      {mayLook && (
        <Button icon="phone" onPress={() => setLooking(true)}>
          {words.call}
        </Button>
      )}
      {mayEdit && (
        <>
          <Button icon="edit" onPress={() => setEditing(true)}>
            {words.edit}
          </Button>
          <Menu
            label={words.write}
            entries={writings.map(([id, icon]) => ({
              id,
              icon,
              label: words.writes[id],
              onPress: () => setWriting(id),
            }))}
          >
            <Button variant="primary" icon="plus">
              {words.write}
            </Button>
          </Menu>
        </>
      )}
      {mayManage && <PrivacyMenu />}
      {isLooking && <Numbers onClose={() => setLooking(false)} onLog={() => setWriting('contact')} />}
      {isEditing && <PersonForm onClose={() => setEditing(false)} />}
      {writing !== null && <WriteForm writing={writing} onClose={() => setWriting(null)} />}
    </div>
  )
}
