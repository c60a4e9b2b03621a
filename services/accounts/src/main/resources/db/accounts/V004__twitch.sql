-- Which login at Twitch is whose. `sealed` are the tokens, encrypted; null where Twitch takes them
-- no more, then `trouble` says why. `generation` grows with each new pair; `renewing_until` is held
-- by the process that fetches the next one. Scopes have spaces between.
CREATE TABLE twitch_login (
  account_id BIGINT PRIMARY KEY,
  twitch_id TEXT NOT NULL UNIQUE,
  login TEXT NOT NULL,
  scopes TEXT NOT NULL,
  sealed TEXT,
  generation BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  checked_at BIGINT NOT NULL,
  renewing_until BIGINT NOT NULL,
  since BIGINT NOT NULL,
  trouble TEXT NOT NULL
);
CREATE INDEX twitch_login_by_check ON twitch_login (checked_at);

-- Who is on the way to Twitch and back, by the hash of the state that comes back with them.
CREATE TABLE twitch_visit (
  state TEXT PRIMARY KEY,
  account_id BIGINT,
  owner INTEGER NOT NULL,
  next TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX twitch_visit_by_expiry ON twitch_visit (expires_at);

-- Tokens that Twitch is still to forget.
CREATE TABLE twitch_revocation (
  number ${given},
  account_id BIGINT NOT NULL,
  twitch_id TEXT NOT NULL,
  sealed TEXT NOT NULL,
  tries INTEGER NOT NULL
);
