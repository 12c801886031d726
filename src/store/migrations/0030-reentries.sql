-- Occasions that wait for a day: every tick asks which of them it has come for.
CREATE INDEX occasions_reentry ON occasions (playbook_id, customer_id) WHERE state = 'waiting' AND because = 'reentry';
