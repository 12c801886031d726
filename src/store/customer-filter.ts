import { type RawBuilder, sql } from 'kysely'
import type { CadenceGroup, ValueTier } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { HealthGrade } from '#domain/health/health-grade.ts'
import type { Stage } from '#domain/lifecycle/stage.ts'
import type { Segment } from '#domain/segment/segment.ts'
import type { Scope } from '#domain/access/viewer.ts'
import { atHome } from '#store/scope.ts'

/** Which customers are wanted: all that is said must hold; of several values of one thing, any. */
export interface CustomerFilter {
  readonly stage?: readonly Stage[] | undefined
  readonly segment?: readonly Segment[] | undefined
  readonly level?: readonly LadderLevel[] | undefined
  /** `unknown` = too little is known for a score. */
  readonly grade?: readonly (HealthGrade | 'unknown')[] | undefined
  readonly tier?: readonly (ValueTier | 'unknown')[] | undefined
  readonly cadence?: readonly CadenceGroup[] | undefined
  readonly r?: readonly number[] | undefined
  readonly f?: readonly number[] | undefined
  readonly m?: readonly number[] | undefined
  readonly vip?: boolean | undefined
  readonly neglected?: boolean | undefined
  readonly falseHighValue?: boolean | undefined
  /** 0 = nobody's. */
  readonly advisor?: readonly number[] | undefined
  readonly model?: readonly string[] | undefined
  readonly tag?: readonly string[] | undefined
  /** Where they stood in the snapshots of some days: all of it holds. A segment of null: not in the snapshot. */
  readonly stood?: readonly { readonly on: Day; readonly segment: Segment | null }[] | undefined
  /** Lifetime value, from here and below there. */
  readonly totalFromFen?: number | undefined
  readonly totalBelowFen?: number | undefined
  readonly firstVisitTo?: Day | undefined
  /** Came on a later day, within so many days of the first visit. */
  readonly cameAgainWithin?: number | undefined
  readonly lastVisitFrom?: Day | undefined
  readonly lastVisitTo?: Day | undefined
  readonly neverVisited?: boolean | undefined
  readonly warrantyFrom?: Day | undefined
  readonly warrantyTo?: Day | undefined
  /** Beginnings of search tokens; of none, nobody. */
  readonly words?: readonly string[] | undefined
  readonly ids?: readonly number[] | undefined
  /** All but these. */
  readonly except?: readonly number[] | undefined
}

type Condition<K extends keyof CustomerFilter> = (
  wanted: NonNullable<CustomerFilter[K]>,
  scope: Scope,
) => RawBuilder<unknown>

