-- The weights of messages in languages that are not known, in millionths.
ALTER TABLE measure ADD COLUMN unread BIGINT NOT NULL DEFAULT 0;
