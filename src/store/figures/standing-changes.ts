import { sql } from 'kysely'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import type { Day } from '#domain/calendar.ts'
import type { Home } from '#store/vips.ts'
import type { Writer } from '#store/transaction.ts'

/** Levels from calm to lost. */
const levels = sql`ARRAY[${sql.join(Object.keys(ladderLevelLabels).map((level) => sql.lit(level)))}]`

/**
 * Notes who of a home stands elsewhere than when this was last asked, as news of `on`: stage, segment, and warnings that
 * rose or fell. Who is seen for the first time is no news. Twice on one day only what differs from the day before stays.
 */
export async function noteChanges(writer: Writer, { groupId, centreId }: Home, on: Day): Promise<void> {
  const here =
    centreId === null
      ? sql`s.centre_id IS NULL AND EXISTS (SELECT FROM customers c WHERE c.customer_id = s.customer_id AND c.group_id = ${groupId})`
      : sql`s.centre_id = ${centreId}`
  await sql`
    INSERT INTO standing_changes (customer_id, changed_on, what, before, after)
    SELECT s.customer_id, ${on}, v.what, v.before, v.after
    FROM scores s JOIN known_standings k USING (customer_id) CROSS JOIN LATERAL (VALUES
      ('stage', k.stage, s.stage),
      ('segment', k.segment, s.segment),
      (CASE WHEN array_position(${levels}, s.ladder_level) > array_position(${levels}, k.ladder_level) THEN 'warning' ELSE 'recovery' END,
        k.ladder_level, s.ladder_level)
    ) v (what, before, after)
    WHERE ${here} AND (k.stage, k.segment, k.ladder_level) IS DISTINCT FROM (s.stage, s.segment, s.ladder_level)
      AND v.before <> v.after
    ON CONFLICT (customer_id, changed_on, what) DO UPDATE SET after = excluded.after`.execute(writer)
  await sql`
    INSERT INTO known_standings (customer_id, stage, segment, ladder_level)
    SELECT s.customer_id, s.stage, s.segment, s.ladder_level FROM scores s WHERE ${here}
    ON CONFLICT (customer_id) DO UPDATE
      SET stage = excluded.stage, segment = excluded.segment, ladder_level = excluded.ladder_level
      WHERE (known_standings.stage, known_standings.segment, known_standings.ladder_level)
        IS DISTINCT FROM (excluded.stage, excluded.segment, excluded.ladder_level)`.execute(writer)
}

/** News older than so many days is of no use on a screen. */
const keptDays = 90

export async function forgetOldChanges(writer: Writer, today: Day): Promise<void> {
  await sql`DELETE FROM standing_changes WHERE changed_on < ${today}::date - ${sql.lit(keptDays)}`.execute(writer)
}
