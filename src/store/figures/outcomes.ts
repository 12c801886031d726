import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { Fen } from '#domain/money.ts'
import { reachingResults } from '#domain/touch/touch-result.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** Which contacts are looked back at: those of enrolments that first reached somebody in these days, both included. */
export interface OutcomePeriod {
  readonly from: Day
  readonly to: Day
  /** A time after the first contact must be over to be counted. */
  readonly today: Day
}

/** Days after the first contact in which a visit counts, by playbook; `otherwise` for those that do not say. */
export interface OutcomeWindows {
  readonly of: ReadonlyMap<string, number>
  readonly otherwise: number
}

/** Enrolments that reached somebody, of one playbook, ladder level and advisor. */
export interface OutcomeRow {
  readonly playbookId: string
  /** The ladder level at which it began; null where it began by something else. */
  readonly level: string | null
  /** Who spoke last with the customer; null = only messages went. */
  readonly staffId: number | null
  readonly touched: number
  /** Of them, those whose time is over. */
  readonly matured: number
  /** Of the matured, those who came in that time. */
  readonly came: number
  /** Visits that no later contact of another playbook has a better claim to: adds up without counting any twice. */
  readonly credited: number
  readonly creditedFen: Fen
}

const reaching = sql`(${sql.join(reachingResults.filter((result) => !['delivered', 'read', 'replied'].includes(result)))})`

/** One row for every enrolment that reached somebody in the period, with the first visit in its time: `followed`, and `claimed`. */
export function touchedEnrolments(scope: Scope, period: OutcomePeriod, windows: OutcomeWindows): RawBuilder<unknown> {
  return sql`
    spoken AS (
      SELECT t.customer_id, t.enrolment_id, r.at, r.staff_id
      FROM task_results r CROSS JOIN LATERAL unnest(r.reason_ids) AS u (reason_id)
      JOIN task_reasons t ON t.customer_id = r.customer_id AND t.reason_id = u.reason_id
      WHERE r.undone_at IS NULL AND r.result IN ${reaching} AND t.enrolment_id IS NOT NULL
      UNION ALL
      SELECT customer_id, enrolment_id, coalesce(sent_at, changed_at), NULL FROM messages
      WHERE state IN ('sent', 'delivered', 'read') AND enrolment_id IS NOT NULL
    ),
    touched AS (
      SELECT e.customer_id, e.enrolment_id, e.playbook_id, e.variables ->> 'ladder_level' AS level, max(s.at) AS last_at,
        (array_agg(s.staff_id ORDER BY s.at DESC) FILTER (WHERE s.staff_id IS NOT NULL))[1] AS staff_id,
        (min(s.at) AT TIME ZONE coalesce(min(z.zone), 'Asia/Shanghai'))::date AS first_on
      FROM enrolments e JOIN spoken s USING (customer_id, enrolment_id) JOIN customers c USING (customer_id)
      LEFT JOIN centres z ON z.centre_id = c.home_centre_id
      WHERE ${atHome(scope)} GROUP BY e.customer_id, e.enrolment_id
    ),
    windows AS (
      SELECT * FROM unnest(${[...windows.of.keys()]}::text[], ${[...windows.of.values()]}::int[]) AS w (playbook_id, days)
    ),
    followed AS (
      SELECT t.*, t.first_on + coalesce(w.days, ${windows.otherwise}::int) < ${period.today} AS is_over, v.came_on, v.paid_fen
      FROM touched t LEFT JOIN windows w USING (playbook_id)
      LEFT JOIN LATERAL (
        SELECT o.checked_in_on AS came_on, sum(coalesce(l.paid_fen, o.paid_fen, 0))::bigint AS paid_fen
        FROM orders o LEFT JOIN LATERAL (
          SELECT sum(paid_fen) AS paid_fen FROM order_lines l
          WHERE (l.customer_id, l.source_id, l.order_no) = (o.customer_id, o.source_id, o.order_no) AND l.payer = 'customer'
        ) l ON true
        WHERE o.customer_id = t.customer_id AND o.state <> 'void' AND o.checked_in_on <= ${period.today}
          AND o.checked_in_on BETWEEN t.first_on AND t.first_on + coalesce(w.days, ${windows.otherwise}::int)
        GROUP BY 1 ORDER BY 1 LIMIT 1
      ) v ON true
      WHERE t.first_on BETWEEN ${period.from} AND ${period.to}
    ),
    claimed AS (
      SELECT *, came_on IS NOT NULL
        AND row_number() OVER (PARTITION BY customer_id, came_on ORDER BY last_at DESC, enrolment_id DESC) = 1 AS is_credited
      FROM followed
    )`
}

