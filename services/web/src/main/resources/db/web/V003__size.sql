-- How big all rows were when a day was first looked at, so that their growth is known. A day is a
-- number of days since 1970.
CREATE TABLE size_seen (
  day BIGINT PRIMARY KEY,
  bytes BIGINT NOT NULL
);
