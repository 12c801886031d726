-- What every centre shares. Reference tables: small, copied to every node of a cluster.

CREATE TABLE groups (
  group_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  -- The day that counts as today; null = the calendar's. Only a demo group stands still.
  fixed_today date,
  -- Key of the hash that recognises a deleted person; random per group.
  tombstone_key text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE centres (
  centre_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id integer NOT NULL REFERENCES groups,
  name text NOT NULL,
  zone text NOT NULL DEFAULT 'Asia/Shanghai',
  UNIQUE (group_id, name)
);

-- A numbering: customer, order and other numbers are unique within a source, never across the group.
CREATE TABLE sources (
  source_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id integer NOT NULL REFERENCES groups,
  name text NOT NULL,
  UNIQUE (group_id, name)
);

CREATE TABLE staff (
  staff_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id integer NOT NULL REFERENCES groups,
  centre_id integer REFERENCES centres,
  source_id integer NOT NULL REFERENCES sources,
  -- Null while we know an advisor only by the name in a customer or order file.
  staff_no text,
  name text NOT NULL,
  role text NOT NULL DEFAULT 'advisor' CHECK (role IN ('advisor', 'manager', 'analyst', 'admin')),
  phone text,
  email text,
  wecom text,
  minutes_per_day integer CHECK (minutes_per_day BETWEEN 0 AND 1440),
  -- [{"weekday": 1–7, "from": "09:00", "to": "12:00"}, …]; null = the centre's usual hours.
  shifts jsonb,
  created_import_id bigint,
  import_id bigint,
  UNIQUE (source_id, staff_no)
);
CREATE INDEX staff_by_name ON staff (group_id, name);

CREATE TABLE policies (
  group_id integer NOT NULL REFERENCES groups,
  -- 0 = the whole group; a centre's own policy holds only what differs.
  centre_id integer NOT NULL DEFAULT 0,
  version integer NOT NULL CHECK (version > 0),
  settings jsonb NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  saved_by text NOT NULL,
  PRIMARY KEY (group_id, centre_id, version)
);

CREATE TABLE audit_entries (
  audit_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  group_id integer,
  actor text NOT NULL,
  action text NOT NULL,
  -- What was acted on, by number; never personal data.
  subject text,
  detail jsonb
);
CREATE INDEX audit_entries_by_time ON audit_entries (group_id, at);
