import type { ReactNode } from 'react'
import { useChange } from '#web/api/use-ask.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import type { UserRow } from '#web/settings/user-row.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote } from '#web/ui/note.tsx'

interface ConfirmUserProps {
  readonly what: 'reset' | 'disable' | 'enable'
  readonly user: UserRow
  readonly onClose: () => void
  readonly onPassword: (password: string) => void
}

/** Resets a password, disables or enables somebody, once that is confirmed. */
export function ConfirmUser({ what, user: { staffId, name }, onClose, onPassword }: ConfirmUserProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn)
  const reset = useChange('POST /users/{staffId}/password', ['GET /users'])
  const change = useChange('PATCH /users/{staffId}', ['GET /users', 'GET /tokens'])
  const problem = reset.error ?? change.error
  const params = { staffId }
  const go = (): void =>
    what === 'reset'
      ? reset.mutate({ params }, { onSuccess: ({ password }) => onPassword(password) })
      : change.mutate({ params, body: { isDisabled: what === 'disable' } }, { onSuccess: onClose })
  return (
    <Dialog
      title={words.users[what]}
      isOpen
      isGrave
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant={what === 'enable' ? 'primary' : 'danger'}
            isBusy={reset.isPending || change.isPending}
            onPress={go}
          >
            {words.users[what]}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.users.confirm[what](name)}</p>
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Dialog>
  )
}
