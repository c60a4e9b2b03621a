-- Small facts about the log itself: 'generation' grows with every change that makes what is
-- remembered outside wrong, 'messages' counts the rows, 'most' the most that there were when some
-- were removed, 'searched' is the key up to which the
-- messages are in a search volume, 'words' the version of the cut that the volumes were made with.
CREATE TABLE state (
  name TEXT NOT NULL PRIMARY KEY,
  n BIGINT NOT NULL
);
INSERT INTO state (name, n) VALUES ('generation', 0), ('messages', 0), ('most', 0), ('searched', -9223372036854775807), ('words', 0);

-- Who said something; a person who changed their name or colour has several rows.
-- last_part: the newest part (see message.author_part) in which this row was used, give or take a few.
CREATE TABLE author (
  id ${given},
  platform TEXT NOT NULL,
  author_id TEXT NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  color TEXT,
  last_part BIGINT NOT NULL
);
CREATE INDEX author_by_id ON author (author_id);
CREATE INDEX author_by_login ON author (login);

CREATE TABLE channel (
  id ${given},
  name TEXT NOT NULL UNIQUE
);

-- A channel heard by one set of runs. runs: their ids, sorted, joined by spaces; null when the last
-- of them was deleted and the messages are about to go.
CREATE TABLE stream (
  id ${given},
  channel BIGINT NOT NULL REFERENCES channel (id),
  runs TEXT
);
CREATE INDEX stream_by_channel ON stream (channel);
CREATE TABLE stream_run (
  run TEXT NOT NULL,
  stream BIGINT NOT NULL REFERENCES stream (id),
  PRIMARY KEY (run, stream)
) ${by_key};

-- The log. key: when it was received, epoch milliseconds * 65536, plus a counter within the
-- millisecond, so the table lies in the order of time.
-- Indexes over random values are cut into parts of some ten thousand rows, so that only the last
-- part's pages change: author_part is part * 2^32 + author, id_part is part * 2^32 + 32 bits of a
-- hash of the id. A question looks into each part.
-- id: 1 and a UUID's 16 bytes, or 0 and UTF-8. sent: milliseconds after it was received, usually
-- below 0. extra: what few messages have, as JSON.
CREATE TABLE message (
  key ${number} PRIMARY KEY,
  stream BIGINT NOT NULL,
  author_part BIGINT NOT NULL,
  id_part BIGINT NOT NULL,
  id ${bytes} NOT NULL,
  kind INTEGER NOT NULL,
  sent BIGINT NOT NULL,
  text TEXT NOT NULL,
  extra TEXT,
  deleted_at BIGINT
);
CREATE INDEX message_by_stream ON message (stream, key);
CREATE INDEX message_by_author ON message (author_part, key);
CREATE INDEX message_by_id ON message (id_part);
CREATE INDEX message_by_kind ON message (kind, key) WHERE kind <> 0;
CREATE INDEX message_deleted ON message (key) WHERE deleted_at IS NOT NULL;

-- Full-text volumes, search_<id>, each over up to a million messages. Messages after
-- state.searched are not in one yet; late ones came with a key before it.
CREATE TABLE volume (
  id ${given},
  first_key BIGINT NOT NULL,
  last_key BIGINT NOT NULL,
  messages BIGINT NOT NULL
);
CREATE TABLE search_late (
  key ${number} PRIMARY KEY
);

-- People who are not kept. wanted: 1 while they are out, 0 after they changed their mind.
CREATE TABLE opt_out (
  platform TEXT NOT NULL,
  author_id TEXT NOT NULL,
  wanted INTEGER NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (platform, author_id)
) ${by_key};

-- People whose messages up to a time are gone, and runs that are gone, so that what is still on its
-- way doesn't bring them back.
CREATE TABLE forgotten (
  platform TEXT NOT NULL,
  author_id TEXT NOT NULL,
  up_to BIGINT NOT NULL,
  PRIMARY KEY (platform, author_id)
) ${by_key};
CREATE TABLE deleted_run (
  run TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL
) ${by_key};

-- Deletions that are promised and done in small steps; what they cover is hidden at once.
-- kind: 'erase' lets texts go (channel, author_id or null), 'forget' all rows of a person
-- (platform, author_id), 'drop' all rows of a stream. after_key: how far 'erase' is.
CREATE TABLE sweep (
  id ${given},
  kind TEXT NOT NULL,
  channel BIGINT,
  platform TEXT,
  author_id TEXT,
  stream BIGINT,
  up_to BIGINT NOT NULL,
  after_key BIGINT NOT NULL
);
