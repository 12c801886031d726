-- Playbooks at work: who is in which, what each step has done, the tasks, messages and vouchers that came of it.

-- Every version of a playbook that was ever in force, as its YAML file. Reference tables: small.
CREATE TABLE playbook_versions (
  group_id integer NOT NULL REFERENCES groups,
  playbook_id text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  source text NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  saved_by text NOT NULL,
  PRIMARY KEY (group_id, playbook_id, version)
);

CREATE TABLE playbooks (
  group_id integer NOT NULL REFERENCES groups,
  playbook_id text NOT NULL,
  -- The version in force.
  version integer NOT NULL,
  is_active boolean NOT NULL,
  -- Digest of the shipped file that was last taken or declined; null = the group's own. Another one is offered, not taken.
  shipped_digest text,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL,
  PRIMARY KEY (group_id, playbook_id),
  FOREIGN KEY (group_id, playbook_id, version) REFERENCES playbook_versions
);

CREATE SEQUENCE act_ids;

-- Each time that a playbook's trigger came true of a customer. A state that still holds has no `over_on`: while it
-- holds there is no second occasion of it.
CREATE TABLE occasions (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  playbook_id text NOT NULL,
  occasion text NOT NULL,
  trigger_on date NOT NULL,
  noted_at timestamptz NOT NULL,
  over_on date,
  -- What became of it: enrolled; waits for the enrolment before it; passed over, with why.
  state text NOT NULL CHECK (state IN ('enrolled', 'waiting', 'passed_over', 'holdout')),
  because text,
  -- What the trigger's fact says, for the texts of the steps. Nothing personal.
  variables jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (customer_id, playbook_id, occasion)
);
CREATE INDEX occasions_waiting ON occasions (playbook_id, customer_id) WHERE state = 'waiting';
CREATE INDEX occasions_holding ON occasions (customer_id, playbook_id) WHERE over_on IS NULL;

CREATE TABLE enrolments (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  enrolment_id bigint NOT NULL DEFAULT nextval('act_ids'),
  group_id integer NOT NULL,
  -- Home when it began; 0 = none.
  centre_id integer NOT NULL,
  playbook_id text NOT NULL,
  version integer NOT NULL,
  occasion text NOT NULL,
  -- Tells live enrolments of one playbook apart where it goes on beside others of its kind; else empty.
  subject text NOT NULL DEFAULT '',
  trigger_on date NOT NULL,
  variables jsonb NOT NULL DEFAULT '{}',
  entered_at timestamptz NOT NULL,
  -- Null = the engine.
  entered_by text,
  -- The step that is next, or that it waits in; null once ended.
  step_id text,
  -- When the engine has something to do at the latest; null = never by itself.
  due_at timestamptz,
  -- Since when it waits in `step_id` for an event; null = it does not.
  waits_since timestamptz,
  -- result, reason, attempts, happened: domain/playbook/memory.ts.
  memory jsonb NOT NULL DEFAULT '{}',
  paused_at timestamptz,
  ended_at timestamptz,
  ending text CHECK (ending IN ('success', 'failure', 'cancelled', 'finished', 'released')),
  because text,
  -- Entries of its journal so far.
  entries integer NOT NULL DEFAULT 0,
  PRIMARY KEY (customer_id, enrolment_id),
  UNIQUE (customer_id, playbook_id, occasion),
  CHECK ((ended_at IS NULL) = (ending IS NULL))
);
CREATE UNIQUE INDEX enrolments_live ON enrolments (customer_id, playbook_id, subject) WHERE ended_at IS NULL;
CREATE INDEX enrolments_due ON enrolments (group_id, due_at) WHERE ended_at IS NULL AND paused_at IS NULL AND due_at IS NOT NULL;
CREATE INDEX enrolments_by_step ON enrolments (group_id, playbook_id, step_id) WHERE ended_at IS NULL;

-- The journal: what happened, when, why, what is next. Only ever added to.
CREATE TABLE enrolment_entries (
  customer_id bigint NOT NULL,
  enrolment_id bigint NOT NULL,
  entry_no integer NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  step_id text,
  -- Null = the engine.
  by_whom text,
  because text,
  next_step_id text,
  next_at timestamptz,
  PRIMARY KEY (customer_id, enrolment_id, entry_no),
  FOREIGN KEY (customer_id, enrolment_id) REFERENCES enrolments ON DELETE CASCADE
);

-- One reason to contact a customer: what one task step asks for, or what somebody wrote down. Reasons of one customer and
-- day are one task when they are read (domain/task/task.ts).
CREATE TABLE task_reasons (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  reason_id bigint NOT NULL DEFAULT nextval('act_ids'),
  group_id integer NOT NULL,
  centre_id integer NOT NULL,
  -- Null = a person wrote it.
  enrolment_id bigint,
  playbook_id text,
  version integer,
  step_id text,
  -- Null = nobody's: the manager's list.
  staff_id integer REFERENCES staff,
  role text NOT NULL CHECK (role IN ('advisor', 'manager')),
  class text NOT NULL CHECK (class IN ('high', 'medium', 'low')),
  opens_on date NOT NULL,
  due_on date NOT NULL,
  closes_on date,
  -- Where hours count (complaints): by when, and from when it is warned about.
  due_at timestamptz,
  warn_at timestamptz,
  minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 240),
  stake_fen bigint NOT NULL,
  stake_source text NOT NULL,
  chance double precision NOT NULL CHECK (chance BETWEEN 0 AND 1),
  -- The playbook's (or the task's own) name and why this customer, in both languages, frozen.
  label jsonb NOT NULL,
  because jsonb NOT NULL,
  variables jsonb NOT NULL DEFAULT '{}',
  made_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_attempt_at timestamptz,
  -- Not before: after a snooze, a callback, a call nobody answered; with why.
  not_before timestamptz,
  put_off text CHECK (put_off IN ('snooze', 'callback', 'no_answer')),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
  ended_at timestamptz,
  ended_because text,
  result_id bigint,
  PRIMARY KEY (customer_id, reason_id),
  UNIQUE (customer_id, enrolment_id, step_id),
  FOREIGN KEY (customer_id, enrolment_id) REFERENCES enrolments ON DELETE CASCADE
);
CREATE INDEX task_reasons_by_person ON task_reasons (staff_id, due_on) WHERE state = 'open';
CREATE INDEX task_reasons_by_centre ON task_reasons (centre_id, due_on) WHERE state = 'open';
CREATE INDEX task_reasons_by_customer ON task_reasons (customer_id) WHERE state = 'open';
CREATE INDEX task_reasons_ended ON task_reasons (centre_id, ended_at) WHERE state <> 'open';

