import type { StaffRole } from '#domain/access/staff-role.ts'
import { accountNamed } from '#store/accounts.ts'
import type { Store } from '#store/connect.ts'
import { type StaffMember, staffOf } from '#store/staff.ts'
import { addAccount } from '#operations/accounts.ts'

/** A sign-in that a demo shows to everybody. */
export interface SampleSignIn {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly role: StaffRole
}

const password = 'longrange-demo'
const shown = ['manager', 'advisor', 'analyst', 'admin'] as const satisfies StaffRole[]

/** One person of each role who can sign in to a demo, made where they are missing. */
export async function demoSignIns(store: Store, groupId: number): Promise<SampleSignIn[]> {
  const staff = await staffOf(store.reader, groupId)
  const samples: SampleSignIn[] = []
  for (const role of shown) {
    const known = await accountNamed(store.reader, role)
    samples.push({ username: role, password, name: known?.name ?? (await make(store, groupId, role, staff)), role })
  }
  return samples
}

/** The centre of the sample advisor and manager; null where nobody is an advisor. */
export function sampleCentre(staff: readonly StaffMember[]): number | null {
  return staff.find((each) => each.role === 'advisor')?.centreId ?? null
}

/** Makes a person of that role able to sign in; the manager shown is the shown advisor's own. Answers their name. */
async function make(store: Store, groupId: number, role: StaffRole, staff: readonly StaffMember[]): Promise<string> {
  const centreId = sampleCentre(staff)
  const isOfGroup = role === 'admin' || role === 'analyst'
  const person = staff.find((each) => each.role === role && (isOfGroup || each.centreId === centreId))
  const name = person?.name ?? nameless[role]
  const who = person === undefined ? { name } : { staffId: person.staffId }
  const wanted = { groupId, username: role, role, centreId: isOfGroup ? null : centreId, who, password }
  const added = await addAccount(store, wanted, 'demo')
  if ('fault' in added) throw new Error(`a sample sign-in could not be made: ${added.fault}`)
  return name
}

/** Those whom the simulated staff does not have. */
const nameless: Readonly<Record<StaffRole, string>> = {
  manager: '演示经理',
  advisor: '演示顾问',
  analyst: '演示分析师',
  admin: '演示管理员',
}
