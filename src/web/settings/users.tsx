import { useState, type ReactNode } from 'react'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { rightLabels } from '#domain/access/right.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { ToldOnce } from '#web/settings/told-once.tsx'
import { ConfirmUser } from '#web/settings/confirm-user.tsx'
import { UserForm } from '#web/settings/user-form.tsx'
import type { Users as UsersReply, UserRow } from '#web/settings/user-row.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, IconButton } from '#web/ui/button.tsx'
import { instantText } from '#web/ui/format.ts'
import { Menu } from '#web/ui/menu.tsx'
import { ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import '#web/settings/settings.css'

type Doing =
  | { readonly what: 'add' }
  | { readonly what: 'edit' | 'reset' | 'disable' | 'enable'; readonly user: UserRow }
  | { readonly what: 'password'; readonly password: string }

/** Who may sign in, as what, and where. */
export function Users(): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).users
  const { data, error, refetch } = useAsk('GET /users', {})
  const [doing, setDoing] = useState<Doing | null>(null)
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={8} />
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
      {doing !== null && <Doings doing={doing} staff={data.staffWithout} onDo={setDoing} />}
    </Panel>
  )
}

interface DoingsProps {
  readonly doing: Doing
  readonly staff: UsersReply['staffWithout']
  readonly onDo: (doing: Doing | null) => void
}

function Doings({ doing, staff, onDo }: DoingsProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).users
  const end = (): void => onDo(null)
  const told = (password: string): void => onDo({ what: 'password', password })
  switch (doing.what) {
    case 'add':
      return <UserForm user={null} staff={staff} onClose={end} onPassword={told} />
    case 'edit':
      return <UserForm user={doing.user} staff={[]} onClose={end} onPassword={told} />
    case 'password':
      return (
        <ToldOnce title={words.newPassword} secret={doing.password} onClose={end}>
          {words.passwordOnce}
        </ToldOnce>
      )
    default:
      return <ConfirmUser what={doing.what} user={doing.user} onClose={end} onPassword={told} />
  }
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
