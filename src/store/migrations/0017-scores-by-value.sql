-- Where each centre's VIPs end is found in this order, and who has passed that place, without reading everybody's scores.
CREATE INDEX scores_by_value ON scores (centre_id, total_fen DESC);
