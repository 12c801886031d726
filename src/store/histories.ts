import { type RawBuilder, sql } from 'kysely'
import { visitKindLabels } from '#domain/visit/visit-kind.ts'
import { reachingResults } from '#domain/touch/touch-result.ts'
import { markWhoWaits } from '#store/looks.ts'
import type { Writer } from '#store/transaction.ts'

const kinds = sql`ARRAY[${sql.join(Object.keys(visitKindLabels).map((kind) => sql.lit(kind)))}]`

/** Line categories that count as value added (spec §6.1), beside software. */
const valueAdded = sql`('value_added', 'extended_warranty')`

/** What an order earned and cost by its lines; an order without lines has its own amount (spec §1.2). */
const money = sql`
  SELECT customer_id, l.source_id, l.order_no,
    coalesce(sum(l.paid_fen) FILTER (WHERE l.payer = 'customer'), 0) AS spend_fen,
    coalesce(sum(l.paid_fen - l.cost_fen) FILTER (WHERE l.payer IN ('customer', 'insurance')), 0) AS costed_margin_fen,
    coalesce(sum(l.paid_fen) FILTER (WHERE l.payer IN ('customer', 'insurance') AND l.cost_fen IS NULL), 0) AS uncosted_revenue_fen,
    coalesce(sum(l.cost_fen) FILTER (WHERE l.payer IN ('warranty', 'goodwill')), 0) AS borne_cost_fen,
    max(CASE WHEN l.category = 'software' THEN 2 WHEN l.category IN ${valueAdded} THEN 1 ELSE 0 END) AS value_added
  FROM order_lines l JOIN chosen USING (customer_id) GROUP BY customer_id, l.source_id, l.order_no`

/** One visit: all non-void orders of one customer, car, centre and check-in day. */
const visit = sql`
  SELECT customer_id, o.checked_in_on AS on_, o.vin, o.centre_id,
    min(coalesce(array_position(${kinds}, o.kind), ${sql.lit(Object.keys(visitKindLabels).length)})) AS kind,
    sum(coalesce(m.spend_fen, o.paid_fen, 0)) AS spend_fen, sum(coalesce(m.costed_margin_fen, 0)) AS costed_margin_fen,
    sum(coalesce(m.uncosted_revenue_fen, o.paid_fen, 0)) AS uncosted_revenue_fen, sum(coalesce(m.borne_cost_fen, 0)) AS borne_cost_fen,
    (array_agg(o.advisor_id ORDER BY o.checked_in_at DESC, o.order_no DESC))[1] AS advisor_id,
    sum(o.advisor_minutes) AS advisor_minutes, sum(o.bay_minutes) AS bay_minutes, sum(o.waiting_minutes) AS waiting_minutes,
    max(o.mileage_km) AS mileage_km, coalesce(max(m.value_added), 0) AS value_added
  FROM orders o JOIN chosen USING (customer_id) LEFT JOIN money m USING (customer_id, source_id, order_no)
  WHERE o.state <> 'void' GROUP BY customer_id, o.checked_in_on, o.vin, o.centre_id`

/** JSON written by hand: there are millions of visits, and json_build_array takes three times as long. */
const visits = sql`
  SELECT customer_id, concat('[', string_agg(concat('["', v.on_, '",', ${orNull(sql`to_json(v.vin)`)}, ',', v.centre_id, ',"', (${kinds})[v.kind], '",',
      v.spend_fen, ',', v.costed_margin_fen, ',', v.uncosted_revenue_fen, ',', v.borne_cost_fen, ',', ${orNull(sql`v.advisor_id`)}, ',',
      ${orNull(sql`v.advisor_minutes`)}, ',', ${orNull(sql`v.bay_minutes`)}, ',', ${orNull(sql`v.waiting_minutes`)}, ',', ${orNull(sql`v.mileage_km`)}, ',',
      v.value_added, ']'), ',' ORDER BY v.on_, v.vin, v.centre_id), ']')::json AS packed
  FROM visit v GROUP BY customer_id`

