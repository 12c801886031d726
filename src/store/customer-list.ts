import { type RawBuilder, sql } from 'kysely'
import type { CadenceGroup, Fifth, ValueTier } from '#domain/assessment.ts'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { HealthGrade } from '#domain/health/health-grade.ts'
import type { Stage } from '#domain/lifecycle/stage.ts'
import type { Fen } from '#domain/money.ts'
import type { Segment } from '#domain/segment/segment.ts'
import { chosenBy, type CustomerFilter } from '#store/customer-filter.ts'
import type { Reader } from '#store/transaction.ts'

/** A line of the list of customers. Scores are null until somebody has been scored. */
export interface ListedCustomer {
  readonly customerId: number
  readonly customerNo: string
  readonly name: string | null
  readonly phone: string | null
  readonly plate: string | null
  readonly model: string | null
  readonly warrantyEndsOn: Day | null
  readonly centre: string | null
  readonly advisorId: number | null
  readonly advisor: string | null
  readonly tags: readonly string[]
  readonly stage: Stage | null
  readonly segment: Segment | null
  readonly r: Fifth | null
  readonly f: Fifth | null
  readonly m: Fifth | null
  readonly level: LadderLevel | null
  readonly healthScore: number | null
  readonly grade: HealthGrade | null
  readonly tier: ValueTier | null
  readonly cadence: CadenceGroup | null
  readonly valueAtRiskFen: Fen | null
  readonly totalFen: Fen | null
  readonly spend24mFen: Fen | null
  readonly visits24m: number | null
  readonly tenureMonths: number | null
  readonly lastVisitOn: Day | null
  readonly isVip: boolean | null
  readonly isFalseHighValue: boolean | null
  readonly isNeglected: boolean | null
}

/** What a list of customers can be in the order of; each goes from the most to the least unless it is turned round. */
const sortColumns = {
  valueAtRisk: { column: 'value_at_risk_fen', type: 'bigint' },
  totalValue: { column: 'total_fen', type: 'bigint' },
  lastVisit: { column: 'last_visit_on', type: 'date' },
  health: { column: 'health_score', type: 'bigint' },
  tenure: { column: 'tenure_months', type: 'bigint' },
} as const

export type CustomerSort = keyof typeof sortColumns

/** Sorted by days; the others are by whole numbers. */
export const daySorts: readonly CustomerSort[] = ['lastVisit']

export const customerSorts = Object.keys(sortColumns) as [CustomerSort, ...CustomerSort[]]

export interface ListOrder {
  readonly sort: CustomerSort
  readonly isAscending: boolean
}

/** The last line of the page before: its place in the order. */
export interface ListPlace {
  readonly value: string | number | null
  readonly customerId: number
}

export interface ListPage extends ListOrder {
  readonly scope: Scope
  readonly filter: CustomerFilter
  readonly after: ListPlace | null
  readonly most: number
}

export type PlacedCustomer = ListedCustomer & Pick<ListPlace, 'value'>

/**
 * A page of the customers at home in a scope; unknown values come last. They are looked for only where the known ones do
 * not fill the page, so that an index on the value gives the first page of a hundred thousand.
 */
export async function listedCustomers(reader: Reader, page: ListPage): Promise<PlacedCustomer[]> {
  const { column } = sortColumns[page.sort]
  const value = sql.id('s', column)
  const direction = page.isAscending ? sql`ASC` : sql`DESC`
  const { rows } = await sql<PlacedCustomer>`
    WITH chosen AS MATERIALIZED (
      (SELECT c.customer_id, ${value} AS sort_value FROM scores s JOIN customers c USING (customer_id)
        WHERE ${value} IS NOT NULL AND ${chosenBy(page.filter, page.scope)} AND ${behind(page)}
        ORDER BY ${value} ${direction} NULLS LAST, c.customer_id LIMIT ${page.most})
      UNION ALL
      (SELECT c.customer_id, NULL FROM customers c LEFT JOIN scores s USING (customer_id)
        WHERE ${value} IS NULL AND ${chosenBy(page.filter, page.scope)} AND ${behind(page)}
        ORDER BY c.customer_id LIMIT ${page.most})
      LIMIT ${page.most}
    )
    SELECT ${listed}, chosen.sort_value AS value FROM chosen JOIN customers c USING (customer_id) ${joined}
    ORDER BY chosen.sort_value ${direction} NULLS LAST, c.customer_id`.execute(reader)
  return rows
}

/** Rows behind a place: smaller (or larger) values, the same with a later number, and then the unknown ones. */
function behind({ sort, isAscending, after }: ListPage): RawBuilder<unknown> {
  if (after === null) return sql`true`
  const { column, type } = sortColumns[sort]
  const value = sql.id('s', column)
  const later = sql`c.customer_id > ${after.customerId}`
  if (after.value === null) return sql`(${value} IS NULL AND ${later})`
  const at = sql`${String(after.value)}::${sql.raw(type)}`
  return sql`(${value} ${isAscending ? sql`>` : sql`<`} ${at} OR (${value} = ${at} AND ${later}) OR ${value} IS NULL)`
}

