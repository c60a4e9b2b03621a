-- The channels of our own, as accounts tells of them: each has a page at its name. What is gone stays
-- with the number of that change and nothing else, so that no older one brings it back.
CREATE TABLE channel (
  id TEXT PRIMARY KEY,
  name TEXT UNIQUE,
  title TEXT,
  owner_id TEXT,
  created_at BIGINT,
  change BIGINT NOT NULL
);
