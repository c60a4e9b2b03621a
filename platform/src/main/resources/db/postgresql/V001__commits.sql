-- What only PostgreSQL needs beside the tables of db/bus.

-- The last commit of each writer: where the answer to a commit is lost, it can be looked up here.
CREATE TABLE committed (
  writer TEXT   NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  at     BIGINT NOT NULL
) WITH (fillfactor = 50);

-- One row: whose numbers the outbox gives now, the position given last, and the bytes that wait.
CREATE TABLE outbox_state (
  one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  producer TEXT    NOT NULL,
  position BIGINT  NOT NULL,
  bytes    BIGINT  NOT NULL
) WITH (fillfactor = 50);

-- One row: the position up to which rows were sent to the broker at least once.
CREATE TABLE relayed (
  one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  position BIGINT  NOT NULL
) WITH (fillfactor = 50);
INSERT INTO relayed (one, position) VALUES (1, 0);

-- When the broker had a row for good; kept a while longer, so that a hole can be filled.
ALTER TABLE outbox ADD COLUMN confirmed_at BIGINT;
CREATE INDEX outbox_to_send ON outbox (position) WHERE confirmed_at IS NULL;
CREATE INDEX outbox_by_number ON outbox (producer, part, number);
