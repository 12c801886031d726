-- How complaints are looked after, beside what files bring of them: whose they are, what it comes to, every step.

CREATE TABLE complaint_cases (
  customer_id bigint NOT NULL,
  source_id integer NOT NULL,
  complaint_no text NOT NULL,
  case_id bigint NOT NULL DEFAULT nextval('act_ids'),
  centre_id integer NOT NULL,
  -- What the customer said; a file brings only a reason.
  text text,
  channel text CHECK (channel IN ('phone', 'wechat', 'sms', 'app', 'email', 'in_person')),
  order_no text,
  owner_staff_id integer REFERENCES staff,
  root_cause text CHECK (root_cause IN ('price', 'waiting', 'attitude', 'quality', 'moved_or_sold', 'other')),
  -- Asked for beyond what the asker may grant, until somebody who may has said yes or no.
  wanted_compensation_fen bigint CHECK (wanted_compensation_fen > 0),
  warned_at timestamptz,
  escalated_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (customer_id, source_id, complaint_no),
  FOREIGN KEY (customer_id, source_id, complaint_no) REFERENCES complaints ON DELETE CASCADE
);
CREATE INDEX complaint_cases_by_number ON complaint_cases (case_id);

-- What was done about it, only ever added to.
CREATE TABLE complaint_entries (
  customer_id bigint NOT NULL,
  source_id integer NOT NULL,
  complaint_no text NOT NULL,
  entry_no integer NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opened', 'responded', 'note', 'owner', 'severity', 'compensation_wanted', 'compensation_granted', 'compensation_declined', 'warned', 'escalated', 'resolved', 'reopened')),
  -- Null = the app by itself.
  by_staff_id integer REFERENCES staff,
  text text,
  amount_fen bigint,
  PRIMARY KEY (customer_id, source_id, complaint_no, entry_no),
  FOREIGN KEY (customer_id, source_id, complaint_no) REFERENCES complaints ON DELETE CASCADE
);

CREATE INDEX complaints_open ON complaints (opened_at) WHERE resolved_at IS NULL;
