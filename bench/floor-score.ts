import type { Store } from '#store/connect.ts'
import { type Notes, timed } from './notes.ts'

/**
 * What scoring comes down to: one aggregate over everybody's orders, their money by their lines where they have any, and one row of scores for each, in a table like
 * ours; first all new, then all again. The scores themselves are guesses; only how much is read and written matters.
 */
export async function floorScore(store: Store, notes: Notes): Promise<void> {
  const client = await store.pool.connect()
  await client.query(`SET default_transaction_read_only = off; SET work_mem = '64MB'`)
  await client.query('TRUNCATE scores')
  await timed(notes, 'first', () => client.query(aggregateAndWrite))
  await client.query('VACUUM ANALYZE scores')
  await timed(notes, 'again', () => client.query(`${aggregateAndWrite} ${overwrite}`))
  client.release(true)
}

const aggregateAndWrite = `
  INSERT INTO scores (customer_id, as_of, centre_id, age_months, stage, tenure_months, visits_total, visits_24m, spend_24m_fen, last_visit_on, r, f, m,
    segment, health_score, health_grade, health_coverage, ladder_level, ladder_since, expected_interval_days, realised_fen, revenue_fen, potential_fen,
    total_fen, value_tier, value_at_risk_fen, is_vip, cost_to_serve_fen, contribution_fen, is_false_high_value, is_neglected_high_value, cadence_group, next_look_on)
  SELECT c.customer_id, '2026-06-30', c.home_centre_id, months, 'mature', months, total, recent, spend, last_on, least(5, 1 + recent), least(5, 1 + total / 3),
    least(5, 1 + spend / 300000), 'important_value', least(100, 10 * recent), 'B', 0.75, 'none', NULL, days / greatest(1, total), paid, paid, paid / 2,
    paid * 3 / 2, 'medium', paid / 10, paid > 3000000, minutes * 200, paid - minutes * 200, false, false, 'regular', last_on + 180
  FROM customers c JOIN (
    SELECT customer_id, count(DISTINCT checked_in_on) AS total, count(DISTINCT checked_in_on) FILTER (WHERE checked_in_on > '2024-06-30') AS recent,
      coalesce(sum(spend_fen) FILTER (WHERE checked_in_on > '2024-06-30'), 0) AS spend, max(checked_in_on) AS last_on, sum(spend_fen) AS paid,
      coalesce(sum(advisor_minutes), 0) AS minutes, max(checked_in_on) - min(checked_in_on) AS days, (max(checked_in_on) - min(checked_in_on)) / 30 AS months
    FROM (
      SELECT customer_id, checked_in_on, advisor_minutes, coalesce(l.spend_fen, o.paid_fen, 0) AS spend_fen
      FROM orders o LEFT JOIN (
        SELECT customer_id, source_id, order_no, coalesce(sum(paid_fen) FILTER (WHERE payer = 'customer'), 0) AS spend_fen
        FROM order_lines GROUP BY customer_id, source_id, order_no
      ) l USING (customer_id, source_id, order_no)
      WHERE o.state <> 'void'
    ) visited GROUP BY customer_id
  ) o USING (customer_id)`

const overwrite = `
  ON CONFLICT (customer_id) DO UPDATE SET as_of = excluded.as_of, centre_id = excluded.centre_id, age_months = excluded.age_months, stage = excluded.stage,
    tenure_months = excluded.tenure_months, visits_total = excluded.visits_total, visits_24m = excluded.visits_24m, spend_24m_fen = excluded.spend_24m_fen,
    last_visit_on = excluded.last_visit_on, r = excluded.r, f = excluded.f, m = excluded.m, segment = excluded.segment, health_score = excluded.health_score,
    health_grade = excluded.health_grade, health_coverage = excluded.health_coverage, ladder_level = excluded.ladder_level, ladder_since = excluded.ladder_since,
    expected_interval_days = excluded.expected_interval_days, realised_fen = excluded.realised_fen, revenue_fen = excluded.revenue_fen,
    potential_fen = excluded.potential_fen, total_fen = excluded.total_fen, value_tier = excluded.value_tier, value_at_risk_fen = excluded.value_at_risk_fen,
    is_vip = excluded.is_vip, cost_to_serve_fen = excluded.cost_to_serve_fen, contribution_fen = excluded.contribution_fen,
    is_false_high_value = excluded.is_false_high_value, is_neglected_high_value = excluded.is_neglected_high_value, cadence_group = excluded.cadence_group,
    next_look_on = excluded.next_look_on`
