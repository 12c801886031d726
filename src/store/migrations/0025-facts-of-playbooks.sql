-- What playbooks hang on beside: appointments, and complaints by number and severity. Interests are new with them.
UPDATE histories h SET facts = jsonb_set(h.facts::jsonb, '{complaints}', t.packed)::json
FROM (
  SELECT customer_id, jsonb_agg(jsonb_build_array(opened_on, coalesce(compensation_fen, 0), complaint_no, severity) ORDER BY opened_at, complaint_no) AS packed
  FROM complaints GROUP BY customer_id
) t WHERE t.customer_id = h.customer_id;

UPDATE histories h SET facts = jsonb_set(h.facts::jsonb, '{appointments}', t.packed)::json
FROM (
  SELECT customer_id, jsonb_agg(jsonb_build_array(appointment_no, appointed_on, kind) ORDER BY appointed_on, appointment_no, source_id) AS packed
  FROM appointments WHERE coalesce(state, 'booked') IN ('booked', 'arrived') GROUP BY customer_id
) t WHERE t.customer_id = h.customer_id;
