import type { StaffRole } from '#domain/access/staff-role.ts'
import type { ComplaintPolicy } from '#domain/complaint/complaint-settings.ts'
import type { Fen } from '#domain/money.ts'

/** How much somebody may grant by themselves, fen (spec §4.4); beyond it a manager, or nobody in the app, says yes. */
export function grantsUpTo(
  role: StaffRole,
  { advisorGrantsFen, managerGrantsFen }: Pick<ComplaintPolicy, 'advisorGrantsFen' | 'managerGrantsFen'>,
): Fen {
  if (role === 'manager') return managerGrantsFen
  return role === 'advisor' ? advisorGrantsFen : 0
}
