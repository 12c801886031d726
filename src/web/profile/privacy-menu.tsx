import { useState, type ReactNode } from 'react'
import { addressOf } from '#web/api/client.ts'
import { useChange } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Note, ProblemNote } from '#web/ui/note.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useGo } from '#web/use-go.ts'

/** What the law lets a person ask for: a copy of their data, and deletion. */
export function PrivacyMenu(): ReactNode {
  const words = useProfilePhrases()
  const { customerId } = useProfile()
  const [isDeleting, setDeleting] = useState(false)
  const copy = addressOf('GET /customers/{customerId}/personal-data', { params: { customerId } })
  return (
    <>
      <Menu
        label={words.moreActions}
        entries={[
          {
            id: 'copy',
            icon: 'download',
            label: words.personalData,
            onPress: () => window.location.assign(copy),
          },
          {
            id: 'delete',
            icon: 'trash',
            label: words.deletePerson,
            isDangerous: true,
            onPress: () => setDeleting(true),
          },
        ]}
      >
        <IconButton icon="more" label={words.moreActions} hasTooltip={false} />
      </Menu>
      {isDeleting && <DeletePerson onClose={() => setDeleting(false)} />}
    </>
  )
}

function DeletePerson({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useProfilePhrases()
  const ui = useUiPhrases()
  const go = useGo()
  const { customerId, person } = useProfile()
  const [typed, setTyped] = useState('')
  const remove = useChange('DELETE /customers/{customerId}/personal-data', ['GET /customers'])
  const name = person.name ?? person.customerNo
  // The profile may be gone from the screen before we hear that it is gone: then only the promise still calls us.
  const send = async (): Promise<void> => {
    try {
      await remove.mutateAsync({ params: { customerId } })
    } catch {
      return
    }
    showToast({ text: words.deletedToast })
    go(hrefTo('customers'), { replace: true })
  }
  return (
    <Dialog
      title={words.deleteTitle}
      isOpen
      onClose={onClose}
      isGrave
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button
            variant="danger"
            isBusy={remove.isPending}
            isDisabled={typed.trim() !== name}
            onPress={() => void send()}
          >
            {words.deleteNow}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Note tone="bad">{words.deleteWarning}</Note>
        <TextField label={words.deleteConfirm(name)} value={typed} onChange={setTyped} autoComplete="off" />
        {remove.error !== null && <ProblemNote problem={remove.error} />}
      </div>
    </Dialog>
  )
}
