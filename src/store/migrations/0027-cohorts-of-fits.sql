-- Fits of cohorts live inside everybody's fit (docs/decisions/0019); this was their place before there were any.
ALTER TABLE value_fits DROP COLUMN cohort;