-- What came of a task, as somebody said it, and how it was before: undo puts that back.
CREATE TABLE task_results (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  result_id bigint NOT NULL DEFAULT nextval('act_ids'),
  group_id integer NOT NULL,
  centre_id integer NOT NULL,
  staff_id integer REFERENCES staff,
  at timestamptz NOT NULL,
  result text NOT NULL CHECK (result IN ('reached', 'no_answer', 'booked', 'callback', 'declined', 'wrong_number', 'do_not_contact')),
  note text,
  mood text CHECK (mood IN ('good', 'neutral', 'bad')),
  over_delivery text,
  churn_reason text,
  callback_at timestamptz,
  reason_ids bigint[] NOT NULL,
  -- The contact that was written with it.
  touch_no text,
  before jsonb NOT NULL,
  -- Until when it can be undone: what leaves the system waits as long.
  undo_until timestamptz NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (customer_id, result_id)
);
CREATE INDEX task_results_by_person ON task_results (staff_id, at);
CREATE INDEX task_results_by_centre ON task_results (centre_id, at);

-- The outbox: one row per step. Addresses are looked up when it is sent, so that none is kept here.
CREATE TABLE messages (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  message_id bigint NOT NULL DEFAULT nextval('act_ids'),
  group_id integer NOT NULL,
  centre_id integer NOT NULL,
  enrolment_id bigint,
  playbook_id text,
  step_id text,
  -- The result that caused it: undoing that one takes it back.
  result_id bigint,
  channel text NOT NULL CHECK (channel IN ('wechat', 'sms', 'app', 'email', 'phone', 'in_person')),
  purpose text NOT NULL CHECK (purpose IN ('value', 'service', 'sales')),
  -- Topic, model, season, stage and language: never twice to one person.
  content text NOT NULL,
  subject text,
  body text NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'delivered', 'read', 'uncertain', 'failed', 'not_sent', 'cancelled')),
  -- Why it was not sent, or what the provider said.
  because text,
  made_at timestamptz NOT NULL,
  not_before timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- Given to the provider: whoever gets it twice can tell.
  idempotency_key uuid NOT NULL,
  provider_ref text,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, message_id),
  UNIQUE (customer_id, enrolment_id, step_id),
  FOREIGN KEY (customer_id, enrolment_id) REFERENCES enrolments ON DELETE CASCADE
);
CREATE INDEX messages_to_send ON messages (group_id, not_before) WHERE state = 'waiting';
CREATE INDEX messages_by_centre ON messages (centre_id, made_at);

CREATE TABLE vouchers (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  voucher_id bigint NOT NULL DEFAULT nextval('act_ids'),
  group_id integer NOT NULL,
  enrolment_id bigint,
  playbook_id text,
  step_id text,
  label jsonb NOT NULL,
  value_fen bigint,
  share double precision CHECK (share BETWEEN 0 AND 1),
  cost_fen bigint NOT NULL,
  issued_on date NOT NULL,
  expires_on date NOT NULL,
  used_on date,
  cancelled_at timestamptz,
  PRIMARY KEY (customer_id, voucher_id),
  UNIQUE (customer_id, enrolment_id, step_id),
  FOREIGN KEY (customer_id, enrolment_id) REFERENCES enrolments ON DELETE CASCADE
);

CREATE TABLE customer_tags (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  tag text NOT NULL,
  enrolment_id bigint,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, tag)
);

-- What a customer would like to have: film, driver assistance, a second car, one for the family.
CREATE TABLE interests (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  interest_id bigint NOT NULL DEFAULT nextval('act_ids'),
  text text NOT NULL,
  recorded_on date NOT NULL,
  recorded_by integer REFERENCES staff,
  settled_on date,
  settled_as text CHECK (settled_as IN ('booked', 'declined')),
  PRIMARY KEY (customer_id, interest_id)
);

-- Days on which somebody is not there: their tasks are others'.
CREATE TABLE absences (
  staff_id integer NOT NULL REFERENCES staff ON DELETE CASCADE,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  written_by text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (staff_id, from_on)
);

-- How often a touch was followed by what it wanted, from the group's own results: the counts behind the learning order.
CREATE TABLE touch_chances (
  group_id integer NOT NULL REFERENCES groups,
  playbook_id text NOT NULL,
  tier text NOT NULL,
  level text NOT NULL,
  touched integer NOT NULL,
  succeeded integer NOT NULL,
  as_of date NOT NULL,
  PRIMARY KEY (group_id, playbook_id, tier, level)
);
