-- One row for each time that somebody listened for half a minute or longer. Times are milliseconds
-- since 1970. The program and the referrer are what sessions are grouped by, no more of what was said;
-- the address is null unless radio.keep-addresses says otherwise, and for no longer than that.
CREATE TABLE sessions (
  id BIGINT PRIMARY KEY,
  channel TEXT NOT NULL,
  mount TEXT NOT NULL,
  began_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  program TEXT NOT NULL,
  referrer TEXT NOT NULL,
  address TEXT
);
CREATE INDEX sessions_by_channel ON sessions (channel, ended_at);
CREATE INDEX sessions_by_end ON sessions (ended_at);
CREATE INDEX sessions_with_address ON sessions (ended_at) WHERE address IS NOT NULL;
