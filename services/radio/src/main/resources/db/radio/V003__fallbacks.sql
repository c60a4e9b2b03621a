-- Which mount or file stands in for a mount without a source.
CREATE TABLE fallbacks (
  mount TEXT PRIMARY KEY,
  fallback TEXT NOT NULL
);
