import type { AuditAction } from '#domain/access/audit-action.ts'
import { randomBytes, randomInt } from 'node:crypto'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Right } from '#domain/access/right.ts'
import type { StaffRole } from '#domain/access/staff-role.ts'
import {
  accountNamed,
  accountOf,
  addStaff,
  addUser,
  dropSecondFactor,
  endSessions,
  lockAdministrators,
  passwordOf,
  setDisabled,
  setGrants,
  setPassword,
  setRole,
} from '#store/accounts.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { centresOf } from '#store/groups.ts'
import { staffOf } from '#store/staff.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'

/** Passwords are long rather than queer (OWASP ASVS 2.1): no rules about characters. */
export const passwordLength = { min: 10, max: 128 } as const

export type AccountRefusal =
  | { readonly fault: 'username-taken'; readonly username: string }
  | { readonly fault: 'username-unfit'; readonly username: string }
  | { readonly fault: 'password-unfit'; readonly least: number; readonly most: number }
  | { readonly fault: 'password-wrong' }
  | { readonly fault: 'centre-missing'; readonly role: StaffRole }
  | { readonly fault: 'unknown-centre' }
  | { readonly fault: 'unknown-staff' }
  | { readonly fault: 'unknown-user' }
  | { readonly fault: 'last-administrator' }

export interface NewAccount {
  readonly groupId: number
  readonly username: string
  readonly role: StaffRole
  readonly centreId: number | null
  /** Somebody whom a staff file has brought already, or the name of somebody new. */
  readonly who: { readonly staffId: number } | { readonly name: string }
  /** Null: one is made, and has to be changed at the first sign-in. */
  readonly password: string | null
}

/** Lets somebody sign in. Answers the password that was made for them; it is told this once. */
export async function addAccount(
  store: Store,
  wanted: NewAccount,
  by: string,
): Promise<{ staffId: number; password: string } | AccountRefusal> {
  const refusal = await unfitAccount(store, wanted)
  if (refusal !== null) return refusal
  const password = wanted.password ?? madePassword()
  const passwordHash = await hashPassword(password)
  const staffId = await inTransaction(store, async (writer) => {
    const made = await staffFor(writer, wanted)
    await addUser(writer, {
      id: randomBytes(12).toString('hex'),
      staffId: made.staffId,
      name: made.name,
      username: wanted.username,
      passwordHash,
      mustChange: wanted.password === null,
    })
    const detail = { role: wanted.role }
    await noteChange(writer, { groupId: wanted.groupId, staffId: made.staffId, action: 'user-added', detail }, by)
    return made.staffId
  })
  return { staffId, password }
}

/** Why nobody can sign in with these; null where they can. A password that is still to be made is fit. */
export function unfitLogin({ username, password }: Pick<NewAccount, 'username' | 'password'>): AccountRefusal | null {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u.test(username)) return { fault: 'username-unfit', username }
  return password === null || isFit(password) ? null : unfitPassword
}

async function unfitAccount(store: Store, wanted: NewAccount): Promise<AccountRefusal | null> {
  const { username, role, centreId, groupId } = wanted
  const refusal = unfitLogin(wanted)
  if (refusal !== null) return refusal
  if (lacksCentre(role, centreId)) return { fault: 'centre-missing', role }
  if (centreId !== null && !(await centresOf(store.reader, groupId)).some((each) => each.centreId === centreId))
    return { fault: 'unknown-centre' }
  if ((await accountNamed(store.reader, username)) !== null) return { fault: 'username-taken', username }
  return 'staffId' in wanted.who ? unfitStaff(store, wanted, wanted.who.staffId) : null
}

function lacksCentre(role: StaffRole, centreId: number | null): boolean {
  return centreId === null && (role === 'advisor' || role === 'manager')
}

async function unfitStaff(
  { reader }: Store,
  { groupId, username }: NewAccount,
  staffId: number,
): Promise<AccountRefusal | null> {
  if (!(await staffOf(reader, groupId)).some((each) => each.staffId === staffId)) return { fault: 'unknown-staff' }
  return (await accountOf(reader, staffId)) === null ? null : { fault: 'username-taken', username }
}

async function staffFor(writer: Writer, wanted: NewAccount): Promise<{ staffId: number; name: string }> {
  const { who, groupId, role, centreId } = wanted
  if ('name' in who)
    return { staffId: await addStaff(writer, { groupId, centreId, name: who.name, role }), name: who.name }
  await setRole(writer, who.staffId, { role, centreId })
  const known = (await staffOf(writer, groupId)).find((each) => each.staffId === who.staffId)
  return { staffId: who.staffId, name: known?.name ?? wanted.username }
}

