import { sql } from 'kysely'
import type { ValueTier } from '#domain/assessment.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { Stage } from '#domain/lifecycle/stage.ts'
import type { Segment } from '#domain/segment/segment.ts'
import type { Reader } from '#store/transaction.ts'

/** Who a task is about, at a glance. Names, phones and plates are personal: mask unless granted. */
export interface TaskCard {
  readonly customerId: number
  readonly name: string | null
  readonly phone: string | null
  readonly plate: string | null
  readonly model: string | null
  /** Null while nobody has been scored. */
  readonly stage: Stage | null
  readonly segment: Segment | null
  readonly level: LadderLevel | null
  readonly healthScore: number | null
  readonly tier: ValueTier | null
  readonly isVip: boolean
}

export async function cardsOf(reader: Reader, customerIds: readonly number[]): Promise<Map<number, TaskCard>> {
  const { rows } = await sql<TaskCard>`
    SELECT c.customer_id AS "customerId", p.name, p.phone, car.plate, car.model, s.stage, s.segment, s.ladder_level AS level,
      s.health_score AS "healthScore", s.value_tier AS tier, c.vip_by_hand OR coalesce(s.is_vip, false) AS "isVip"
    FROM customers c LEFT JOIN people p USING (customer_id) LEFT JOIN scores s USING (customer_id) LEFT JOIN LATERAL (
      SELECT t.plate, t.model FROM cars t WHERE t.customer_id = c.customer_id
      ORDER BY (t.owned_to IS NULL AND t.sold_on IS NULL) DESC, t.delivered_on DESC NULLS LAST LIMIT 1
    ) car ON true
    WHERE c.customer_id = ANY (${customerIds}::bigint[])`.execute(reader)
  return new Map(rows.map((row) => [row.customerId, row]))
}
