-- Who owns the house, and with what it is proved. Secrets are kept as SHA-256 in hex: whoever reads
-- this file cannot use them. Times are epoch milliseconds.
CREATE TABLE owner (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  claimed_at BIGINT NOT NULL
);

-- At most one link is open: a new one takes the place of the old.
CREATE TABLE owner_link (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  hash TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  began_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE token (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
