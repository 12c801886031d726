-- Everything that belongs to a customer carries customer_id first in its keys, so that it can be distributed by it.

CREATE SEQUENCE customer_ids;

-- Numbers by which files name a customer; several may lead to one (an alias after a merge).
CREATE TABLE customer_keys (
  source_id integer NOT NULL REFERENCES sources,
  customer_no text NOT NULL,
  customer_id bigint NOT NULL,
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (source_id, customer_no)
);
CREATE INDEX customer_keys_by_customer ON customer_keys (customer_id);

CREATE TABLE customers (
  customer_id bigint PRIMARY KEY,
  group_id integer NOT NULL REFERENCES groups,
  source_id integer NOT NULL REFERENCES sources,
  customer_no text NOT NULL,
  -- As named in a file or by a person; null = follow the visits.
  named_centre_id integer REFERENCES centres,
  named_advisor_id integer REFERENCES staff,
  -- What holds: as named, else the first visit's centre and the latest visit's advisor.
  home_centre_id integer REFERENCES centres,
  advisor_id integer REFERENCES staff,
  -- From then on the first visit's centre is their home, where none was named.
  first_visit_on date,
  tags text[] NOT NULL DEFAULT '{}',
  vip_by_hand boolean NOT NULL DEFAULT false,
  do_not_contact boolean NOT NULL DEFAULT false,
  -- Columns edited in Longrange: imports leave them alone until they are released.
  held text[] NOT NULL DEFAULT '{}',
  created_import_id bigint,
  import_id bigint
);
CREATE INDEX customers_by_centre ON customers (home_centre_id, customer_id);
CREATE INDEX customers_by_advisor ON customers (advisor_id);

-- The personal fields, and nothing else: masks and deletion have one place to look at.
CREATE TABLE people (
  customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  name text NOT NULL,
  phone text,
  other_phones text[] NOT NULL DEFAULT '{}',
  wechat text,
  email text,
  gender text CHECK (gender IN ('female', 'male')),
  birthday date,
  city text,
  address text,
  held text[] NOT NULL DEFAULT '{}',
  created_import_id bigint,
  import_id bigint
);
CREATE INDEX people_by_phone ON people (phone);

CREATE TABLE consents (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  channel text NOT NULL CHECK (channel IN ('any', 'phone', 'wechat', 'sms', 'app', 'email')),
  purpose text NOT NULL CHECK (purpose IN ('service', 'care', 'marketing')),
  state text NOT NULL CHECK (state IN ('granted', 'refused')),
  since date,
  how text,
  held text[] NOT NULL DEFAULT '{}',
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, channel, purpose)
);

-- One row per car and owner: a car that changes hands ends one row and begins another.
CREATE TABLE cars (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  vin text NOT NULL CHECK (length(vin) = 17),
  owned_from date NOT NULL,
  -- First day on which it was somebody else's.
  owned_to date,
  plate text,
  model text,
  trim_level text,
  color text,
  delivered_on date,
  warranty_ends_on date,
  battery_warranty_ends_on date,
  sold_on date,
  held text[] NOT NULL DEFAULT '{}',
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, vin, owned_from),
  CHECK (owned_to >= owned_from)
);

-- Whose a car was on a day, by VIN alone.
CREATE TABLE car_owners (
  group_id integer NOT NULL,
  vin text NOT NULL,
  owned_from date NOT NULL,
  owned_to date,
  customer_id bigint NOT NULL,
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (group_id, vin, owned_from)
);
CREATE INDEX car_owners_by_customer ON car_owners (customer_id);

CREATE TABLE household_members (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  name text NOT NULL,
  relation text NOT NULL,
  birthday date,
  -- Their own record, by id where it is known, by number while it is not.
  member_customer_id bigint,
  member_customer_no text,
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, name)
);

-- People who asked to be deleted: enough to recognise them, nothing to know them by.
CREATE TABLE tombstones (
  group_id integer NOT NULL REFERENCES groups,
  hash text NOT NULL,
  deleted_on date NOT NULL,
  PRIMARY KEY (group_id, hash)
);
