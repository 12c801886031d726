-- Cars that are in the workshop: few of all orders, and whoever is to be contacted is asked about.
CREATE INDEX orders_open ON orders (customer_id) WHERE state = 'open' AND checked_out_at IS NULL;
