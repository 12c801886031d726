-- Whose advisor somebody changed for everybody in a list, and who it was before: what takes it back, for two days.
CREATE SEQUENCE advisor_change_ids;

CREATE TABLE advisor_changes (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  change_id bigint NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  before_advisor_id integer,
  before_held boolean NOT NULL,
  after_advisor_id integer,
  PRIMARY KEY (customer_id, change_id)
);
CREATE INDEX advisor_changes_by_change ON advisor_changes (change_id);
