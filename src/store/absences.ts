import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Days on which somebody is not there, the last one included. */
export interface Absence {
  readonly staffId: number
  readonly name: string
  readonly centreId: number | null
  readonly fromOn: Day
  readonly toOn: Day
}

/** Absences that end on `from` or later, the soonest first. */
export async function absencesOf(
  reader: Reader,
  { groupId, from }: { groupId: number; from: Day },
): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    SELECT a.staff_id AS "staffId", f.name, f.centre_id AS "centreId", a.from_on AS "fromOn", a.to_on AS "toOn"
    FROM absences a JOIN staff f USING (staff_id)
    WHERE f.group_id = ${groupId} AND a.to_on >= ${from} ORDER BY a.from_on, a.staff_id`.execute(reader)
  return rows
}

/** Writes an absence down; those of the same person that it touches become one with it. */
export async function keepAbsence(
  writer: Writer,
  { staffId, fromOn, toOn, by }: { staffId: number; fromOn: Day; toOn: Day; by: string },
): Promise<void> {
  // Two who write at once would not see what the other joins.
  await sql`SELECT FROM staff WHERE staff_id = ${staffId} FOR NO KEY UPDATE`.execute(writer)
  await sql`
    WITH joined AS (
      DELETE FROM absences WHERE staff_id = ${staffId} AND from_on <= ${toOn}::date + 1 AND to_on >= ${fromOn}::date - 1
      RETURNING from_on, to_on
    )
    INSERT INTO absences (staff_id, from_on, to_on, written_by)
    SELECT ${staffId}, least(${fromOn}::date, min(from_on)), greatest(${toOn}::date, max(to_on)), ${by} FROM joined
    ON CONFLICT (staff_id, from_on) DO UPDATE SET to_on = excluded.to_on, written_by = excluded.written_by`.execute(
    writer,
  )
}

/** Answers false where there is no such absence. */
export async function dropAbsence(
  writer: Writer,
  { staffId, fromOn }: { staffId: number; fromOn: Day },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    DELETE FROM absences WHERE staff_id = ${staffId} AND from_on = ${fromOn} RETURNING true AS found`.execute(writer)
  return rows.length > 0
}

/** Gives tasks of customers who are at home elsewhere now to the advisor they have there. */
export async function followHomes(writer: Writer, { groupId }: { groupId: number }): Promise<void> {
  await sql`
    UPDATE task_reasons r SET centre_id = coalesce(c.home_centre_id, 0), staff_id = c.advisor_id, lent_by = NULL
    FROM customers c WHERE r.group_id = ${groupId} AND r.state = 'open' AND c.customer_id = r.customer_id
      AND r.centre_id <> coalesce(c.home_centre_id, 0)`.execute(writer)
}

/** Gives lent reasons back to those who are there again. */
export async function returnLent(writer: Writer, { groupId, today }: { groupId: number; today: Day }): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    WITH back AS (
      UPDATE task_reasons r SET staff_id = r.lent_by, lent_by = NULL
      WHERE r.group_id = ${groupId} AND r.state = 'open' AND r.lent_by IS NOT NULL AND NOT EXISTS (
        SELECT FROM absences a WHERE a.staff_id = r.lent_by AND ${today} BETWEEN a.from_on AND a.to_on)
      RETURNING 1
    ) SELECT count(*) AS n FROM back`.execute(writer)
  return rows[0]?.n ?? 0
}

/** A reason of somebody who is away that cannot wait until they are back. */
export interface Orphan {
  readonly customerId: number
  readonly reasonId: number
  readonly customerNo: string
  readonly source: string
  readonly awayId: number
  readonly dedicatedId: number | null
  readonly class: ActionClass
  readonly opensOn: Day
  readonly dueOn: Day
  readonly closesOn: Day | null
  readonly minutes: number
  readonly stakeFen: number
  readonly chance: number
}

/** What is due, on the days on which its person is away: what can wait for them, waits. */
export async function orphansAt(
  writer: Writer,
  { centreId, today }: { centreId: number; today: Day },
): Promise<Orphan[]> {
  const { rows } = await sql<Orphan>`
    SELECT r.customer_id AS "customerId", r.reason_id AS "reasonId", c.customer_no AS "customerNo", c.source_id::text AS source,
      r.staff_id AS "awayId", c.advisor_id AS "dedicatedId", r.class, r.opens_on AS "opensOn", r.due_on AS "dueOn",
      r.closes_on AS "closesOn", r.minutes, r.stake_fen AS "stakeFen", r.chance
    FROM absences a JOIN staff f ON f.staff_id = a.staff_id AND f.centre_id = ${centreId}
      JOIN task_reasons r ON r.staff_id = a.staff_id AND r.state = 'open' JOIN customers c USING (customer_id)
      LEFT JOIN centres z ON z.centre_id = r.centre_id
    WHERE ${today} BETWEEN a.from_on AND a.to_on
      AND greatest(r.due_on, (r.not_before AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date) <= a.to_on
    ORDER BY r.customer_id, r.reason_id FOR UPDATE OF r`.execute(writer)
  return rows
}

/** Somebody who is there, with the minutes of what is theirs and due by a day. */
export interface Present {
  readonly staffId: number
  readonly name: string
  readonly centreId: number
  readonly role: 'advisor' | 'manager'
  readonly minutesPerDay: number | null
  readonly loadMinutes: number
}

/** Advisors of a centre who are there on a day: whom its list of staff names, and whose account has not been closed. */
export async function presentAt(
  reader: Reader,
  { centreId, today }: { centreId: number; today: Day },
): Promise<Present[]> {
  const { rows } = await sql<Present>`
    SELECT f.staff_id AS "staffId", f.name, f.centre_id AS "centreId", f.role, f.minutes_per_day AS "minutesPerDay",
      (SELECT coalesce(sum(r.minutes), 0) FROM task_reasons r
        WHERE r.staff_id = f.staff_id AND r.state = 'open' AND r.due_on <= ${today})::int AS "loadMinutes"
    FROM staff f LEFT JOIN sign_in_users u ON u."staffId" = f.staff_id
    WHERE f.centre_id = ${centreId} AND f.role = 'advisor' AND (f.staff_no IS NOT NULL OR u.id IS NOT NULL)
      AND u."disabledAt" IS NULL
      AND NOT EXISTS (SELECT FROM absences a WHERE a.staff_id = f.staff_id AND ${today} BETWEEN a.from_on AND a.to_on)
    ORDER BY f.staff_id`.execute(reader)
  return rows
}

/** Lends reasons to others until their own person is back; null = to the managers. */
export async function lend(
  writer: Writer,
  lent: readonly { readonly customerId: number; readonly reasonId: number; readonly toId: number | null }[],
): Promise<void> {
  await sql`
    UPDATE task_reasons r SET staff_id = l.to_id, lent_by = coalesce(r.lent_by, r.staff_id)
    FROM unnest(${lent.map((each) => each.customerId)}::bigint[], ${lent.map((each) => each.reasonId)}::bigint[],
      ${lent.map((each) => each.toId)}::int[]) AS l (customer_id, reason_id, to_id)
    WHERE (r.customer_id, r.reason_id) = (l.customer_id, l.reason_id)`.execute(writer)
}
