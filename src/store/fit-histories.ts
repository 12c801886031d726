import { sql } from 'kysely'
import { dayNumber, type Day } from '#domain/calendar.ts'
import type { Cohort, CohortKind } from '#domain/value-model/cohort.ts'
import type { Spend } from '#domain/value-model/gamma-gamma.ts'
import type { GroupOrigin } from '#domain/value-model/group-fit.ts'
import type { Comings } from '#domain/value-model/tracking.ts'
import { isRideHailing } from '#store/customer-facts.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Whose visits models are fitted on. */
export interface FitDaysWish {
  readonly groupId: number
  /** The last day that counts as known. */
  readonly asOf: Day
  /** Share 0–1 of the money whose cost is unknown that is margin. */
  readonly marginShare: number
  /** More customers than this are thinned evenly. */
  readonly most: number
}

/** What was gathered. */
export interface FitDays {
  readonly customers: number
  /** Day number of the first visit of all; null where there is none. */
  readonly firstDay: number | null
}

/**
 * Gathers for this transaction the visit days of the group's customers with what each brought: a row per customer and day.
 * They stay in the database; what is read from it are sums.
 */
export async function gatherFitDays(writer: Writer, wish: FitDaysWish): Promise<FitDays> {
  const { groupId, asOf, marginShare, most } = wish
  await sql`SET LOCAL statement_timeout = 0`.execute(writer)
  await sql`
    CREATE TEMP TABLE fit_days ON COMMIT DROP AS
    WITH known AS (
      SELECT customer_id, ${sql.raw(isRideHailing)} AS hails, row_number() OVER (ORDER BY customer_id) AS nth, count(*) OVER () AS n
      FROM customers c LEFT JOIN preferences w USING (customer_id) WHERE group_id = ${groupId} AND first_visit_on <= ${asOf}
    ),
    models AS (SELECT customer_id, vin, max(model COLLATE "C") AS model FROM cars GROUP BY 1, 2)
    SELECT k.customer_id, ${days(sql`(v ->> 0)::date`)} AS day,
      sum((v ->> 5)::float8 + ${marginShare}::float8 * (v ->> 6)::float8) AS margin,
      CASE WHEN hails THEN 'ride_hailing' ELSE 'private' END AS use, max(t.model) AS model
    FROM known k JOIN histories h USING (customer_id) CROSS JOIN json_array_elements(h.facts -> 'visits') v
    LEFT JOIN models t ON t.customer_id = k.customer_id AND t.vin = v ->> 1
    WHERE nth % ceil(n::float8 / ${most}::int)::int = 0 AND (v ->> 0)::date <= ${asOf}
    GROUP BY k.customer_id, 2, hails`.execute(writer)
  await sql`ANALYZE fit_days`.execute(writer)
  const { rows } = await sql<FitDays>`
    SELECT count(DISTINCT customer_id) AS customers, min(day) AS "firstDay" FROM fit_days`.execute(writer)
  return rows[0] ?? { customers: 0, firstDay: null }
}

/** Days since 1970-01-01, as `dayNumber` counts them. */
function days(date: ReturnType<typeof sql>) {
  return sql`(${date} - DATE '1970-01-01')`
}

/** From which day one looks, until when what came is known, and how long before it counts as the same time again; day numbers. */
export interface OriginWindow {
  readonly day: number
  readonly until: number
  readonly ahead: number
}

/** The gathered customers as known on a day, and the same of each cohort alone. */
export interface Origins {
  readonly everybody: GroupOrigin
  /** A customer belongs to one by what was known on the day. */
  readonly cohorts: readonly (Cohort & { readonly origin: GroupOrigin })[]
}

/** Customers who are alike; `by` null: all of them. */
interface AlikeRow {
  readonly by: CohortKind | null
  readonly value: string | null
  readonly x: number
  readonly tx: number
  readonly age: number
  readonly litt: number
  readonly before: number
  readonly star: number
  readonly weight: number
}

