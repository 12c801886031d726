import { sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

export type NewsKind = 'stage' | 'segment' | 'warning' | 'recovery'

/** How many customers moved from where to where on a day, most first. */
export interface News {
  readonly what: NewsKind
  readonly before: string
  readonly after: string
  readonly customers: number
}

export async function newsOf(reader: Reader, scope: Scope, on: Day): Promise<News[]> {
  const { rows } = await sql<News>`
    SELECT n.what, n.before, n.after, count(*) AS customers
    FROM standing_changes n JOIN customers c USING (customer_id)
    WHERE n.changed_on = ${on} AND ${atHome(scope)}
    GROUP BY n.what, n.before, n.after ORDER BY customers DESC, n.what, n.before, n.after`.execute(reader)
  return rows
}

export interface Mover {
  readonly customerId: number
  readonly name: string | null
  readonly before: string
  readonly after: string
  readonly valueAtRiskFen: number | null
}

/** Who moved on a day, those with most at risk first; at most so many. */
export async function moversOf(
  reader: Reader,
  scope: Scope,
  { on, what, most }: { on: Day; what: NewsKind; most: number },
): Promise<Mover[]> {
  const { rows } = await sql<Mover>`
    SELECT n.customer_id AS "customerId", p.name, n.before, n.after, s.value_at_risk_fen AS "valueAtRiskFen"
    FROM standing_changes n JOIN customers c USING (customer_id) LEFT JOIN people p USING (customer_id)
      LEFT JOIN scores s USING (customer_id)
    WHERE n.changed_on = ${on} AND n.what = ${what} AND ${atHome(scope)}
    ORDER BY s.value_at_risk_fen DESC NULLS LAST, n.customer_id LIMIT ${most}`.execute(reader)
  return rows
}