/** What came of the contacts of a period, by playbook, ladder level and advisor. */
export async function outcomesIn(
  reader: Reader,
  scope: Scope,
  period: OutcomePeriod,
  windows: OutcomeWindows,
): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`
    WITH ${touchedEnrolments(scope, period, windows)}
    SELECT playbook_id AS "playbookId", level, staff_id AS "staffId", count(*)::int AS touched,
      (count(*) FILTER (WHERE is_over))::int AS matured,
      (count(*) FILTER (WHERE is_over AND came_on IS NOT NULL))::int AS came,
      (count(*) FILTER (WHERE is_credited))::int AS credited,
      coalesce(sum(paid_fen) FILTER (WHERE is_credited), 0)::bigint AS "creditedFen"
    FROM claimed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(reader)
  return rows
}

/** What people did for a playbook in a period, reached or not, and what it gave away. */
export interface WorkRow {
  readonly playbookId: string
  readonly staffId: number | null
  readonly attempts: number
  readonly reached: number
  readonly booked: number
  readonly minutes: number
}

export async function workIn(reader: Reader, scope: Scope, { from, to }: OutcomePeriod): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    SELECT t.playbook_id AS "playbookId", r.staff_id AS "staffId", count(*)::int AS attempts,
      (count(*) FILTER (WHERE r.result IN ${reaching}))::int AS reached,
      (count(*) FILTER (WHERE r.result = 'booked'))::int AS booked,
      -- A contact for several reasons took its time once.
      coalesce(sum(t.minutes::float8 / cardinality(r.reason_ids)), 0) AS minutes
    FROM task_results r CROSS JOIN LATERAL unnest(r.reason_ids) AS u (reason_id)
    JOIN task_reasons t ON t.customer_id = r.customer_id AND t.reason_id = u.reason_id
    JOIN customers c ON c.customer_id = r.customer_id LEFT JOIN centres z ON z.centre_id = c.home_centre_id
    WHERE ${atHome(scope)} AND r.undone_at IS NULL AND t.playbook_id IS NOT NULL
      AND (r.at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date BETWEEN ${from} AND ${to}
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(reader)
  return rows
}

/** Vouchers of a playbook that were used in a period, by what they cost. */
export async function voucherCostIn(
  reader: Reader,
  scope: Scope,
  { from, to }: OutcomePeriod,
): Promise<{ playbookId: string; used: number; costFen: Fen }[]> {
  const { rows } = await sql<{ playbookId: string; used: number; costFen: Fen }>`
    SELECT v.playbook_id AS "playbookId", count(*)::int AS used, sum(v.cost_fen)::bigint AS "costFen"
    FROM vouchers v JOIN customers c USING (customer_id)
    WHERE ${atHome(scope)} AND v.playbook_id IS NOT NULL AND v.used_on BETWEEN ${from} AND ${to}
    GROUP BY 1 ORDER BY 1`.execute(reader)
  return rows
}

/** Hours from the beginning of an enrolment to the first attempt to reach the customer, by playbook. */
export interface FirstActionRow {
  readonly playbookId: string
  /** Enrolments that asked a person for something, but for those that may still wait: nobody has begun, and 72 hours are not over. */
  readonly of: number
  readonly within72h: number
  /** Not begun yet, and more than 72 hours old. */
  readonly late: number
  readonly medianHours: number | null
}

export async function firstActionsIn(
  reader: Reader,
  scope: Scope,
  { from, to }: OutcomePeriod,
  now: string,
): Promise<FirstActionRow[]> {
  const { rows } = await sql<FirstActionRow>`
    WITH asked AS (
      SELECT t.customer_id, t.playbook_id, t.enrolment_id, min(t.made_at) AS made_at, min(r.at) AS first_at
      FROM task_reasons t JOIN customers c USING (customer_id) LEFT JOIN centres z ON z.centre_id = c.home_centre_id
      LEFT JOIN task_results r ON r.customer_id = t.customer_id AND t.reason_id = ANY (r.reason_ids) AND r.undone_at IS NULL
      WHERE ${atHome(scope)} AND t.enrolment_id IS NOT NULL AND t.state <> 'cancelled'
        AND (t.made_at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date BETWEEN ${from} AND ${to}
      GROUP BY 1, 2, 3
    ), waited AS (SELECT *, extract(epoch FROM first_at - made_at) / 3600 AS hours FROM asked)
    SELECT playbook_id AS "playbookId", count(*)::int AS of,
      (count(*) FILTER (WHERE hours <= 72))::int AS "within72h",
      (count(*) FILTER (WHERE first_at IS NULL))::int AS late,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY hours))::float8 AS "medianHours"
    FROM waited WHERE hours IS NOT NULL OR made_at < ${now}::timestamptz - interval '72 hours'
    GROUP BY 1 ORDER BY 1`.execute(reader)
  return rows
}

/** Customers of a playbook's occasions of a period: enrolled or left alone, and who of them came in its time. */
export interface HoldoutRow {
  readonly playbookId: string
  readonly isHeld: boolean
  readonly of: number
  readonly came: number
}

/** Only occasions whose time is over: enrolled or held, they are followed from the same day for as long. */
export async function holdoutsIn(
  reader: Reader,
  scope: Scope,
  period: OutcomePeriod,
  windows: OutcomeWindows,
): Promise<HoldoutRow[]> {
  const { rows } = await sql<HoldoutRow>`
    WITH windows AS (
      SELECT * FROM unnest(${[...windows.of.keys()]}::text[], ${[...windows.of.values()]}::int[]) AS w (playbook_id, days)
    )
    SELECT o.playbook_id AS "playbookId", o.state = 'holdout' AS "isHeld", count(*)::int AS of,
      (count(*) FILTER (WHERE EXISTS (
        SELECT FROM orders v WHERE v.customer_id = o.customer_id AND v.state <> 'void'
          AND v.checked_in_on BETWEEN d.began_on AND d.began_on + d.days)))::int AS came
    FROM occasions o JOIN customers c USING (customer_id) LEFT JOIN centres z ON z.centre_id = c.home_centre_id
    LEFT JOIN windows w USING (playbook_id)
    CROSS JOIN LATERAL (SELECT (o.noted_at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date AS began_on,
      coalesce(w.days, ${windows.otherwise}::int) AS days) d
    WHERE ${atHome(scope)} AND o.state IN ('enrolled', 'holdout') AND d.began_on BETWEEN ${period.from} AND ${period.to}
      AND d.began_on + d.days < ${period.today}
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(reader)
  return rows
}
