import { addMonths, type Day } from '#domain/calendar.ts'
import type { Right } from '#domain/access/right.ts'
import type { StaffRole } from '#domain/access/staff-role.ts'

/** Whose customers somebody sees (spec §6.2). */
export type Scope =
  /** Their own customers. */
  | { readonly of: 'advisor'; readonly groupId: number; readonly centreId: number; readonly staffId: number }
  /** At home at the centre, or there since that day. */
  | { readonly of: 'centre'; readonly groupId: number; readonly centreId: number; readonly visitedSince: Day }
  | { readonly of: 'group'; readonly groupId: number }

/** Somebody who looks: a person who has signed in, or a program with a token of theirs. */
export interface Viewer {
  readonly staffId: number
  readonly name: string
  readonly role: StaffRole
  readonly scope: Scope
  readonly rights: ReadonlySet<Right>
  /** For the audit log: `staff 12`, `token 3 of staff 12`. */
  readonly actor: string
}

export function mayUse(viewer: Viewer, right: Right): boolean {
  return viewer.rights.has(right)
}

/** How long after a visit a centre still sees somebody else's customer (spec §6.2). */
const visitorMonths = 24

/** Group-wide for analysts and administrators; an advisor or manager without a centre sees nobody. */
export function scopeOf(
  staff: { staffId: number; role: StaffRole; groupId: number; centreId: number | null },
  today: Day,
): Scope | null {
  const { staffId, role, groupId, centreId } = staff
  if (role === 'analyst' || role === 'admin') return { of: 'group', groupId }
  if (centreId === null) return null
  return role === 'manager' ? centreScope(groupId, centreId, today) : { of: 'advisor', groupId, centreId, staffId }
}

function centreScope(groupId: number, centreId: number, today: Day): Scope {
  return { of: 'centre', groupId, centreId, visitedSince: addMonths(today, -visitorMonths) }
}

/** The scope narrowed to one centre of it; null where the centre lies outside. */
export function narrowed(scope: Scope, centreId: number | null, today: Day): Scope | null {
  if (centreId === null) return scope
  if (scope.of === 'group') return centreScope(scope.groupId, centreId, today)
  return scope.centreId === centreId ? scope : null
}
