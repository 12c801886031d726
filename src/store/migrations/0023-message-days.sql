-- The last civil day on which a message makes sense; null = it always does.
ALTER TABLE messages ADD COLUMN last_on date;
