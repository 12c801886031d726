import { type RawBuilder, sql } from 'kysely'
import { visitKindLabels } from '#domain/visit/visit-kind.ts'
import { reachingResults } from '#domain/touch/touch-result.ts'
import type { Writer } from '#store/transaction.ts'

const kinds = sql`ARRAY[${sql.join(Object.keys(visitKindLabels).map((kind) => sql.lit(kind)))}]`

/** Line categories that count as value added (spec §6.1). */
const valueAdded = sql`('value_added', 'software', 'extended_warranty')`

/** What an order earned and cost, by its lines where it has any, else by its own amount (spec §1.2). */
const orderMoney = sql`
  SELECT
    CASE WHEN count(*) = 0 THEN coalesce(o.paid_fen, 0) ELSE coalesce(sum(l.paid_fen) FILTER (WHERE l.payer = 'customer'), 0) END AS spend_fen,
    coalesce(sum(l.paid_fen - l.cost_fen) FILTER (WHERE l.payer IN ('customer', 'insurance')), 0) AS costed_margin_fen,
    CASE WHEN count(*) = 0 THEN coalesce(o.paid_fen, 0)
      ELSE coalesce(sum(l.paid_fen) FILTER (WHERE l.payer IN ('customer', 'insurance') AND l.cost_fen IS NULL), 0) END AS uncosted_revenue_fen,
    coalesce(sum(l.cost_fen) FILTER (WHERE l.payer IN ('warranty', 'goodwill')), 0) AS borne_cost_fen,
    coalesce(bool_or(l.category IN ${valueAdded}), false) AS has_value_added
  FROM order_lines l
  WHERE l.customer_id = o.customer_id AND l.source_id = o.source_id AND l.order_no = o.order_no`

/** One visit: all non-void orders of one customer, car, centre and check-in day. */
const visits = sql`
  SELECT json_agg(json_build_array(v.on_, v.vin, v.centre_id, (${kinds})[v.kind], v.spend_fen, v.costed_margin_fen, v.uncosted_revenue_fen,
    v.borne_cost_fen, v.advisor_id, v.advisor_minutes, v.bay_minutes, v.waiting_minutes, v.mileage_km, v.has_value_added::int)
    ORDER BY v.on_, v.vin, v.centre_id)
  FROM (
    SELECT o.checked_in_on AS on_, o.vin, o.centre_id, min(coalesce(array_position(${kinds}, o.kind), ${sql.lit(Object.keys(visitKindLabels).length)})) AS kind,
      sum(m.spend_fen) AS spend_fen, sum(m.costed_margin_fen) AS costed_margin_fen,
      sum(m.uncosted_revenue_fen) AS uncosted_revenue_fen, sum(m.borne_cost_fen) AS borne_cost_fen,
      (array_agg(o.advisor_id ORDER BY o.checked_in_at DESC, o.order_no DESC))[1] AS advisor_id,
      sum(o.advisor_minutes) AS advisor_minutes, sum(o.bay_minutes) AS bay_minutes, sum(o.waiting_minutes) AS waiting_minutes,
      max(o.mileage_km) AS mileage_km, bool_or(m.has_value_added) AS has_value_added
    FROM orders o CROSS JOIN LATERAL (${orderMoney}) m
    WHERE o.customer_id = c.customer_id AND o.state <> 'void'
    GROUP BY o.checked_in_on, o.vin, o.centre_id
  ) v`

const cars = sql`
  SELECT json_agg(json_build_array(t.vin, t.model, t.delivered_on, t.owned_from, t.owned_to, t.sold_on, t.warranty_ends_on, t.battery_warranty_ends_on)
    ORDER BY t.owned_from, t.vin) FROM cars t WHERE t.customer_id = c.customer_id`

const surveys = sql`
  SELECT json_agg(json_build_array(t.answered_on, t.score) ORDER BY t.answered_on, t.survey_no, t.source_id)
  FROM surveys t WHERE t.customer_id = c.customer_id`

const complaints = sql`
  SELECT json_agg(json_build_array(t.opened_on, coalesce(t.compensation_fen, 0)) ORDER BY t.opened_at, t.complaint_no)
  FROM complaints t WHERE t.customer_id = c.customer_id`

