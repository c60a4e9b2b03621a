-- In whose name the owner acts, as accounts tells of it. `change` is the number of the change that
-- made it so.
CREATE TABLE owner_account (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  change BIGINT NOT NULL
);
