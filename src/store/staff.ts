import { sql } from 'kysely'
import type { StaffRole } from '#domain/access/staff-role.ts'
import type { Reader } from '#store/transaction.ts'

/** One person of a centre's or the group's staff. */
export interface StaffMember {
  readonly staffId: number
  readonly staffNo: string | null
  readonly name: string
  readonly role: StaffRole
  readonly centreId: number | null
  /** Minutes a day for contacts; null = the policy's. */
  readonly minutesPerDay: number | null
}

export async function staffOf(reader: Reader, groupId: number): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    SELECT staff_id AS "staffId", staff_no AS "staffNo", name, role, centre_id AS "centreId", minutes_per_day AS "minutesPerDay"
    FROM staff WHERE group_id = ${groupId} ORDER BY staff_id`.execute(reader)
  return rows
}
