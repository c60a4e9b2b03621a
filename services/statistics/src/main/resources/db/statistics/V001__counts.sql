-- Times are milliseconds since 1970 where a column ends in _at, whole seconds, minutes or hours since
-- 1970 where it is called so. How the bodies are encoded is said in hubbub.statistics.store.Blocks.

-- One row: how many hearings were committed (so that a cache in memory can tell whether the last one
-- was), the last id given to a channel, cover, piece or hour, and the last number given to a person.
CREATE TABLE state (
  id INTEGER PRIMARY KEY,
  hearings BIGINT NOT NULL,
  last_id BIGINT NOT NULL,
  last_person BIGINT NOT NULL
);
INSERT INTO state (id, hearings, last_id, last_person) VALUES (1, 0, 0, 0);

-- A deleted run stays as its id alone, so that what is heard late of it counts nowhere.
CREATE TABLE run (
  id TEXT PRIMARY KEY,
  name TEXT,
  started_at BIGINT,
  ended_at BIGINT,
  counted INTEGER NOT NULL DEFAULT 1,
  deleted INTEGER NOT NULL DEFAULT 0,
  messages BIGINT NOT NULL DEFAULT 0,
  connected_millis BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE channel (
  id BIGINT PRIMARY KEY,
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (platform, name)
);

CREATE TABLE run_channel (
  run TEXT NOT NULL,
  channel BIGINT NOT NULL,
  connected_millis BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (run, channel)
);
CREATE INDEX run_channel_by_channel ON run_channel (channel);

-- An unbroken connection of a channel in a run.
CREATE TABLE stretch (
  run TEXT NOT NULL,
  channel BIGINT NOT NULL,
  from_at BIGINT NOT NULL,
  to_at BIGINT NOT NULL,
  PRIMARY KEY (run, channel, from_at)
);
CREATE INDEX stretch_by_channel ON stretch (channel);

-- A channel under one set of runs: every message belongs to exactly one cover, so it counts once for
-- its channel and once for each run, and deleting a run takes what no other run covers.
CREATE TABLE cover (
  id BIGINT PRIMARY KEY,
  channel BIGINT NOT NULL,
  runs TEXT NOT NULL,
  counted INTEGER NOT NULL,
  messages BIGINT NOT NULL DEFAULT 0,
  first_second BIGINT,
  last_second BIGINT,
  fresh BIGINT NOT NULL DEFAULT 0,
  people BIGINT NOT NULL DEFAULT 0,
  UNIQUE (channel, runs)
);

CREATE TABLE cover_run (
  run TEXT NOT NULL,
  cover BIGINT NOT NULL,
  PRIMARY KEY (run, cover)
);
CREATE INDEX cover_run_by_cover ON cover_run (cover);

-- What one hearing brought for a minute of a cover (folded = 0), or a whole minute once that is in
-- the hour and the whole (folded = 1; kept for some days for views by the second).
CREATE TABLE piece (
  id BIGINT PRIMARY KEY,
  cover BIGINT NOT NULL,
  minute BIGINT NOT NULL,
  folded INTEGER NOT NULL,
  body ${bytes} NOT NULL
);
CREATE INDEX piece_by_cover ON piece (folded, cover, minute);

-- An hour of a cover; several rows where it grows large. peak: the most messages in one second.
CREATE TABLE hour (
  id BIGINT PRIMARY KEY,
  cover BIGINT NOT NULL,
  hour BIGINT NOT NULL,
  fine INTEGER NOT NULL,
  peak BIGINT NOT NULL,
  size BIGINT NOT NULL,
  seconds ${bytes} NOT NULL,
  people ${bytes} NOT NULL,
  tops ${bytes} NOT NULL
);
CREATE INDEX hour_by_cover ON hour (cover, hour);
CREATE INDEX hour_by_age ON hour (fine, hour);

-- All that is folded of a cover.
CREATE TABLE whole (
  cover BIGINT PRIMARY KEY,
  people ${bytes} NOT NULL,
  tops ${bytes} NOT NULL
);

-- Covers that are no more, whose rows are still to be swept away.
CREATE TABLE rubbish (
  cover BIGINT PRIMARY KEY
);

-- author_id and name are null of somebody who is forgotten: only a number that was there stays.
CREATE TABLE person (
  id BIGINT PRIMARY KEY,
  platform TEXT NOT NULL,
  author_id TEXT,
  name TEXT,
  opted_out INTEGER NOT NULL DEFAULT 0,
  UNIQUE (platform, author_id)
);

-- For some weeks: messages up to then that are heard late are nobody's.
CREATE TABLE forgotten (
  platform TEXT NOT NULL,
  author_id TEXT NOT NULL,
  forgotten_at BIGINT NOT NULL,
  PRIMARY KEY (platform, author_id)
);
