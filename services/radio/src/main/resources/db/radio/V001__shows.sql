-- Times are milliseconds since 1970. What a show sounds like is in a folder of its own, see
-- hubbub.radio.record; while it runs, its length is known there only.
CREATE TABLE shows (
  id TEXT PRIMARY KEY,
  mount TEXT NOT NULL,
  channel TEXT NOT NULL,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  began_at BIGINT NOT NULL,
  ended_at BIGINT,
  micros BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  trouble TEXT
);
CREATE INDEX shows_by_channel ON shows (channel, id);
