CREATE TABLE run (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  end_reason TEXT,
  ends_at BIGINT,
  messages_max BIGINT,
  messages BIGINT NOT NULL,
  connected_millis BIGINT NOT NULL
);

CREATE INDEX run_by_state ON run (state, id);

CREATE TABLE run_channel (
  run_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  place INTEGER NOT NULL,
  options TEXT NOT NULL,
  state TEXT NOT NULL,
  note TEXT,
  messages BIGINT NOT NULL,
  connected_millis BIGINT NOT NULL,
  alive_until BIGINT,
  connected_since BIGINT,
  position TEXT,
  PRIMARY KEY (run_id, channel)
);

CREATE TABLE gap (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  to_at BIGINT,
  reason TEXT NOT NULL
);

CREATE TABLE gap_of_run (
  run_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  gap_id TEXT NOT NULL,
  PRIMARY KEY (run_id, channel, gap_id)
);

-- What was told in the last day, so that a message sent twice is told once. Messages come nearly in
-- the order in which they were sent, so that only the newest part of the index is written.
CREATE TABLE seen (
  sent_at BIGINT NOT NULL,
  hash BIGINT NOT NULL,
  PRIMARY KEY (sent_at, hash)
) ${by_key};