const listed = sql`
  c.customer_id AS "customerId", c.customer_no AS "customerNo", p.name, p.phone, car.plate, car.model,
  car.warranty_ends_on AS "warrantyEndsOn", z.name AS centre, c.advisor_id AS "advisorId", a.name AS advisor, c.tags,
  s.stage, s.segment, s.r, s.f, s.m, s.ladder_level AS level, s.health_score AS "healthScore", s.health_grade AS grade,
  s.value_tier AS tier, s.cadence_group AS cadence, s.value_at_risk_fen AS "valueAtRiskFen", s.total_fen AS "totalFen",
  s.spend_24m_fen AS "spend24mFen", s.visits_24m AS "visits24m", s.tenure_months AS "tenureMonths",
  s.last_visit_on AS "lastVisitOn", s.is_vip AS "isVip", s.is_false_high_value AS "isFalseHighValue",
  s.is_neglected_high_value AS "isNeglected"`

const joined = sql`
  LEFT JOIN scores s USING (customer_id) LEFT JOIN people p USING (customer_id)
  LEFT JOIN centres z ON z.centre_id = c.home_centre_id LEFT JOIN staff a ON a.staff_id = c.advisor_id
  LEFT JOIN LATERAL (
    SELECT t.plate, t.model, t.warranty_ends_on FROM cars t WHERE t.customer_id = c.customer_id
    ORDER BY (t.owned_to IS NULL AND t.sold_on IS NULL) DESC, t.delivered_on DESC NULLS LAST, t.vin LIMIT 1
  ) car ON true`

/** Everybody for whom the filter holds, in an order, as they are at one moment. */
export async function chosenCustomers(
  reader: Reader,
  { scope, filter, sort, isAscending }: Omit<ListPage, 'after' | 'most'>,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT c.customer_id AS id FROM customers c LEFT JOIN scores s USING (customer_id) WHERE ${chosenBy(filter, scope)}
    ORDER BY ${sql.id('s', sortColumns[sort].column)} ${isAscending ? sql`ASC` : sql`DESC`} NULLS LAST, c.customer_id`.execute(
    reader,
  )
  return rows.map((row) => row.id)
}

/** Lines of some customers, in the order of `ids`; who has gone meanwhile is left out. */
export async function linesOf(reader: Reader, scope: Scope, ids: readonly number[]): Promise<ListedCustomer[]> {
  const { rows } = await sql<ListedCustomer>`
    SELECT ${listed} FROM unnest(${ids}::bigint[]) WITH ORDINALITY AS chosen (customer_id, place)
    JOIN customers c USING (customer_id) ${joined} WHERE ${chosenBy({}, scope)} ORDER BY chosen.place`.execute(reader)
  return rows
}

/** How many customers the filter holds for, counted no further than `most`. */
export async function countCustomers(
  reader: Reader,
  scope: Scope,
  filter: CustomerFilter,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM (
      SELECT FROM customers c LEFT JOIN scores s USING (customer_id) WHERE ${chosenBy(filter, scope)} LIMIT ${most}
    ) found`.execute(reader)
  return rows[0]?.n ?? 0
}

/** What lists of the scope can be narrowed by: advisors, models and tags that customers have. */
export async function filterChoices(
  reader: Reader,
  scope: Scope,
): Promise<{ advisors: { staffId: number; name: string }[]; models: string[]; tags: string[] }> {
  const here = scope.of === 'group' ? sql`` : sql`AND f.centre_id = ${scope.centreId}`
  const advisors = await sql<{ staffId: number; name: string }>`
    SELECT f.staff_id AS "staffId", f.name FROM staff f
    WHERE f.group_id = ${scope.groupId} AND f.role = 'advisor' ${here} ORDER BY f.name, f.staff_id`.execute(reader)
  const models = await sql<{ model: string }>`
    SELECT DISTINCT car.model FROM customers c JOIN cars car USING (customer_id)
    WHERE ${chosenBy({}, scope)} AND car.model IS NOT NULL ORDER BY 1 LIMIT 200`.execute(reader)
  const tags = await sql<{ tag: string }>`
    SELECT DISTINCT tag FROM customers c CROSS JOIN unnest(c.tags) tag
    WHERE ${chosenBy({}, scope)} AND c.tags <> '{}' ORDER BY 1 LIMIT 200`.execute(reader)
  return {
    advisors: advisors.rows,
    models: models.rows.map((row) => row.model),
    tags: tags.rows.map((row) => row.tag),
  }
}