/** What each part of a filter asks of customers `c` and their scores `s`. */
const conditions: { readonly [K in keyof CustomerFilter]-?: Condition<K> } = {
  stage: (wanted) => among('stage', wanted),
  segment: (wanted) => among('segment', wanted),
  level: (wanted) => among('ladder_level', wanted),
  grade: (wanted) => amongOrUnknown('health_grade', wanted),
  tier: (wanted) => amongOrUnknown('value_tier', wanted),
  cadence: (wanted) => among('cadence_group', wanted),
  r: (wanted) => sql`s.r = ANY (${wanted}::smallint[])`,
  f: (wanted) => sql`s.f = ANY (${wanted}::smallint[])`,
  m: (wanted) => sql`s.m = ANY (${wanted}::smallint[])`,
  vip: (wanted) => sql`s.is_vip = ${wanted}`,
  neglected: (wanted) => sql`s.is_neglected_high_value = ${wanted}`,
  falseHighValue: (wanted) => sql`s.is_false_high_value = ${wanted}`,
  advisor: (wanted) => sql`coalesce(c.advisor_id, 0) = ANY (${wanted}::integer[])`,
  model: (wanted) => ofACar(sql`car.model = ANY (${wanted}::text[])`),
  tag: (wanted) => sql`c.tags && ${wanted}::text[]`,
  stood: (wanted) => sql`${sql.join(wanted.map(stoodOn), sql` AND `)}`,
  totalFromFen: (wanted) => sql`s.total_fen >= ${wanted}`,
  totalBelowFen: (wanted) => sql`s.total_fen < ${wanted}`,
  firstVisitTo: (wanted) => sql`c.first_visit_on <= ${wanted}`,
  cameAgainWithin: (wanted) => sql`EXISTS (SELECT FROM orders again
    WHERE again.customer_id = c.customer_id AND again.state <> 'void'
      AND again.checked_in_on > c.first_visit_on AND again.checked_in_on <= c.first_visit_on + ${wanted}::integer)`,
  lastVisitFrom: (wanted) => sql`s.last_visit_on >= ${wanted}`,
  lastVisitTo: (wanted) => sql`s.last_visit_on <= ${wanted}`,
  neverVisited: (wanted) => (wanted ? sql`s.last_visit_on IS NULL` : sql`s.last_visit_on IS NOT NULL`),
  warrantyFrom: (wanted) => ofACar(sql`car.warranty_ends_on >= ${wanted}`),
  warrantyTo: (wanted) => ofACar(sql`car.warranty_ends_on <= ${wanted}`),
  words: (wanted, scope) => leadingHere(wanted, scope),
  ids: (wanted) => sql`c.customer_id = ANY (${wanted}::bigint[])`,
  except: (wanted) => sql`c.customer_id <> ALL (${wanted}::bigint[])`,
}

/** Customers `c` with scores `s` at home in the scope for whom the filter holds. */
export function chosenBy(filter: CustomerFilter, scope: Scope): RawBuilder<boolean> {
  const parts = Object.entries(conditions).flatMap(([name, condition]) => {
    const wanted = filter[name as keyof CustomerFilter]
    return wanted === undefined ? [] : [(condition as AnyCondition)(wanted, scope)]
  })
  return sql<boolean>`${sql.join([atHome(scope), ...parts], sql` AND `)}`
}

/** A condition that is given the part of the filter which has its name. */
type AnyCondition = (wanted: unknown, scope: Scope) => RawBuilder<unknown>

function among(column: string, wanted: readonly string[]): RawBuilder<unknown> {
  return sql`${sql.id('s', column)} = ANY (${wanted}::text[])`
}

function amongOrUnknown(column: string, wanted: readonly string[]): RawBuilder<unknown> {
  return sql`coalesce(${sql.id('s', column)}, 'unknown') = ANY (${wanted}::text[])`
}

function stoodOn({ on, segment }: { readonly on: Day; readonly segment: Segment | null }): RawBuilder<unknown> {
  const there = sql`SELECT FROM snapshots t WHERE t.customer_id = c.customer_id AND t.as_of = ${on}`
  return segment === null ? sql`NOT EXISTS (${there})` : sql`EXISTS (${there} AND t.segment = ${segment})`
}

function ofACar(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`EXISTS (SELECT FROM cars car WHERE car.customer_id = c.customer_id
    AND car.owned_to IS NULL AND car.sold_on IS NULL AND ${condition})`
}

function leadingHere(words: readonly string[], scope: Scope): RawBuilder<unknown> {
  const centres =
    scope.of === 'group'
      ? sql`t.centre_id IN (SELECT centre_id FROM centres WHERE group_id = ${scope.groupId} UNION ALL SELECT 0)`
      : sql`t.centre_id = ${scope.centreId}`
  const found = words.map(
    (word) => sql`SELECT t.customer_id FROM search_tokens t WHERE t.group_id = ${scope.groupId} AND ${centres}
      AND t.token >= ${word} AND t.token < ${`${word}\u{10FFFF}`}`,
  )
  return found.length === 0 ? sql`false` : sql`c.customer_id IN (${sql.join(found, sql` UNION ALL `)})`
}
