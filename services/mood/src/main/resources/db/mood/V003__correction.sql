-- What the owner says a text of a channel shows; `print` is the text's fingerprint, so that a text is
-- corrected once.
CREATE TABLE correction (
  id ${given},
  channel TEXT NOT NULL,
  print BIGINT NOT NULL,
  text TEXT NOT NULL,
  label TEXT NOT NULL,
  message_id TEXT,
  author_id TEXT,
  at BIGINT NOT NULL,
  UNIQUE (channel, print)
);

-- How often corrections were changed, so that each process notices.
ALTER TABLE state ADD COLUMN corrections BIGINT NOT NULL DEFAULT 0;
