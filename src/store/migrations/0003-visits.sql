-- Whose an order, survey, complaint, touch, referral or appointment is, by its number in its source.
CREATE TABLE record_keys (
  source_id integer NOT NULL REFERENCES sources,
  kind text NOT NULL CHECK (kind IN ('order', 'survey', 'complaint', 'touch', 'referral', 'appointment')),
  record_no text NOT NULL,
  customer_id bigint NOT NULL,
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (source_id, kind, record_no)
);

CREATE TABLE orders (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  source_id integer NOT NULL,
  order_no text NOT NULL,
  vin text,
  -- The file named no customer: the order is whoever's the car was on that day, also when that is learnt later.
  by_car boolean NOT NULL DEFAULT false,
  centre_id integer NOT NULL REFERENCES centres,
  -- The civil day of check-in in the centre's zone.
  checked_in_on date NOT NULL,
  checked_in_at timestamptz NOT NULL,
  checked_out_at timestamptz,
  promised_at timestamptz,
  mileage_km integer CHECK (mileage_km >= 0),
  kind text CHECK (kind IN ('first_service', 'maintenance', 'repair', 'recall', 'accessory', 'activity', 'free_check', 'other')),
  advisor_id integer REFERENCES staff,
  -- The order's own amount; where it has lines, theirs count.
  paid_fen bigint,
  state text NOT NULL DEFAULT 'closed' CHECK (state IN ('open', 'closed', 'void')),
  waiting_minutes integer CHECK (waiting_minutes >= 0),
  advisor_minutes integer CHECK (advisor_minutes >= 0),
  bay_minutes integer CHECK (bay_minutes >= 0),
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, source_id, order_no)
);

CREATE INDEX orders_by_car ON orders (vin) WHERE by_car;

CREATE TABLE order_lines (
  customer_id bigint NOT NULL,
  source_id integer NOT NULL,
  order_no text NOT NULL,
  line_no text NOT NULL,
  category text CHECK (category IN ('maintenance', 'repair', 'tyre', 'accessory', 'value_added', 'software', 'extended_warranty', 'package', 'activity')),
  item text NOT NULL,
  list_price_fen bigint,
  paid_fen bigint NOT NULL,
  payer text NOT NULL DEFAULT 'customer' CHECK (payer IN ('customer', 'warranty', 'goodwill', 'insurance')),
  cost_fen bigint,
  created_import_id bigint,
  import_id bigint,
  PRIMARY KEY (customer_id, source_id, order_no, line_no),
  FOREIGN KEY (customer_id, source_id, order_no) REFERENCES orders ON DELETE CASCADE
);
