-- One row: the newest id that was given, to an account or a channel, and the number of the newest
-- change. Both only grow, so that neither is ever given twice. Times are epoch milliseconds.
-- Secrets are kept by their hashes, but for the keys that sign.
CREATE TABLE counter (
  id INTEGER PRIMARY KEY,
  last_id BIGINT NOT NULL,
  change BIGINT NOT NULL
);
INSERT INTO counter (id, last_id, change) VALUES (1, 1000, 0);

-- `email_key` is equal for addresses that are one.
CREATE TABLE account (
  id ${number} PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL,
  owner INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  change BIGINT NOT NULL
);

-- Names of accounts and channels by how they look, so that nobody imitates another. `until` is null
-- while one is in use; afterwards nobody else has it until then.
CREATE TABLE taken_name (
  skeleton TEXT PRIMARY KEY,
  account_id BIGINT NOT NULL,
  until BIGINT
);

-- Which services have kept an account.
CREATE TABLE heard (
  account_id BIGINT NOT NULL,
  service TEXT NOT NULL,
  PRIMARY KEY (account_id, service)
);

-- One signing in. `refresh` is the token that is next, `previous` the one that became it, by `salt`,
-- at `turned_at`.
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  account_id BIGINT NOT NULL,
  cookie TEXT UNIQUE,
  family TEXT NOT NULL UNIQUE,
  refresh TEXT NOT NULL,
  previous TEXT,
  salt TEXT,
  turned_at BIGINT,
  client TEXT NOT NULL,
  address TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_of_account ON session (account_id);
CREATE INDEX session_by_expiry ON session (expires_at);

-- Tokens for programs; `scopes` with spaces between.
CREATE TABLE api_token (
  id TEXT PRIMARY KEY,
  account_id BIGINT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  used_at BIGINT,
  expires_at BIGINT NOT NULL
);
CREATE INDEX api_token_of_account ON api_token (account_id);

-- Links to a new password.
CREATE TABLE reset (
  hash TEXT PRIMARY KEY,
  account_id BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE channel (
  id ${number} PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  owner_id BIGINT NOT NULL,
  title TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  change BIGINT NOT NULL
);
CREATE INDEX channel_of_account ON channel (owner_id);

CREATE TABLE role (
  channel_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (channel_id, account_id, role)
);
CREATE INDEX role_of_account ON role (account_id);

CREATE TABLE stream_key (
  id TEXT PRIMARY KEY,
  channel_id BIGINT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX stream_key_of_channel ON stream_key (channel_id);

-- What roles did. `channel_id` is null for what is about the whole server or an account.
CREATE TABLE audit (
  number ${given},
  at BIGINT NOT NULL,
  actor_id BIGINT,
  actor TEXT NOT NULL,
  channel_id BIGINT,
  deed TEXT NOT NULL,
  about_id BIGINT,
  about TEXT NOT NULL
);
CREATE INDEX audit_of_channel ON audit (channel_id, number);
CREATE INDEX audit_by_actor ON audit (actor_id);
CREATE INDEX audit_about ON audit (about_id);

-- Keys that sign access tokens: Ed25519, as the JDK writes them (PKCS #8, X.509), in Base64.
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,
  private TEXT NOT NULL,
  public TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
