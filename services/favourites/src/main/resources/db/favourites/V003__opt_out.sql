-- Who opted out of being kept: nothing is made an event that they do in a chat. Times are epoch
-- milliseconds.
CREATE TABLE opt_out (
  platform TEXT NOT NULL,
  author_id TEXT NOT NULL,
  wanted INTEGER NOT NULL,
  wished_at BIGINT NOT NULL,
  PRIMARY KEY (platform, author_id)
);
