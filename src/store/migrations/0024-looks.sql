-- Customers at whom playbooks look at the next tick: something was recorded of somebody who waits for it, or a night found
-- that something has become true.
CREATE TABLE customers_to_look_at (
  customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  group_id integer NOT NULL
);
