-- Who listens: a desk is one life of one process. Its row is its right to write: every transaction
-- moves until_at on, and one that has no row any more keeps nothing.
CREATE TABLE desk (
  id TEXT PRIMARY KEY,
  place TEXT NOT NULL,
  until_at BIGINT NOT NULL
);

-- A channel belongs to one desk at a time; epoch counts its desks.
CREATE TABLE held (
  channel TEXT PRIMARY KEY,
  desk TEXT NOT NULL,
  epoch BIGINT NOT NULL
);

-- One row: who takes over what was left holds it, so that only one does.
CREATE TABLE taking_over (
  id INTEGER PRIMARY KEY,
  times BIGINT NOT NULL
);

INSERT INTO taking_over (id, times) VALUES (1, 0);

ALTER TABLE run ADD COLUMN desk TEXT;

-- The database's own clock, in epoch milliseconds: processes may disagree on the time.
CREATE VIEW database_clock AS SELECT ${clock} AS millis;
