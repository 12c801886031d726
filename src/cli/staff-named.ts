import { type StaffMember, staffOf } from '#store/staff.ts'
import { centreNamed, type GroupHome } from '#cli/home.ts'
import { refuse } from '#cli/refusal.ts'

/** The member of staff with this number or name; `centre` tells people of one name apart. Refuses where it is not one. */
export async function staffNamed(
  home: GroupHome,
  { advisor, centre }: { readonly advisor: string | null; readonly centre: string | null },
): Promise<StaffMember> {
  const staff = await staffOf(home.store.reader, home.group.groupId)
  if (advisor === null) return refuseWithout(staff)
  const centreId = centreNamed(centre, home)?.centreId ?? null
  const found = staff.filter(
    (each) => (each.staffNo === advisor || each.name === advisor) && (centreId === null || each.centreId === centreId),
  )
  const [person] = found
  if (person === undefined) return refuseUnknown(advisor, staff)
  return found.length === 1 ? person : refuseSeveral(advisor, found, home)
}

export function centreOf({ centres }: GroupHome, { centreId }: StaffMember): string | null {
  return centres.find((centre) => centre.centreId === centreId)?.name ?? null
}

function refuseWithout(staff: readonly StaffMember[]): never {
  const names = someNames(staff)
  return refuse({
    zh: `请用 --advisor 指定员工的编号或姓名${names === '' ? '' : `，例如：${names}`}`,
    en: `name a member of staff with --advisor${names === '' ? '' : `, such as: ${names}`}`,
  })
}

function refuseUnknown(advisor: string, staff: readonly StaffMember[]): never {
  const names = someNames(staff)
  return refuse({
    zh: `没有员工“${advisor}”；现有：${names}`,
    en: `there is nobody called “${advisor}”; there are: ${names}`,
  })
}

function refuseSeveral(advisor: string, found: readonly StaffMember[], home: GroupHome): never {
  const choices = found
    .map((person) => `${person.staffNo ?? person.name} (${centreOf(home, person) ?? '—'})`)
    .join(', ')
  return refuse({
    zh: `有多位“${advisor}”，请用编号或 --centre 区分：${choices}`,
    en: `several people are called “${advisor}”; use the number or --centre: ${choices}`,
  })
}

function someNames(staff: readonly StaffMember[]): string {
  const shown = staff.filter(({ role }) => role === 'advisor' || role === 'manager').slice(0, 8)
  return shown.map(({ staffNo, name }) => (staffNo === null ? name : `${name} (${staffNo})`)).join(', ')
}
