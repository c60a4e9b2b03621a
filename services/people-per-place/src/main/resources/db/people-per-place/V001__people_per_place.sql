-- A copy of what places and people have told, in generations: one answers, and while the copy is built
-- anew another one is filled beside it (docs/adr/0019-generations-of-a-copy.md). Times are epoch
-- milliseconds. A `change` is the number of the change, among all of its service, that made a row so.

-- One row. `version` grows with each hearing and is the time of day at least, so that not even a
-- restored backup gives one again.
CREATE TABLE state (
  id INTEGER PRIMARY KEY,
  answering BIGINT NOT NULL,
  building BIGINT,
  newest BIGINT NOT NULL,
  version BIGINT NOT NULL
);
INSERT INTO state (id, answering, building, newest, version) VALUES (1, 1, NULL, 1, 0);

CREATE TABLE place (
  generation BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  change BIGINT NOT NULL,
  PRIMARY KEY (generation, id)
) ${by_key};

-- `is_alive` is 0 or 1. `place_id` may name a place that is not known yet, or no more.
CREATE TABLE person (
  generation BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  is_alive INTEGER NOT NULL,
  place_id BIGINT,
  change BIGINT NOT NULL,
  PRIMARY KEY (generation, id)
) ${by_key};
CREATE INDEX person_by_place ON person (generation, place_id, id);

-- Ids that were deleted, of all generations; `generation` is the newest one of that moment. An id is
-- never given twice, so what is told late of one of these counts no more.
CREATE TABLE gone (
  source TEXT NOT NULL,
  id BIGINT NOT NULL,
  change BIGINT NOT NULL,
  generation BIGINT NOT NULL,
  PRIMARY KEY (source, id)
) ${by_key};

-- How far each of the two services was heard, and when we last knew all that it had; null for never.
CREATE TABLE heard (
  source TEXT NOT NULL PRIMARY KEY,
  change BIGINT NOT NULL,
  as_of BIGINT
);
INSERT INTO heard (source, change, as_of) VALUES ('places', 0, NULL), ('people', 0, NULL);

-- One row: the last time that the copy was built anew. `pulse` grows while somebody is at it.
CREATE TABLE rebuild (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  places BIGINT NOT NULL,
  people BIGINT NOT NULL,
  started_at BIGINT,
  ended_at BIGINT,
  reason TEXT,
  pulse BIGINT NOT NULL
);
INSERT INTO rebuild (id, state, places, people, started_at, ended_at, reason, pulse)
VALUES (1, 'none', 0, 0, NULL, NULL, NULL, 0);
