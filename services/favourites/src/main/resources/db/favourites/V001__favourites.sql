-- One row: the newest number that an event was given, and that of the newest change.
CREATE TABLE counter (
  id INTEGER PRIMARY KEY,
  last_id BIGINT NOT NULL,
  change BIGINT NOT NULL
);
INSERT INTO counter (id, last_id, change) VALUES (1, 0, 0);

-- Whom somebody follows, and every channel of our own. `live` is NULL while nobody knows; `stream`
-- is the platform's id of what is on. `owner` runs it here, by the account's id. `change` is that
-- of accounts for channels of our own, and 0 for others.
CREATE TABLE streamer (
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  platform_id TEXT NOT NULL,
  shown TEXT NOT NULL,
  owner TEXT NOT NULL,
  live INTEGER,
  stream TEXT NOT NULL,
  since BIGINT,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  checked_at BIGINT,
  change BIGINT NOT NULL,
  PRIMARY KEY (platform, name)
);

-- Who follows whom. `on_now` is 1 for one of a person at most.
CREATE TABLE favourite (
  account TEXT NOT NULL,
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  place INTEGER NOT NULL,
  on_now INTEGER NOT NULL,
  added_at BIGINT NOT NULL,
  PRIMARY KEY (account, platform, name)
);
CREATE INDEX favourite_by_channel ON favourite (platform, name);

-- What happened, each once. `details` is a JSON object.
CREATE TABLE event (
  number BIGINT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  text TEXT NOT NULL,
  person TEXT,
  details TEXT NOT NULL,
  sight TEXT NOT NULL,
  test INTEGER NOT NULL
);
CREATE INDEX event_by_channel ON event (platform, name, number);
CREATE INDEX event_by_age ON event (seen_at);
