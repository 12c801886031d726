-- Cannot run beside the previous release: what people write themselves as a task becomes a reason like any other.

ALTER TABLE task_reasons
  -- Who wrote it down; null = a playbook's.
  ADD COLUMN written_by integer REFERENCES staff;

INSERT INTO task_reasons (customer_id, group_id, centre_id, staff_id, role, class, opens_on, due_on, minutes, stake_fen,
  stake_source, chance, label, because, made_at, written_by, state, ended_at)
SELECT t.customer_id, c.group_id, coalesce(c.home_centre_id, 0), coalesce(t.for_staff_id, c.advisor_id), 'advisor', 'medium',
  t.due_on, t.due_on, 10, 0, 'stated', 0, '{"zh": "自己的任务", "en": "Own task"}', jsonb_build_object('zh', t.text, 'en', t.text),
  t.written_at, t.written_by, CASE WHEN t.done_at IS NULL THEN 'open' ELSE 'done' END, t.done_at
FROM own_tasks t JOIN customers c USING (customer_id);

DROP TABLE own_tasks;

-- What it took of the day, as its reasons said; and the name of the playbook that led, for the list of what is done.
ALTER TABLE task_results ADD COLUMN minutes integer NOT NULL DEFAULT 0;

-- Whose it was before somebody who is away: it returns to them.
ALTER TABLE task_reasons ADD COLUMN lent_by integer REFERENCES staff;
