import { sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { SegmentMonth, SegmentPlaybook } from '#domain/report/monthly-review.ts'
import { type Segment, segmentRanks } from '#domain/segment/segment.ts'
import { type OutcomePeriod, type OutcomeWindows, touchedEnrolments } from '#store/figures/outcomes.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** A month between the snapshots of two days; `to` null: up to the live scores. */
export interface MonthOfSnapshots {
  readonly from: Day
  readonly to: Day | null
  /** The last day of the month, or today: visits until then count. */
  readonly until: Day
}

/** Who stood in each segment at the beginning of a month, who of them came, who rose and who fell. */
export async function segmentMonths(reader: Reader, scope: Scope, month: MonthOfSnapshots): Promise<SegmentMonth[]> {
  const { from, to, until } = month
  const later =
    to === null
      ? sql`SELECT customer_id, segment FROM scores`
      : sql`SELECT customer_id, segment FROM snapshots WHERE as_of = ${to}`
  const rank = (column: 'a' | 'b') => sql`array_position(${[...segmentRanks]}::text[], ${sql.ref(`${column}.segment`)})`
  const { rows } = await sql<Flat>`
    WITH moved AS (
      SELECT a.segment AS before, b.segment AS after, ${rank('b')} - ${rank('a')} AS down, EXISTS (
        SELECT FROM orders o WHERE o.customer_id = a.customer_id AND o.state <> 'void'
          AND o.checked_in_on > ${from}::date AND o.checked_in_on <= ${until}::date) AS came
      FROM (SELECT customer_id, segment FROM snapshots WHERE as_of = ${from}) a
      FULL JOIN (${later}) b USING (customer_id) JOIN customers c USING (customer_id)
      WHERE ${atHome(scope)}
    ), began AS (
      SELECT before AS segment, count(*)::int AS of, (count(*) FILTER (WHERE came))::int AS came,
        (count(*) FILTER (WHERE down < 0))::int AS rose, (count(*) FILTER (WHERE down > 0))::int AS fell
      FROM moved WHERE before IS NOT NULL GROUP BY 1
    ), ended AS (SELECT after AS segment, count(*)::int AS after FROM moved WHERE after IS NOT NULL GROUP BY 1)
    SELECT segment, coalesce(of, 0) AS of, coalesce(came, 0) AS came, coalesce(rose, 0) AS rose, coalesce(fell, 0) AS fell,
      coalesce(after, 0) AS after
    FROM began FULL JOIN ended USING (segment)`.execute(reader)
  const found = new Map(rows.map((row) => [row.segment, row]))
  return segmentRanks.map((segment) => {
    const { of = 0, came = 0, rose = 0, fell = 0, after = 0 } = found.get(segment) ?? {}
    return { segment, before: of, after, came: { of, who: came }, rose: { of, who: rose }, fell: { of, who: fell } }
  })
}

interface Flat {
  readonly segment: Segment
  readonly of: number
  readonly came: number
  readonly rose: number
  readonly fell: number
  readonly after: number
}

/** Contacts of a period by the segment in which the customer stood in the snapshot of a day, and by playbook. */
export async function segmentPlaybooks(
  reader: Reader,
  scope: Scope,
  { period, windows, from }: { period: OutcomePeriod; windows: OutcomeWindows; from: Day },
): Promise<SegmentPlaybook[]> {
  const { rows } = await sql<{ segment: Segment; playbookId: string; touched: number; of: number; who: number }>`
    WITH ${touchedEnrolments(scope, period, windows)}
    SELECT s.segment, t.playbook_id AS "playbookId", count(*)::int AS touched, (count(*) FILTER (WHERE t.is_over))::int AS of,
      (count(*) FILTER (WHERE t.is_over AND t.came_on IS NOT NULL))::int AS who
    FROM claimed t JOIN snapshots s ON s.customer_id = t.customer_id AND s.as_of = ${from}
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(reader)
  return rows.map(({ of, who, ...row }) => ({ ...row, came: { of, who } }))
}