const appDays = sql`
  SELECT json_agg(t.used_on ORDER BY t.used_on) FROM app_days t WHERE t.customer_id = c.customer_id`

/** Days on which a touch reached the customer; messages that go to many at once are not personal. */
const contacts = sql`
  SELECT json_agg(json_build_array(t.touched_on, t.personal, t.exceeded) ORDER BY t.touched_on)
  FROM (
    SELECT touched_on, max((direction = 'in' OR channel IN ('phone', 'wechat', 'in_person'))::int) AS personal,
      max((over_delivery IS NOT NULL)::int) AS exceeded
    FROM touches WHERE customer_id = c.customer_id
      AND (direction = 'in' OR result IN (${sql.join(reachingResults.map((result) => sql.lit(result)))}))
    GROUP BY touched_on
  ) t`

const promises = sql`
  SELECT json_agg(json_build_array(t.text, t.due_on) ORDER BY t.due_on, t.text) FROM promises t WHERE t.customer_id = c.customer_id`

const recommendations = sql`
  SELECT json_agg(json_build_array(t.item, o.checked_in_on, t.state, t.due_on, t.due_mileage_km, t.price_fen) ORDER BY o.checked_in_on, t.order_no, t.item)
  FROM recommendations t JOIN orders o USING (customer_id, source_id, order_no) WHERE t.customer_id = c.customer_id`

const family = sql`
  SELECT json_agg(json_build_array(t.name, t.relation, t.birthday) ORDER BY t.name) FROM household_members t WHERE t.customer_id = c.customer_id`

/** The facts of each customer of `customers` (a relation with a column `customer_id`), packed. */
export function packedFacts(customers: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    SELECT c.customer_id, json_strip_nulls(json_build_object(
      'visits', (${visits}), 'cars', (${cars}), 'surveys', (${surveys}), 'complaints', (${complaints}), 'app', (${appDays}),
      'contacts', (${contacts}), 'promises', (${promises}), 'recommendations', (${recommendations}), 'family', (${family}))) AS facts
    FROM ${customers} c`
}

/**
 * Packs the histories of `customers` anew, settles where they are at home, and marks them to be looked at. Part of
 * every transaction that changes a record of theirs.
 */
export async function refreshHistories(writer: Writer, customers: RawBuilder<unknown>): Promise<void> {
  const living = sql`(SELECT DISTINCT t.customer_id FROM ${customers} t JOIN customers USING (customer_id))`
  await settleHomes(writer, living)
  await sql`
    INSERT INTO histories (customer_id, facts) SELECT p.customer_id, p.facts FROM (${packedFacts(living)}) p
    ON CONFLICT (customer_id) DO UPDATE SET facts = excluded.facts`.execute(writer)
  await sql`
    INSERT INTO touched_customers (customer_id) SELECT l.customer_id FROM ${living} l
    ON CONFLICT (customer_id) DO UPDATE SET touched_at = now()`.execute(writer)
}

/** Refreshes the customers whom the chunk under way has touched. */
export async function refreshTouched(writer: Writer): Promise<void> {
  await refreshHistories(writer, sql`chunk_touched`)
}

/** Home is the centre that was named, else that of the first visit; the advisor the one named, else the latest visit's. */
async function settleHomes(writer: Writer, customers: RawBuilder<unknown>): Promise<void> {
  await sql`
    UPDATE customers t SET home_centre_id = n.home_centre_id, advisor_id = n.advisor_id
    FROM (
      SELECT c.customer_id,
        coalesce(c.named_centre_id, (
          SELECT o.centre_id FROM orders o WHERE o.customer_id = c.customer_id AND o.state <> 'void'
          ORDER BY o.checked_in_at, o.order_no LIMIT 1
        )) AS home_centre_id,
        coalesce(c.named_advisor_id, (
          SELECT o.advisor_id FROM orders o WHERE o.customer_id = c.customer_id AND o.state <> 'void' AND o.advisor_id IS NOT NULL
          ORDER BY o.checked_in_at DESC, o.order_no DESC LIMIT 1
        )) AS advisor_id
      FROM customers c JOIN ${customers} l USING (customer_id)
    ) n
    WHERE t.customer_id = n.customer_id
      AND (t.home_centre_id, t.advisor_id) IS DISTINCT FROM (n.home_centre_id, n.advisor_id)`.execute(writer)
}
