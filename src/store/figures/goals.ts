import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** A goal that somebody set. */
export interface SetGoal {
  readonly metric: string
  readonly target: number
  readonly ownerStaffId: number | null
  readonly ownerName: string | null
  readonly version: number
  readonly changedBy: string
  readonly changedAt: string
}

export interface GoalPlace {
  readonly groupId: number
  /** 0 = the whole group. */
  readonly centreId: number
  /** The first of the month. */
  readonly month: Day
}

export async function goalsOf(reader: Reader, { groupId, centreId, month }: GoalPlace): Promise<SetGoal[]> {
  const { rows } = await sql<SetGoal>`
    SELECT g.metric, g.target, g.owner_staff_id AS "ownerStaffId", s.name AS "ownerName", g.version,
      g.changed_by AS "changedBy", g.changed_at AS "changedAt"
    FROM goals g LEFT JOIN staff s ON s.staff_id = g.owner_staff_id
    WHERE g.group_id = ${groupId} AND g.centre_id = ${centreId} AND g.month = ${month} ORDER BY g.metric`.execute(
    reader,
  )
  return rows
}

/** The goals of a month as they are now, kept from changing until the transaction ends. */
export async function lockGoals(writer: Writer, place: GoalPlace): Promise<SetGoal[]> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`goals ${place.groupId} ${place.centreId} ${place.month}`}))`.execute(
    writer,
  )
  return goalsOf(writer, place)
}

export async function keepGoal(
  writer: Writer,
  { groupId, centreId, month }: GoalPlace,
  goal: { metric: string; target: number; ownerStaffId: number | null; by: string },
): Promise<void> {
  await sql`
    INSERT INTO goals (group_id, centre_id, month, metric, target, owner_staff_id, changed_by)
    VALUES (${groupId}, ${centreId}, ${month}, ${goal.metric}, ${goal.target}, ${goal.ownerStaffId}, ${goal.by})
    ON CONFLICT (group_id, centre_id, month, metric) DO UPDATE SET target = excluded.target,
      owner_staff_id = excluded.owner_staff_id, changed_by = excluded.changed_by, changed_at = now(),
      version = goals.version + 1`.execute(writer)
}
