-- The database's own clock, in epoch milliseconds: processes may disagree on the time.
CREATE VIEW database_clock AS SELECT ${clock} AS millis;

-- One row: the right to number lines. Every transaction that writes moves until_at on; one whose
-- epoch is over keeps nothing. An epoch is the time at which it began, and always more than the
-- last.
CREATE TABLE epoch (
  id INTEGER PRIMARY KEY,
  epoch BIGINT NOT NULL,
  place TEXT NOT NULL,
  until_at BIGINT NOT NULL
);
INSERT INTO epoch (id, epoch, place, until_at) VALUES (1, 0, '', 0);

-- What accounts told, each as its change with the highest number left it. Who or what is gone stays
-- as a row without a name, so that an older change does not bring it back.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  login TEXT,
  name TEXT,
  created_at BIGINT,
  owner INTEGER NOT NULL,
  change BIGINT NOT NULL,
  color TEXT
);
CREATE INDEX person_by_login ON person (login);

-- Who changed, or is gone, for the process that has the rooms, whichever process heard of it. Without
-- a person it is the channels. Kept for an hour.
CREATE TABLE heard (
  n ${given},
  person TEXT,
  gone INTEGER NOT NULL DEFAULT 0,
  at BIGINT NOT NULL
);

CREATE TABLE channel (
  id TEXT PRIMARY KEY,
  name TEXT,
  owner_id TEXT NOT NULL,
  title TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  change BIGINT NOT NULL
);

CREATE INDEX channel_by_name ON channel (name);

CREATE TABLE roles (
  room TEXT NOT NULL,
  person TEXT NOT NULL,
  roles TEXT NOT NULL,
  change BIGINT NOT NULL,
  PRIMARY KEY (room, person)
) ${by_key};

-- How a room is set up, up to which line it was cleared, and the number of its newest entry.
CREATE TABLE room (
  id TEXT PRIMARY KEY,
  modes TEXT,
  pinned TEXT,
  cleared BIGINT NOT NULL DEFAULT 0,
  cleared_how TEXT,
  epoch BIGINT NOT NULL DEFAULT 0,
  n BIGINT NOT NULL DEFAULT 0
);

-- What visitors of a room were told, in order. Lines have an id and an author; deleted says by whom
-- and why.
CREATE TABLE entry (
  room TEXT NOT NULL,
  n BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT,
  author TEXT,
  nonce TEXT,
  body TEXT NOT NULL,
  deleted TEXT,
  PRIMARY KEY (room, n)
) ${by_key};
CREATE INDEX entry_by_id ON entry (id) WHERE id IS NOT NULL;
CREATE INDEX entry_by_author ON entry (author, room, n) WHERE author IS NOT NULL;
CREATE INDEX entry_by_time ON entry (at);

-- What is kept of a person in a room: their first line, and up to which number theirs are deleted.
CREATE TABLE visitor (
  room TEXT NOT NULL,
  person TEXT NOT NULL,
  first_at BIGINT,
  unsaid BIGINT NOT NULL DEFAULT 0,
  unsaid_how TEXT,
  PRIMARY KEY (room, person)
) ${by_key};

-- Who may not speak; until_at is null for good.
CREATE TABLE silence (
  room TEXT NOT NULL,
  person TEXT NOT NULL,
  login TEXT NOT NULL,
  until_at BIGINT,
  reason TEXT NOT NULL,
  by_login TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (room, person)
) ${by_key};

CREATE TABLE bar (
  room TEXT NOT NULL,
  range TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_login TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (room, range)
) ${by_key};

CREATE TABLE word (
  id TEXT PRIMARY KEY,
  room TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX word_by_room ON word (room);

CREATE TABLE held (
  id TEXT PRIMARY KEY,
  room TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX held_by_room ON held (room);

CREATE TABLE note (
  id TEXT PRIMARY KEY,
  room TEXT NOT NULL,
  person TEXT NOT NULL,
  text TEXT NOT NULL,
  by_login TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX note_by_person ON note (person, room);

CREATE TABLE emote (
  id TEXT PRIMARY KEY,
  room TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  length INTEGER NOT NULL,
  content ${bytes} NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX emote_by_room ON emote (room);

-- What those who keep order did.
CREATE TABLE log (
  id TEXT PRIMARY KEY,
  room TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_login TEXT NOT NULL,
  deed TEXT NOT NULL,
  person TEXT,
  login TEXT,
  detail TEXT NOT NULL
);
CREATE INDEX log_by_room ON log (room, id);
CREATE INDEX log_by_person ON log (person, room);

-- Who does not want to be kept: their lines go when nobody can have missed them any more.
CREATE TABLE opted_out (
  person TEXT PRIMARY KEY
);
