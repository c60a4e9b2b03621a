-- Settings that were chosen while the house ran, for all processes, as they are written. What is not
-- here has its default. Times are epoch milliseconds.
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  chosen_at BIGINT NOT NULL
);
