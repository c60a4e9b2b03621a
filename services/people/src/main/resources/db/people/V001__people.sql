-- One row: the newest id that was given and the number of the newest change. Both only grow, also
-- when people are deleted, so that neither is ever given twice.
CREATE TABLE counter (
  id INTEGER PRIMARY KEY,
  last_id BIGINT NOT NULL,
  change BIGINT NOT NULL
);
INSERT INTO counter (id, last_id, change) VALUES (1, 0, 0);

-- `change` is the number of the change that made the row what it is: its version. `folded` is the
-- name without capitals and accents, to be searched; `sorted` the begin of it, to be sorted by.
CREATE TABLE person (
  id ${number} PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  sorted TEXT NOT NULL,
  alive INTEGER NOT NULL,
  place_id BIGINT,
  change BIGINT NOT NULL
);
CREATE INDEX person_by_name ON person (sorted, id);
CREATE INDEX person_by_place ON person (place_id, id);

-- Ids that had a person once.
CREATE TABLE deleted_person (
  id ${number} PRIMARY KEY
);

-- Places that are gone: nobody is put there any more. `emptied` is 0 while somebody may still be
-- there.
CREATE TABLE deleted_place (
  id ${number} PRIMARY KEY,
  emptied INTEGER NOT NULL
);
CREATE INDEX deleted_place_to_empty ON deleted_place (id) WHERE emptied = 0;

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
