-- Rejected rows that somebody mended: the upload that brought them back, and where they stand in it.
ALTER TABLE row_faults ADD COLUMN mended_upload_id bigint, ADD COLUMN mended_row integer;
