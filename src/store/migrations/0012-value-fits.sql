-- What the value models learned of a group's visits, each time they were fitted; the newest that was not refused is in force.
CREATE TABLE value_fits (
  fit_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id integer NOT NULL REFERENCES groups,
  -- Null: of everybody; else of one cohort, kept only where it foretells better than everybody's.
  cohort text,
  -- The last day whose records it knows: it may speak of that day and of later ones.
  as_of date NOT NULL,
  -- Why there is none; null = accepted.
  refusal text,
  -- Of all models that speak together, the one with the largest share.
  model text,
  k smallint,
  log_likelihood double precision,
  customers integer NOT NULL,
  -- Different histories among them.
  history_rows integer NOT NULL,
  -- Visit days of everybody, by which growth is told.
  visit_days bigint NOT NULL,
  -- All that predictions need.
  fit jsonb,
  -- What it says of itself: parameters with standard errors, holdout, calibration, tracking, comparison.
  report jsonb,
  warnings text[] NOT NULL DEFAULT '{}',
  seconds real NOT NULL,
  fitted_at timestamptz NOT NULL DEFAULT now(),
  CHECK (refusal IS NOT NULL OR (fit IS NOT NULL AND report IS NOT NULL AND model IS NOT NULL))
);
CREATE INDEX value_fits_by_day ON value_fits (group_id, as_of DESC, fit_id DESC);

-- How a fit foretold what then happened, beside a later one.
CREATE TABLE fit_checks (
  fit_id bigint NOT NULL REFERENCES value_fits ON DELETE CASCADE,
  -- The last day that was looked at.
  until_on date NOT NULL,
  later_fit_id bigint NOT NULL REFERENCES value_fits ON DELETE CASCADE,
  is_worse boolean NOT NULL,
  findings jsonb NOT NULL,
  checked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (fit_id, until_on)
);

-- Where a fit spoke: its number, and what it says beyond what formulas do. Null: the formula spoke.
ALTER TABLE scores ADD COLUMN fit_id bigint, ADD COLUMN p_active real CHECK (p_active BETWEEN 0 AND 1),
  ADD COLUMN lapse_on date, ADD COLUMN potential_low_fen bigint, ADD COLUMN potential_high_fen bigint;
ALTER TABLE snapshots ADD COLUMN fit_id bigint, ADD COLUMN p_active real CHECK (p_active BETWEEN 0 AND 1),
  ADD COLUMN lapse_on date, ADD COLUMN potential_low_fen bigint, ADD COLUMN potential_high_fen bigint;
