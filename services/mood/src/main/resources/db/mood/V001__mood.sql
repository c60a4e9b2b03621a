-- Times are milliseconds since 1970. Weights and scores are whole millionths, so that sums are exact
-- whatever the order. How voices are encoded is said in hubbub.mood.store.VoiceBytes.

-- One row: how many hearings were committed, so that what is held in memory can tell whether the last
-- one was.
CREATE TABLE state (
  id INTEGER PRIMARY KEY,
  hearings BIGINT NOT NULL
);
INSERT INTO state (id, hearings) VALUES (1, 0);

CREATE TABLE channel (
  id ${given},
  name TEXT NOT NULL UNIQUE
);

-- The runs that covered a channel together, their ids in order with commas between: sums are kept for
-- each such set, so that a deleted run's part can be taken out.
CREATE TABLE cover (
  id ${given},
  runs TEXT NOT NULL UNIQUE
);

-- What is heard late of a deleted run counts nowhere.
CREATE TABLE deleted_run (
  id TEXT PRIMARY KEY
);

-- Sums over steps of 1, 10 and 60 seconds; `at` is the step's begin.
CREATE TABLE measure (
  channel_id BIGINT NOT NULL,
  step BIGINT NOT NULL,
  at BIGINT NOT NULL,
  cover_id BIGINT NOT NULL,
  messages BIGINT NOT NULL,
  positive BIGINT NOT NULL,
  neutral BIGINT NOT NULL,
  negative BIGINT NOT NULL,
  score BIGINT NOT NULL,
  PRIMARY KEY (channel_id, step, at, cover_id)
);
CREATE INDEX measure_by_age ON measure (step, at);

-- Who spoke in the last minute, as hashes, to weigh the next message. A hearing has several rows of a
-- channel where something was deleted, or its runs changed, in between.
CREATE TABLE recent_voices (
  id ${given},
  channel_id BIGINT NOT NULL,
  hearing BIGINT NOT NULL,
  at BIGINT NOT NULL,
  voices ${bytes} NOT NULL
);
CREATE INDEX recent_voices_by_age ON recent_voices (at);

-- The strongest messages of the last five minutes, to say why.
CREATE TABLE recent_text (
  channel_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  message_id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  cover_id BIGINT NOT NULL,
  score BIGINT NOT NULL,
  weight BIGINT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (channel_id, at, message_id)
);
CREATE INDEX recent_text_by_age ON recent_text (at);

-- People whose texts up to `until_at` are not kept: forgotten, or opted out (then it is far away).
CREATE TABLE not_kept (
  platform TEXT NOT NULL,
  author_id TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (platform, author_id)
);