/** The gathered customers as known on a day, those who are alike in one row, and what they did until another. */
export async function originsOf(reader: Reader, window: OriginWindow): Promise<Origins> {
  const { day, until, ahead } = window
  const { rows } = await sql<AlikeRow>`
    WITH gaps AS (
      SELECT customer_id, use, model, day, day - lag(day) OVER (PARTITION BY customer_id ORDER BY day) AS gap
      FROM fit_days WHERE day <= ${day}::int
    ),
    customer AS (
      SELECT customer_id, use, (array_agg(model ORDER BY day DESC) FILTER (WHERE model IS NOT NULL))[1] AS model,
        count(gap) AS x, max(day) - min(day) AS tx, ${day}::int - min(day) AS age,
        coalesce(sum(ln(gap / 7.0::float8)), 0) AS litt, count(gap) FILTER (WHERE day > ${day - ahead}::int) AS before
      FROM gaps GROUP BY customer_id, use
    ),
    came AS (
      SELECT customer_id, count(*) AS star FROM fit_days WHERE day > ${day}::int AND day <= ${until}::int GROUP BY 1
    )
    SELECT x, tx, age, litt, before, coalesce(star, 0) AS star, count(*) AS weight,
      CASE WHEN grouping(use) = 0 THEN 'use' WHEN grouping(model) = 0 THEN 'model' END AS by, coalesce(use, model) AS value
    FROM customer LEFT JOIN came USING (customer_id)
    GROUP BY x, tx, age, litt, before, coalesce(star, 0), GROUPING SETS ((), (use), (model))
    ORDER BY by, value, 1, 2, 3, 4, 5, 6`.execute(reader)
  const sets = Map.groupBy(rows, ({ by, value }) => JSON.stringify([by, value]))
  const cohorts = [...sets.values()].flatMap((own) => {
    const { by = null, value = null } = own[0] ?? {}
    return by === null || value === null ? [] : [{ by, value, origin: originFrom(own, window) }]
  })
  return { everybody: originFrom(sets.get('[null,null]') ?? [], window), cohorts }
}

function originFrom(rows: readonly AlikeRow[], { day, until }: OriginWindow): GroupOrigin {
  return {
    day,
    until,
    customers: rows.map(({ x, tx, age, litt, star }) => ({
      customer: '',
      x,
      tx: tx / 7,
      T: age / 7,
      litt,
      meanAmount: null,
      xStar: star,
    })),
    weights: rows.map(({ weight }) => weight),
    before: rows.map(({ before }) => before),
  }
}

/** What the repeat visits of each gathered customer brought, fen of margin. */
export async function spendsOf(reader: Reader): Promise<Spend[]> {
  const { rows } = await sql<Spend>`
    SELECT count(*) AS x, avg(margin) AS mean
    FROM (SELECT customer_id, margin, row_number() OVER (PARTITION BY customer_id ORDER BY day) AS nth FROM fit_days) t
    WHERE nth > 1 GROUP BY customer_id ORDER BY 1, 2`.execute(reader)
  return rows
}

/** First and repeat visits of the gathered customers until a day, of those who first came by `calibrationEnd`; null of nobody. */
export async function comingsOf(
  reader: Reader,
  { calibrationEnd, until }: { readonly calibrationEnd: number; readonly until: number },
): Promise<Comings | null> {
  const { rows: firsts } = await sql<{ first: number; customers: number }>`
    SELECT first, count(*) AS customers FROM (SELECT min(day) AS first FROM fit_days GROUP BY customer_id) f
    WHERE first <= ${calibrationEnd}::int GROUP BY 1 ORDER BY 1`.execute(reader)
  const begin = firsts[0]?.first
  if (begin === undefined) return null
  const { rows } = await sql<{ week: number; visits: number }>`
    SELECT ceil((day - ${begin}::int) / 7.0)::int - 1 AS week, count(*) AS visits
    FROM (SELECT day, min(day) OVER (PARTITION BY customer_id) AS first FROM fit_days) t
    WHERE day > first AND first <= ${calibrationEnd}::int AND day <= ${until}::int GROUP BY 1`.execute(reader)
  const weekly = new Float64Array(Math.max(0, Math.ceil((until - begin) / 7)))
  for (const { week, visits } of rows) weekly[week] = visits
  return { begin, until, firsts: new Map(firsts.map(({ first, customers }) => [first, customers])), weekly }
}

/** Days on which customers of the group came, by which growth is told. */
export async function countVisitDays(reader: Reader, groupId: number, asOf: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM (
      SELECT DISTINCT o.customer_id, o.checked_in_on FROM orders o JOIN customers c USING (customer_id)
      WHERE c.group_id = ${groupId} AND o.state <> 'void' AND o.checked_in_on <= ${asOf}
    ) d`.execute(reader)
  return rows[0]?.n ?? 0
}

/** The origin that looks from a fit's last day to another. */
export function windowBetween(from: Day, until: Day): OriginWindow {
  const [day, end] = [dayNumber(from), dayNumber(until)]
  return { day, until: end, ahead: end - day }
}
