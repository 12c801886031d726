import { useState, type ReactNode } from 'react'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { rightLabels } from '#domain/access/right.ts'
import type { Reply } from '#web/api/client.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { ToldOnce } from '#web/settings/told-once.tsx'
import { UserForm } from '#web/settings/user-form.tsx'
import { useMe } from '#web/shell/me.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { instantText } from '#web/ui/format.ts'
import { Menu } from '#web/ui/menu.tsx'
import { ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import '#web/settings/settings.css'

export type UserRow = Reply<'GET /users'>['rows'][number]

type Doing =
  | { readonly what: 'add' }
  | { readonly what: 'edit' | 'reset' | 'disable' | 'enable'; readonly user: UserRow }
  | { readonly what: 'password'; readonly password: string }

/** Who may sign in, as what, and where. */
export function Users(): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).users
  const { data, error, refetch } = useAsk('GET /users', {})
  const [doing, setDoing] = useState<Doing | null>(null)
  const end = (): void => setDoing(null)
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={8} />
  const told = (password: string): void => setDoing({ what: 'password', password })
  return (
    <Panel
      title={words.title}
      subtitle={words.subtitle}
      actions={
        <Button variant="primary" icon="plus" onPress={() => setDoing({ what: 'add' })}>
          {words.add}
        </Button>
      }
    >
      <UserTable rows={data.rows} onDo={(what, user) => setDoing({ what, user })} />
      {doing?.what === 'add' && <UserForm user={null} staff={data.staffWithout} onClose={end} onPassword={told} />}
      {doing?.what === 'edit' && <UserForm user={doing.user} staff={[]} onClose={end} onPassword={told} />}
      {(doing?.what === 'reset' || doing?.what === 'disable' || doing?.what === 'enable') && (
        <Confirm what={doing.what} user={doing.user} onClose={end} onPassword={told} />
      )}
      {doing?.what === 'password' && (
        <ToldOnce title={words.newPassword} secret={doing.password} onClose={end}>
          {words.passwordOnce}
        </ToldOnce>
      )}
    </Panel>
  )
}

interface UserTableProps {
  readonly rows: readonly UserRow[]
  readonly onDo: (what: 'edit' | 'reset' | 'disable' | 'enable', user: UserRow) => void
}

function UserTable({ rows, onDo }: UserTableProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).users
  const label = useLabel()
  const { centres, staffId: me } = useMe()
  const columns = [words.name, words.username, words.role, words.centre, words.lastSeen, ''].map((name) => ({
    label: name,
  }))
  return (
    <PlainTable
      label={words.title}
      columns={columns}
      rows={rows.map((user) => ({
        id: String(user.staffId),
        cells: [
          <span key="name" className="row">
            {user.name}
            {user.disabledAt !== null && <Badge tone="bad">{words.disabled}</Badge>}
            {user.hasSecondFactor && <Badge tone="good">{words.secondFactor}</Badge>}
          </span>,
          user.username,
          <span key="role">
            {label(staffRoleLabels[user.role])}
            {user.grantedRights.length > 0 && (
              <span className="field-hint">
                {' '}
                + {user.grantedRights.map((right) => label(rightLabels[right])).join(words.comma)}
              </span>
            )}
          </span>,
          centres.find(({ centreId }) => centreId === user.centreId)?.name ?? words.wholeGroup,
          user.lastSeenAt === null ? words.never : instantText(user.lastSeenAt),
          <Menu
            key="do"
            label={words.actionsOf(user.name)}
            entries={[
              { id: 'edit', label: words.edit, icon: 'edit', onPress: () => onDo('edit', user) },
              { id: 'reset', label: words.reset, icon: 'key', onPress: () => onDo('reset', user) },
              user.disabledAt === null
                ? {
                    id: 'disable',
                    label: words.disable,
                    icon: 'lock',
                    isDangerous: true,
                    startsGroup: true,
                    isDisabled: user.staffId === me,
                    onPress: () => onDo('disable', user),
                  }
                : {
                    id: 'enable',
                    label: words.enable,
                    icon: 'undo',
                    startsGroup: true,
                    onPress: () => onDo('enable', user),
                  },
            ]}
          >
            <IconButton icon="more" label={words.actionsOf(user.name)} hasTooltip={false} />
          </Menu>,
        ],
      }))}
    />
  )
}

interface ConfirmProps {
  readonly what: 'reset' | 'disable' | 'enable'
  readonly user: UserRow
  readonly onClose: () => void
  readonly onPassword: (password: string) => void
}

function Confirm({ what, user: { staffId, name }, onClose, onPassword }: ConfirmProps): ReactNode {
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
