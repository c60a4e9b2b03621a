-- Facts are written once, sent once and dropped soon; to press them together costs more than the room.
ALTER TABLE outbox ALTER COLUMN facts SET STORAGE EXTERNAL;
