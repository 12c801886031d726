-- One packed row per customer: all that a score reads, so that any day can be assessed without reading visit rows.
CREATE TABLE histories (
  customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  facts json NOT NULL
);

-- Customers to look at again, marked in the transaction that touched them.
CREATE TABLE touched_customers (
  customer_id bigint PRIMARY KEY,
  touched_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE scores (
  customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  as_of date NOT NULL,
  centre_id integer,
  age_months integer,
  stage text NOT NULL,
  tenure_months integer,
  visits_total integer NOT NULL,
  visits_24m integer NOT NULL,
  spend_24m_fen bigint NOT NULL,
  last_visit_on date,
  r smallint CHECK (r BETWEEN 1 AND 5),
  f smallint CHECK (f BETWEEN 1 AND 5),
  m smallint CHECK (m BETWEEN 1 AND 5),
  segment text NOT NULL,
  health_score smallint CHECK (health_score BETWEEN 0 AND 100),
  health_grade text,
  health_coverage real NOT NULL CHECK (health_coverage BETWEEN 0 AND 1),
  ladder_level text NOT NULL,
  ladder_since date,
  expected_interval_days real,
  realised_fen bigint NOT NULL,
  revenue_fen bigint NOT NULL,
  potential_fen bigint,
  total_fen bigint,
  value_tier text CHECK (value_tier IN ('high', 'medium', 'low')),
  value_at_risk_fen bigint,
  is_vip boolean NOT NULL,
  cost_to_serve_fen bigint NOT NULL,
  contribution_fen bigint NOT NULL,
  is_false_high_value boolean NOT NULL,
  is_neglected_high_value boolean NOT NULL,
  cadence_group text NOT NULL,
  -- First later day on which a discrete score can change if nothing happens: the night looks only at those due.
  next_look_on date NOT NULL
);
CREATE INDEX scores_due ON scores (next_look_on);
CREATE INDEX scores_by_centre ON scores (centre_id, segment);

-- Scores of one day as they were, with the reasons of that day.
CREATE TABLE snapshots (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  as_of date NOT NULL,
  centre_id integer,
  age_months integer,
  stage text NOT NULL,
  tenure_months integer,
  visits_total integer NOT NULL,
  visits_24m integer NOT NULL,
  spend_24m_fen bigint NOT NULL,
  last_visit_on date,
  r smallint CHECK (r BETWEEN 1 AND 5),
  f smallint CHECK (f BETWEEN 1 AND 5),
  m smallint CHECK (m BETWEEN 1 AND 5),
  segment text NOT NULL,
  health_score smallint CHECK (health_score BETWEEN 0 AND 100),
  health_grade text,
  health_coverage real NOT NULL CHECK (health_coverage BETWEEN 0 AND 1),
  ladder_level text NOT NULL,
  ladder_since date,
  expected_interval_days real,
  realised_fen bigint NOT NULL,
  revenue_fen bigint NOT NULL,
  potential_fen bigint,
  total_fen bigint,
  value_tier text CHECK (value_tier IN ('high', 'medium', 'low')),
  value_at_risk_fen bigint,
  is_vip boolean NOT NULL,
  cost_to_serve_fen bigint NOT NULL,
  contribution_fen bigint NOT NULL,
  is_false_high_value boolean NOT NULL,
  is_neglected_high_value boolean NOT NULL,
  cadence_group text NOT NULL,
  evidence json NOT NULL,
  PRIMARY KEY (customer_id, as_of)
);
CREATE INDEX snapshots_by_day ON snapshots (as_of, centre_id);

-- A scoring run: what it covered, with which policy, how far it came.
CREATE TABLE score_runs (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id integer NOT NULL REFERENCES groups,
  as_of date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('full', 'nightly', 'snapshot')),
  customers integer,
  begun_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);

CREATE TABLE centre_figures (
  group_id integer NOT NULL REFERENCES groups,
  -- 0 = customers of no centre.
  centre_id integer NOT NULL,
  as_of date NOT NULL,
  figures json NOT NULL,
  PRIMARY KEY (group_id, centre_id)
);
