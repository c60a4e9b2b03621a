-- Who is signed in with Twitch, as accounts told last; `scopes` are Twitch's words with spaces
-- between. `is_in` is 0 for who was and is not any more.
CREATE TABLE twitch_person (
  account TEXT PRIMARY KEY,
  twitch_id TEXT NOT NULL,
  login TEXT NOT NULL,
  scopes TEXT NOT NULL,
  is_in INTEGER NOT NULL,
  change BIGINT NOT NULL
);

-- One row, once Twitch was told where to call: with what it signs.
CREATE TABLE twitch_hook (
  id INTEGER PRIMARY KEY,
  secret TEXT NOT NULL
);

-- Who is signed in here nowhere, as accounts told last; whoever is not in it is signed in. `is_out`
-- is 0 for who is back.
CREATE TABLE signed_out (
  account TEXT PRIMARY KEY,
  is_out INTEGER NOT NULL,
  change BIGINT NOT NULL
);

-- Where people keep order at Twitch, as it said last: `moderator` is their id there, `twitch_id` the
-- channel's. `ended` is why a right is over, in Twitch's words; empty for one that holds.
CREATE TABLE twitch_moderates (
  account TEXT NOT NULL,
  moderator TEXT NOT NULL,
  twitch_id TEXT NOT NULL,
  name TEXT NOT NULL,
  ended TEXT NOT NULL,
  PRIMARY KEY (account, twitch_id)
);
CREATE INDEX twitch_moderates_by_channel ON twitch_moderates (twitch_id);
