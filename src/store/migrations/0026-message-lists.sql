-- The outbox as people look at it.
CREATE INDEX messages_by_time ON messages (group_id, made_at DESC, message_id DESC);
CREATE INDEX messages_by_state ON messages (group_id, state, made_at DESC, message_id DESC);
