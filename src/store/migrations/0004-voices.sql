-- What customers say and do between visits, and what we said to them.

CREATE TABLE surveys (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  source_id integer NOT NULL,
  survey_no text NOT NULL,
  order_no text,
  answered_on date NOT NULL,
  -- As many decimals as the file gave: rounded, the same file would change it again.
  score numeric NOT NULL CHECK (score BETWEEN 0 AND 10),
  comment text,
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, source_id, survey_no)
);

CREATE TABLE complaints (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  source_id integer NOT NULL,
  complaint_no text NOT NULL,
  opened_on date NOT NULL,
  opened_at timestamptz NOT NULL,
  first_response_at timestamptz,
  resolved_at timestamptz,
  severity text CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  reason text,
  compensation_fen bigint,
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, source_id, complaint_no)
);

CREATE TABLE app_days (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  used_on date NOT NULL,
  sessions integer CHECK (sessions >= 0),
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, used_on)
);

CREATE TABLE touches (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  source_id integer NOT NULL,
  touch_no text NOT NULL,
  touched_on date NOT NULL,
  touched_at timestamptz NOT NULL,
  channel text NOT NULL CHECK (channel IN ('phone', 'wechat', 'sms', 'app', 'email', 'in_person')),
  direction text NOT NULL DEFAULT 'out' CHECK (direction IN ('in', 'out')),
  purpose text CHECK (purpose IN ('value', 'service', 'sales')),
  result text CHECK (result IN ('reached', 'delivered', 'read', 'replied', 'booked', 'callback', 'declined', 'no_answer', 'bounced', 'failed', 'wrong_number', 'do_not_contact')),
  note text,
  over_delivery text CHECK (over_delivery IN ('ready_early_and_washed', 'fault_on_video', 'old_parts_shown', 'health_report', 'answer_with_guide', 'surprise_upgrade', 'hidden_problem_solved', 'preference_remembered', 'faster_than_promised')),
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, source_id, touch_no)
);

CREATE TABLE referrals (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  source_id integer NOT NULL,
  referral_no text NOT NULL,
  -- A customer number where they are one, else a name.
  referred text NOT NULL,
  referred_customer_id bigint CHECK (referred_customer_id <> customer_id),
  referred_on date NOT NULL,
  state text NOT NULL DEFAULT 'lead' CHECK (state IN ('lead', 'test_drive', 'bought', 'lost')),
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, source_id, referral_no)
);

CREATE TABLE promises (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  due_on date NOT NULL,
  text text NOT NULL,
  made_by text,
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, due_on, text)
);

CREATE TABLE recommendations (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  source_id integer NOT NULL,
  order_no text NOT NULL,
  item text NOT NULL,
  state text NOT NULL CHECK (state IN ('green', 'yellow', 'red')),
  due_on date,
  due_mileage_km integer CHECK (due_mileage_km >= 0),
  price_fen bigint CHECK (price_fen >= 0),
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, source_id, order_no, item)
);

CREATE TABLE appointments (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  source_id integer NOT NULL,
  appointment_no text NOT NULL,
  vin text,
  appointed_on date NOT NULL,
  appointed_at timestamptz NOT NULL,
  kind text,
  state text CHECK (state IN ('booked', 'arrived', 'cancelled', 'no_show')),
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, source_id, appointment_no)
);
