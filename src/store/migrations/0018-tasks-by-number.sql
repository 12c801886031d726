-- A task is asked for by its number alone.
CREATE INDEX task_reasons_by_number ON task_reasons (reason_id);
