-- What became of a promise: a person says so, and no file changes it.
ALTER TABLE promises
  ADD COLUMN state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'broken', 'withdrawn')),
  -- From this day on nobody is reminded of it.
  ADD COLUMN settled_on date,
  ADD COLUMN settled_by integer REFERENCES staff,
  ADD CONSTRAINT promises_settled CHECK ((state = 'open') = (settled_on IS NULL));
