-- What reading costs. A block of posts is written here before any of them is read; when it is
-- settled its row goes, and what was read of it is added to its day and to the runs it was for. A
-- block whose process was killed counts wholly.
CREATE TABLE spending_block (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  day BIGINT NOT NULL,
  posts BIGINT NOT NULL,
  price BIGINT NOT NULL
);

CREATE TABLE spending_block_run (
  block TEXT NOT NULL,
  run TEXT NOT NULL,
  PRIMARY KEY (block, run)
);

-- A day is counted from 1970, in UTC; money is in millionths of a US dollar.
CREATE TABLE spent_day (
  day BIGINT PRIMARY KEY,
  posts BIGINT NOT NULL,
  micros BIGINT NOT NULL
);

-- Each run is charged all that was read while it was live, as nobody else says whose a post is.
CREATE TABLE spent_run (
  run TEXT PRIMARY KEY,
  posts BIGINT NOT NULL,
  micros BIGINT NOT NULL,
  budget BIGINT
);

-- One row: what this installation's rules at X are known by.
CREATE TABLE x_rules_of (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
);
