-- What screens show of whole centres, worked out after each scoring run: nobody waits for sums over everybody.

CREATE TABLE kept_figures (
  group_id integer NOT NULL REFERENCES groups,
  -- 0 = the whole group, customers of no centre included.
  centre_id integer NOT NULL,
  as_of date NOT NULL,
  -- A day of live scores, which the next one replaces, or of a snapshot, which stays.
  is_snapshot boolean NOT NULL,
  -- The family: standing, retention, value, …
  name text NOT NULL,
  figures json NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (group_id, centre_id, is_snapshot, as_of, name)
);

-- How far the figures have followed the scores: which centres are behind is seen by comparing runs.
CREATE TABLE figure_runs (
  group_id integer NOT NULL REFERENCES groups,
  is_snapshot boolean NOT NULL,
  as_of date NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  failed_at timestamptz,
  PRIMARY KEY (group_id, is_snapshot, as_of)
);

-- This week's contacts of each customer, with their reasons in words.
CREATE TABLE actions (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  action_no smallint NOT NULL,
  as_of date NOT NULL,
  centre_id integer,
  advisor_id integer,
  class text NOT NULL CHECK (class IN ('high', 'medium', 'low')),
  -- 0 = high … 2 = low: the first part of the order of work.
  class_rank smallint NOT NULL,
  role text NOT NULL CHECK (role IN ('advisor', 'manager')),
  opens_on date NOT NULL,
  due_on date NOT NULL,
  closes_on date,
  minutes integer NOT NULL CHECK (minutes > 0),
  stake_fen bigint NOT NULL,
  stake_source text NOT NULL,
  chance real NOT NULL,
  -- Expected fen for each minute of work: the second part of the order.
  worth double precision NOT NULL,
  playbooks text[] NOT NULL,
  -- [{"playbook": "P5", "label": {…}, "dueOn": …, "because": {"zh": …, "en": …}}, …], the leading one first.
  reasons json NOT NULL,
  PRIMARY KEY (customer_id, action_no)
);
CREATE INDEX actions_in_order ON actions (centre_id, class_rank, (-worth), customer_id, action_no);
CREATE INDEX actions_by_advisor ON actions (advisor_id, class_rank, (-worth), customer_id, action_no);

-- Where everybody stood when figures were last kept; what differs from it is news.
CREATE TABLE known_standings (
  customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  stage text NOT NULL,
  segment text NOT NULL,
  ladder_level text NOT NULL
);

CREATE TABLE standing_changes (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  changed_on date NOT NULL,
  what text NOT NULL CHECK (what IN ('stage', 'segment', 'warning', 'recovery')),
  before text NOT NULL,
  after text NOT NULL,
  PRIMARY KEY (customer_id, changed_on, what)
);
CREATE INDEX standing_changes_by_day ON standing_changes (changed_on, what);

-- Goals of a month; what is reached is read from the figures.
CREATE TABLE goals (
  group_id integer NOT NULL REFERENCES groups,
  -- 0 = the whole group.
  centre_id integer NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  metric text NOT NULL,
  target double precision NOT NULL,
  owner_staff_id integer REFERENCES staff,
  version integer NOT NULL DEFAULT 1,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (group_id, centre_id, month, metric)
);

-- A manager's own look at why customers leave, and a funnel counted by hand.
CREATE TABLE self_checks (
  centre_id integer NOT NULL REFERENCES centres,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  -- {"price": {"score": 0–10, "note": …, "owner": …, "dueOn": …}, …}
  parts jsonb NOT NULL,
  -- {"delivered": 120, "firstService": 96, …}; a step that was not counted is missing.
  funnel jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (centre_id, month)
);
