-- The list of customers begins with those at risk of the most.
CREATE INDEX scores_by_risk ON scores (value_at_risk_fen DESC NULLS LAST, customer_id);
