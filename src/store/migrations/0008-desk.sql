-- How customers are found, and what people write down about them at the desk.

-- Words that lead to a customer; the first letter says what kind of word, and so who may look by it
-- (domain/search/search-tokens.ts). Made from names, numbers, phones and cars; no data of its own. Without a key to
-- customers: checking it for twenty words of each doubles the time that an import of them takes.
CREATE TABLE search_tokens (
  customer_id bigint NOT NULL,
  token text COLLATE "C" NOT NULL,
  group_id integer NOT NULL,
  -- Home; 0 = none.
  centre_id integer NOT NULL,
  PRIMARY KEY (customer_id, token)
);
CREATE INDEX search_tokens_by_centre ON search_tokens (group_id, centre_id, token, customer_id);

-- Customers whose words are to be made anew, marked in the transaction that changed them.
CREATE TABLE search_stale (
  customer_id bigint PRIMARY KEY
);

-- How often people have changed a customer, and who was the last: two who edit at once find out.
CREATE TABLE customer_versions (
  customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  version integer NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL
);

CREATE SEQUENCE desk_ids;

CREATE TABLE customer_notes (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  note_id bigint NOT NULL DEFAULT nextval('desk_ids'),
  -- A key event is what the customer said or wants, or a special day.
  kind text NOT NULL CHECK (kind IN ('note', 'key_event')),
  happened_on date NOT NULL,
  text text NOT NULL,
  written_by integer REFERENCES staff,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (customer_id, note_id)
);

CREATE TABLE preferences (
  customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  -- weekday_morning … weekend_evening, and the like.
  times text[] NOT NULL DEFAULT '{}',
  channel text CHECK (channel IN ('phone', 'wechat', 'sms', 'app', 'email')),
  price_sensitivity text CHECK (price_sensitivity IN ('low', 'medium', 'high')),
  wants text[] NOT NULL DEFAULT '{}',
  drink text,
  main_use text CHECK (main_use IN ('commute', 'business', 'family', 'ride_hailing')),
  written_by integer REFERENCES staff,
  written_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE own_tasks (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  task_id bigint NOT NULL DEFAULT nextval('desk_ids'),
  due_on date NOT NULL,
  text text NOT NULL,
  -- Null = whoever is the customer's advisor.
  for_staff_id integer REFERENCES staff,
  written_by integer REFERENCES staff,
  written_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz,
  done_by integer REFERENCES staff,
  PRIMARY KEY (customer_id, task_id)
);
CREATE INDEX own_tasks_open ON own_tasks (for_staff_id, due_on) WHERE done_at IS NULL;

-- How somebody likes to see a list: filters, sort and columns under a name of theirs.
CREATE TABLE saved_views (
  staff_id integer NOT NULL REFERENCES staff ON DELETE CASCADE,
  list text NOT NULL,
  name text NOT NULL,
  -- What the address of the list says after the `?`.
  search text NOT NULL,
  PRIMARY KEY (staff_id, list, name)
);

CREATE TABLE chosen_columns (
  staff_id integer NOT NULL REFERENCES staff ON DELETE CASCADE,
  list text NOT NULL,
  columns text[] NOT NULL,
  PRIMARY KEY (staff_id, list)
);