const unfitPassword = { fault: 'password-unfit', least: passwordLength.min, most: passwordLength.max } as const

function isFit(password: string): boolean {
  return password.length >= passwordLength.min && password.length <= passwordLength.max
}

/** Sixteen letters and digits that nobody mistakes for one another, in groups of four. */
function madePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const four = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [four(), four(), four(), four()].join('-')
}

/** Gives somebody a new password and signs them out everywhere; a lost second factor goes with it. */
export async function resetAccount(
  store: Store,
  asked: { groupId: number; staffId: number },
  by: string,
): Promise<{ password: string } | AccountRefusal> {
  const found = await accountOf(store.reader, asked.staffId)
  if (found?.groupId !== asked.groupId) return { fault: 'unknown-user' }
  const password = madePassword()
  const passwordHash = await hashPassword(password)
  await inTransaction(store, async (writer) => {
    await setPassword(writer, asked.staffId, { passwordHash, mustChange: true })
    await dropSecondFactor(writer, asked.staffId)
    await endSessions(writer, asked.staffId)
    await noteChange(writer, { ...asked, action: 'user-reset' }, by)
  })
  return { password }
}

/** Changes one's own password; every other session of theirs ends. */
export async function changePassword(
  store: Store,
  asked: { groupId: number; staffId: number; sessionId: string | null; old: string; password: string },
  by: string,
): Promise<{ changed: true } | AccountRefusal> {
  const hash = await passwordOf(store.reader, asked.staffId)
  if (hash === null || !(await verifyPassword({ hash, password: asked.old }))) return { fault: 'password-wrong' }
  if (!isFit(asked.password)) return unfitPassword
  const passwordHash = await hashPassword(asked.password)
  await inTransaction(store, async (writer) => {
    await setPassword(writer, asked.staffId, { passwordHash, mustChange: false })
    await endSessions(writer, asked.staffId, asked.sessionId)
    const { groupId, staffId } = asked
    await noteChange(writer, { groupId, staffId, action: 'password-changed' }, by)
  })
  return { changed: true }
}

export interface AccountChange {
  readonly role?: StaffRole
  readonly centreId?: number | null
  readonly grantedRights?: readonly Right[]
  readonly isDisabled?: boolean
}

/** Changes what somebody may do. It holds at once: their sessions end. The last administrator stays one. */
export async function changeAccount(
  store: Store,
  asked: { groupId: number; staffId: number; change: AccountChange },
  by: string,
): Promise<{ changed: true } | AccountRefusal> {
  const { groupId, staffId, change } = asked
  return inTransaction(store, async (writer) => {
    const found = await accountOf(writer, staffId)
    if (found?.groupId !== groupId) return { fault: 'unknown-user' }
    const { role = found.role, centreId = found.centreId } = change
    if (lacksCentre(role, centreId)) return { fault: 'centre-missing', role }
    const stops = change.isDisabled === true || role !== 'admin'
    if (stops && (await isLastAdministrator(writer, groupId, staffId))) return { fault: 'last-administrator' }
    await apply(writer, staffId, { ...change, role, centreId })
    await endSessions(writer, staffId)
    await noteChange(writer, { groupId, staffId, action: 'user-changed', detail: { ...change } }, by)
    return { changed: true }
  })
}

async function apply(
  writer: Writer,
  staffId: number,
  change: AccountChange & { readonly role: StaffRole; readonly centreId: number | null },
): Promise<void> {
  await setRole(writer, staffId, change)
  if (change.grantedRights !== undefined) await setGrants(writer, staffId, change.grantedRights)
  if (change.isDisabled !== undefined) await setDisabled(writer, staffId, change.isDisabled)
}

async function isLastAdministrator(writer: Writer, groupId: number, staffId: number): Promise<boolean> {
  const administrators = await lockAdministrators(writer, groupId)
  return administrators.length === 1 && administrators[0] === staffId
}

async function noteChange(
  writer: Writer,
  change: { groupId: number; staffId: number; action: AuditAction; detail?: Readonly<Record<string, unknown>> },
  actor: string,
): Promise<void> {
  const { groupId, staffId, action, detail = {} } = change
  await audit(writer, { groupId, actor, action, subject: `staff ${staffId}`, detail })
}