function orNull(value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(${value}::text, 'null')`
}

const cars = sql`
  SELECT customer_id, json_agg(json_build_array(t.vin, t.model, t.delivered_on, t.owned_from, t.owned_to, t.sold_on, t.warranty_ends_on, t.battery_warranty_ends_on)
    ORDER BY t.owned_from, t.vin) AS packed FROM cars t JOIN chosen USING (customer_id) GROUP BY customer_id`

const surveys = sql`
  SELECT customer_id, json_agg(json_build_array(t.answered_on, t.score) ORDER BY t.answered_on, t.survey_no, t.source_id) AS packed
  FROM surveys t JOIN chosen USING (customer_id) GROUP BY customer_id`

const complaints = sql`
  SELECT customer_id, json_agg(json_build_array(t.opened_on, coalesce(t.compensation_fen, 0), t.complaint_no, t.severity) ORDER BY t.opened_at, t.complaint_no) AS packed
  FROM complaints t JOIN chosen USING (customer_id) GROUP BY customer_id`

const app = sql`
  SELECT customer_id, json_agg(t.used_on ORDER BY t.used_on) AS packed FROM app_days t JOIN chosen USING (customer_id)
  WHERE t.sessions IS DISTINCT FROM 0 GROUP BY customer_id`

/** Days on which a touch reached the customer; messages that go to many at once are not personal. */
/** What a playbook sent by itself (`touchOfMessage`) reached the customer, but nobody spoke with them. */
const contacts = sql`
  SELECT customer_id, json_agg(json_build_array(t.touched_on, t.personal, t.exceeded) ORDER BY t.touched_on) AS packed
  FROM (
    SELECT customer_id, touched_on, max((direction = 'in' OR channel IN ('phone', 'in_person') OR (channel = 'wechat' AND touch_no NOT LIKE 'message-%'))::int) AS personal,
      max((over_delivery IS NOT NULL)::int) AS exceeded
    FROM touches JOIN chosen USING (customer_id)
    WHERE result IN (${sql.join(reachingResults.map((result) => sql.lit(result)))}) OR (result IS NULL AND direction = 'in')
    GROUP BY customer_id, touched_on
  ) t GROUP BY customer_id`

const promises = sql`
  SELECT customer_id, json_agg(CASE WHEN t.settled_on IS NULL THEN json_build_array(t.text, t.due_on)
      ELSE json_build_array(t.text, t.due_on, t.settled_on) END ORDER BY t.due_on, t.text) AS packed
  FROM promises t JOIN chosen USING (customer_id) GROUP BY customer_id`

const recommendations = sql`
  SELECT customer_id, json_agg(json_build_array(t.item, o.checked_in_on, t.state, t.due_on, t.due_mileage_km, t.price_fen)
    ORDER BY o.checked_in_on, t.order_no, t.item) AS packed
  FROM recommendations t JOIN chosen USING (customer_id) JOIN orders o USING (customer_id, source_id, order_no) GROUP BY customer_id`

const family = sql`
  SELECT customer_id, json_agg(json_build_array(t.name, t.relation, t.birthday) ORDER BY t.name) AS packed
  FROM household_members t JOIN chosen USING (customer_id) GROUP BY customer_id`

/** Those that still hold. */
const appointments = sql`
  SELECT customer_id, json_agg(json_build_array(t.appointment_no, t.appointed_on, t.kind) ORDER BY t.appointed_on, t.appointment_no, t.source_id) AS packed
  FROM appointments t JOIN chosen USING (customer_id) WHERE coalesce(t.state, 'booked') IN ('booked', 'arrived') GROUP BY customer_id`

const interests = sql`
  SELECT customer_id, json_agg(json_build_array(t.interest_id, t.text, t.recorded_on, t.settled_on) ORDER BY t.recorded_on, t.interest_id) AS packed
  FROM interests t JOIN chosen USING (customer_id) GROUP BY customer_id`

/** What a history is made of: each part's packed rows by customer. */
const parts = {
  visits,
  cars,
  surveys,
  complaints,
  app,
  contacts,
  promises,
  recommendations,
  family,
  appointments,
  interests,
}

/** The facts of each customer of `customers` (a relation with a column `customer_id`), packed; each kind of record is read once for all of them. */
export function packedFacts(customers: RawBuilder<unknown>): RawBuilder<unknown> {
  const names = Object.keys(parts)
  return sql`
    WITH chosen AS MATERIALIZED (SELECT customer_id FROM ${customers} c), money AS (${money}), visit AS (${visit}),
      ${sql.join(Object.entries(parts).map(([name, part]) => sql`${sql.id(`packed_${name}`)} AS (${part})`))}
    SELECT customer_id, json_strip_nulls(json_build_object(${sql.join(names.map((name) => sql`${sql.lit(name)}, ${sql.id(`packed_${name}`)}.packed`))})) AS facts
    FROM chosen ${sql.join(
      names.map((name) => sql`LEFT JOIN ${sql.id(`packed_${name}`)} USING (customer_id)`),
      sql` `,
    )}`
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
  await markWhoWaits(writer, living)
}

/** Refreshes the customers whom the chunk under way has touched. */
export async function refreshTouched(writer: Writer): Promise<void> {
  await sql`ANALYZE chunk_touched`.execute(writer)
  await refreshHistories(writer, sql`chunk_touched`)
}

/** Home is the centre that was named, else that of the first visit; the advisor the one named, else the latest visit's. */
export async function settleHomes(writer: Writer, customers: RawBuilder<unknown>): Promise<void> {
  // Where one is at home decides who finds one (search_tokens).
  await sql`
    WITH settled AS (
    UPDATE customers t SET home_centre_id = n.home_centre_id, advisor_id = n.advisor_id, first_visit_on = n.first_visit_on
    FROM (
      SELECT c.customer_id, c.home_centre_id AS was_at, coalesce(c.named_centre_id, first.centre_id) AS home_centre_id, first.checked_in_on AS first_visit_on,
        coalesce(c.named_advisor_id, (
          SELECT o.advisor_id FROM orders o WHERE o.customer_id = c.customer_id AND o.state <> 'void' AND o.advisor_id IS NOT NULL
          ORDER BY o.checked_in_at DESC, o.order_no DESC LIMIT 1
        )) AS advisor_id
      FROM customers c JOIN ${customers} l USING (customer_id) LEFT JOIN LATERAL (
        SELECT o.centre_id, o.checked_in_on FROM orders o WHERE o.customer_id = c.customer_id AND o.state <> 'void'
        ORDER BY o.checked_in_at, o.order_no LIMIT 1
      ) first ON true
    ) n
    WHERE t.customer_id = n.customer_id
      AND (t.home_centre_id, t.advisor_id, t.first_visit_on) IS DISTINCT FROM (n.home_centre_id, n.advisor_id, n.first_visit_on)
    RETURNING t.customer_id, n.home_centre_id IS DISTINCT FROM n.was_at AS has_moved
    )
    INSERT INTO search_stale SELECT customer_id FROM settled WHERE has_moved ON CONFLICT DO NOTHING`.execute(writer)
}
