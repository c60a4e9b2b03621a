-- One row: the newest id that was given and the number of the newest change. Both only grow, also
-- when places are deleted, so that neither is ever given twice.
CREATE TABLE counter (
  id INTEGER PRIMARY KEY,
  last_id BIGINT NOT NULL,
  change BIGINT NOT NULL
);
INSERT INTO counter (id, last_id, change) VALUES (1, 0, 0);

-- `change` is the number of the change that made the row what it is: its version. `folded` is the
-- name without capitals and accents, to be searched; `sorted` the begin of it, to be sorted by.
CREATE TABLE place (
  id ${number} PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  sorted TEXT NOT NULL,
  change BIGINT NOT NULL
);
CREATE INDEX place_by_name ON place (sorted, id);

-- Ids that had a place once.
CREATE TABLE deleted_place (
  id ${number} PRIMARY KEY
);

-- What was made by requests with an Idempotency-Key, for a day.
CREATE TABLE answered (
  number ${number} PRIMARY KEY,
  caller TEXT NOT NULL,
  given_key TEXT NOT NULL,
  print TEXT NOT NULL,
  answer TEXT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (caller, given_key)
);
