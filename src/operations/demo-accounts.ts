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
  const advisor = staff.find((each) => each.role === 'advisor')
  const samples: SampleSignIn[] = []
  for (const role of shown) {
    const person = role === 'advisor' ? advisor : staff.find((each) => each.role === role && ownCentre(each, advisor))
    const known = await accountNamed(store.reader, role)
    const name = known?.name ?? person?.name ?? nameless[role]
    samples.push({ username: role, password, name, role })
    if (known !== null) continue
    const centreId = role === 'admin' || role === 'analyst' ? null : (person?.centreId ?? advisor?.centreId ?? null)
    const who = person === undefined ? { name } : { staffId: person.staffId }
    const added = await addAccount(store, { groupId, username: role, role, centreId, who, password }, 'demo')
    if ('fault' in added) throw new Error(`a sample sign-in could not be made: ${added.fault}`)
  }
  return samples
}

/** The manager shown is the shown advisor's own. */
function ownCentre(each: StaffMember, advisor: StaffMember | undefined): boolean {
  return each.role !== 'manager' || advisor === undefined || each.centreId === advisor.centreId
}

/** Those whom the simulated staff does not have. */
const nameless: Readonly<Record<StaffRole, string>> = {
  manager: '演示经理',
  advisor: '演示顾问',
  analyst: '演示分析师',
  admin: '演示管理员',
}
