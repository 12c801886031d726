import { useState, type ReactNode } from 'react'
import { grantableRights, rightLabels, rightsOfRole } from '#domain/access/right.ts'
import { staffRoleLabels, type StaffRole } from '#domain/access/staff-role.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import type { UserRow, Users } from '#web/settings/user-row.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckField, SelectField } from '#web/ui/choice-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { TextField } from '#web/ui/text-field.tsx'

interface UserFormProps {
  /** Null: somebody new. */
  readonly user: UserRow | null
  /** Staff from files who cannot sign in yet. */
  readonly staff: Users['staffWithout']
  readonly onClose: () => void
  readonly onPassword: (password: string) => void
}

interface Entries {
  readonly staffId: string
  readonly name: string
  readonly username: string
  readonly role: StaffRole
  readonly centre: string
  readonly grants: readonly (typeof grantableRights)[number][]
}

function beginning(user: UserRow | null): Entries {
  return {
    staffId: '',
    name: user?.name ?? '',
    username: user?.username ?? '',
    role: user?.role ?? 'advisor',
    centre: user?.centreId ? String(user.centreId) : '',
    grants: grantableRights.filter((right) => user?.grantedRights.includes(right)),
  }
}

/** Adds somebody, or changes what they may do. */
export function UserForm(props: UserFormProps): ReactNode {
  const { user, staff, onClose } = props
  const words = usePhrases(settingsZh, settingsEn)
  const [entries, setEntries] = useState(() => beginning(user))
  const { save, isBusy, problem } = useSaving(props, entries)
  return (
    <Dialog
      title={user === null ? words.users.add : words.users.editOf(user.name)}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button variant="primary" isDisabled={user === null && !isFilled(entries)} isBusy={isBusy} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className="stack">
        {user === null && <Who entries={entries} staff={staff} onChange={setEntries} />}
        <Post entries={entries} onChange={setEntries} />
        {user !== null && <Grants entries={entries} onChange={setEntries} />}
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Dialog>
  )
}

function isFilled({ username, staffId, name, role, centre }: Entries): boolean {
  return username.trim() !== '' && (staffId !== '' || name.trim() !== '') && (centre !== '' || !needsCentre(role))
}

/** Advisors and managers belong to one. */
function needsCentre(role: StaffRole): boolean {
  return role === 'advisor' || role === 'manager'
}

function useSaving(
  { user, onClose, onPassword }: UserFormProps,
  { staffId, name, username, role, centre, grants }: Entries,
): { save: () => void; isBusy: boolean; problem: Error | null } {
  const add = useChange('POST /users', ['GET /users'])
  const change = useChange('PATCH /users/{staffId}', ['GET /users', 'GET /tokens'])
  const centreId = centre === '' ? null : Number(centre)
  const save = (): void => {
    if (user === null) {
      const who = staffId === '' ? { name: name.trim() } : { staffId: Number(staffId) }
      const body = { username: username.trim(), role, centreId, who }
      add.mutate({ body }, { onSuccess: ({ password }) => onPassword(password) })
    } else {
      const body = { role, centreId, grantedRights: [...grants] }
      change.mutate({ params: { staffId: user.staffId }, body }, { onSuccess: onClose })
    }
  }
  return { save, isBusy: add.isPending || change.isPending, problem: add.error ?? change.error }
}

interface PartProps {
  readonly entries: Entries
  readonly onChange: (entries: Entries) => void
}

function Who({ entries, staff, onChange }: PartProps & Pick<UserFormProps, 'staff'>): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).users
  const label = useLabel()
  const choose = (staffId: string): void => {
    const found = staff.find((each) => String(each.staffId) === staffId)
    const post = found === undefined ? {} : { role: found.role, centre: found.centreId ? String(found.centreId) : '' }
    onChange({ ...entries, ...post, staffId })
  }
  return (
    <>
      <SelectField
        label={words.who}
        hint={words.whoHint}
        value={entries.staffId}
        none={words.somebodyNew}
        choices={staff.map((each) => ({
          value: String(each.staffId),
          label: `${each.name} · ${label(staffRoleLabels[each.role])}`,
        }))}
        onChange={choose}
      />
      {entries.staffId === '' && (
        <TextField
          label={words.name}
          value={entries.name}
          onChange={(name) => onChange({ ...entries, name })}
          isRequired
        />
      )}
      <TextField
        label={words.username}
        hint={words.usernameHint}
        value={entries.username}
        autoComplete="off"
        onChange={(username) => onChange({ ...entries, username })}
        isRequired
      />
    </>
  )
}

function Post({ entries, onChange }: PartProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).users
  const label = useLabel()
  const { centres } = useMe()
  const roles = Object.entries(staffRoleLabels).map(([value, role]) => ({
    value: value as StaffRole,
    label: label(role),
  }))
  return (
    <>
      <SelectField
        label={words.role}
        value={entries.role}
        choices={roles}
        onChange={(role) => onChange({ ...entries, role: role === '' ? entries.role : role })}
      />
      <SelectField
        label={words.centre}
        value={entries.centre}
        none={needsCentre(entries.role) ? words.chooseCentre : words.wholeGroup}
        choices={centres.map(({ centreId, name }) => ({ value: String(centreId), label: name }))}
        onChange={(centre) => onChange({ ...entries, centre })}
      />
    </>
  )
}

function Grants({ entries, onChange }: PartProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).users
  const label = useLabel()
  const has: readonly string[] = rightsOfRole[entries.role]
  return (
    <fieldset className="fieldset">
      <legend>{words.grants}</legend>
      <div className="rights">
        {grantableRights.map((right) => (
          <CheckField
            key={right}
            label={label(rightLabels[right])}
            isChecked={has.includes(right) || entries.grants.includes(right)}
            isDisabled={has.includes(right)}
            onChange={(isOn) =>
              onChange({
                ...entries,
                grants: isOn ? [...entries.grants, right] : entries.grants.filter((each) => each !== right),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
