-- Files on their way in, from the moment they were handed to the app until they are imported or thrown away.
CREATE TABLE uploads (
  upload_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id integer NOT NULL REFERENCES groups,
  -- The only centre whose records it may bring; null = any of the group.
  only_centre_id integer REFERENCES centres,
  by_whom text NOT NULL,
  file_name text NOT NULL,
  -- A name of ours below the folder of files; null once erased.
  path text,
  bytes bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'to_try', 'trying', 'tried', 'to_import', 'importing', 'done', 'refused', 'failed')),
  -- The kind that it was recognised as; null where nobody could tell.
  kind text,
  wishes jsonb NOT NULL DEFAULT '{}',
  -- What a try or the import came to.
  outcome jsonb,
  import_id bigint,
  made_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX uploads_waiting ON uploads (upload_id) WHERE state IN ('to_try', 'trying', 'to_import', 'importing');
CREATE INDEX uploads_by_group ON uploads (group_id, upload_id);

-- What the timetable asked for and what became of it.
CREATE TABLE job_runs (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job text NOT NULL,
  -- Null: of the whole installation.
  group_id integer REFERENCES groups,
  begun_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  -- What went wrong; null while it is under way and where it went well.
  problem text,
  detail jsonb
);
CREATE INDEX job_runs_by_job ON job_runs (job, run_id);

-- Two records of one person that somebody brought together.
CREATE TABLE merges (
  merge_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id integer NOT NULL REFERENCES groups,
  kept_customer_id bigint NOT NULL,
  merged_customer_id bigint NOT NULL,
  by_whom text NOT NULL,
  merged_at timestamptz NOT NULL DEFAULT now(),
  -- The last day on which they can be parted again.
  split_until_on date NOT NULL,
  split_at timestamptz,
  split_by text
);
CREATE INDEX merges_by_kept ON merges (kept_customer_id);
CREATE INDEX merges_by_merged ON merges (merged_customer_id);

-- Each row that a merge moved or changed, as it was before and after: what parting them puts back. Erased with its time.
CREATE TABLE merge_changes (
  -- The one who was kept.
  customer_id bigint NOT NULL,
  merge_id bigint NOT NULL,
  change_no integer NOT NULL,
  table_name text NOT NULL,
  before jsonb,
  after jsonb,
  PRIMARY KEY (customer_id, merge_id, change_no)
);

-- Rows that files have brought under the merged number since: they go with it when the two are parted.
CREATE TABLE merge_arrivals (
  customer_id bigint NOT NULL,
  merge_id bigint NOT NULL,
  table_name text NOT NULL,
  row_key jsonb NOT NULL,
  PRIMARY KEY (customer_id, merge_id, table_name, row_key)
);

-- Pairs that somebody looked at: two persons. The smaller id comes first.
CREATE TABLE different_people (
  group_id integer NOT NULL REFERENCES groups,
  one_customer_id bigint NOT NULL,
  other_customer_id bigint NOT NULL,
  by_whom text NOT NULL,
  said_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (group_id, one_customer_id, other_customer_id),
  CHECK (one_customer_id < other_customer_id)
);
