-- Which occasions a day ends whose window is known: every night asks, and most nights few do.
CREATE INDEX occasions_open ON occasions (playbook_id, trigger_on) WHERE over_on IS NULL;
