-- What a stream key opens besides its channel's own path, with spaces between.
ALTER TABLE stream_key ADD COLUMN mounts TEXT NOT NULL DEFAULT '';
