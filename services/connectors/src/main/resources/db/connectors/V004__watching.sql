-- Runs that are live because somebody looks at the channel's page, and until when they stay if
-- nobody looks any more.
CREATE TABLE watching (
  channel TEXT PRIMARY KEY,
  run TEXT NOT NULL,
  until BIGINT NOT NULL
);
