-- Rows on their way in live in tables of their own, one per import, made and dropped by it.
CREATE SCHEMA staging;

CREATE TABLE imports (
  import_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id integer NOT NULL REFERENCES groups,
  file_name text NOT NULL,
  -- Where our copy lies below the data folder; null once erased.
  upload text,
  sha256 text,
  kind text NOT NULL,
  -- How the file is read: encoding, delimiter, sheet, header → column.
  reading jsonb NOT NULL,
  -- source, centre, as-of day, policies of this import.
  choices jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('staging', 'staged', 'done', 'refused', 'dropped', 'undone')),
  -- The step of the merge that is under way and the last customer it has finished.
  merge_step integer NOT NULL DEFAULT 0,
  merged_to bigint NOT NULL DEFAULT 0,
  counts jsonb,
  as_of date NOT NULL,
  by_whom text NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE INDEX imports_unfinished ON imports (group_id) WHERE state IN ('staging', 'staged');

-- What was wrong with a row (or worth a look: is_flag), for the summary and the rejected-row file.
CREATE TABLE row_faults (
  import_id bigint NOT NULL REFERENCES imports ON DELETE CASCADE,
  row_number integer NOT NULL,
  is_flag boolean NOT NULL DEFAULT false,
  faults jsonb NOT NULL,
  PRIMARY KEY (import_id, row_number, is_flag)
);

-- Orders and their like that came before their customer.
CREATE TABLE parked_rows (
  import_id bigint NOT NULL REFERENCES imports ON DELETE CASCADE,
  kind text NOT NULL,
  row_number integer NOT NULL,
  group_id integer NOT NULL,
  source_id integer NOT NULL,
  customer_no text,
  vin text,
  order_no text,
  -- The staged row, as it was read.
  staged jsonb NOT NULL,
  -- The import whose customers let it in; null while it waits.
  taken_by bigint,
  PRIMARY KEY (import_id, kind, row_number)
);
CREATE INDEX parked_rows_waiting ON parked_rows (group_id, kind) WHERE taken_by IS NULL;

-- What a row was before an import changed or removed it: what undo puts back.
CREATE TABLE import_changes (
  customer_id bigint NOT NULL,
  import_id bigint NOT NULL,
  table_name text NOT NULL,
  row_key jsonb NOT NULL,
  before jsonb NOT NULL,
  PRIMARY KEY (customer_id, import_id, table_name, row_key)
);
CREATE INDEX import_changes_by_import ON import_changes (import_id);

-- Headers that a person assigned to a column, per source and kind.
CREATE TABLE header_mappings (
  group_id integer NOT NULL REFERENCES groups,
  source_name text NOT NULL,
  kind text NOT NULL,
  header text NOT NULL,
  column_id text NOT NULL,
  empty_clears boolean NOT NULL DEFAULT false,
  PRIMARY KEY (group_id, source_name, kind, header)
);
